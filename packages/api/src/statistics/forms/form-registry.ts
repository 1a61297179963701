import type { Db } from '@truong/db/kysely';
import type { Form } from '@truong/rules/statistics/form';
import { shippedForms } from '@truong/rules/statistics/forms/index';

/** A form that may be filed: shipped with the product, or published by the department. */
export async function listPublishedForms(db: Db): Promise<Form[]> {
  const rows = await db
    .selectFrom('formVersion')
    .where('state', '=', 'published')
    .select('definition')
    .orderBy('formCode')
    .orderBy('version')
    .execute();
  return [...shippedForms, ...rows.map(({ definition }) => definition as unknown as Form)];
}

/** That very version, which filings name; undefined where there is none. */
export async function findFormVersion(db: Db, code: string, version: number): Promise<Form | undefined> {
  const row = await db
    .selectFrom('formVersion')
    .where('formCode', '=', code)
    .where('version', '=', version)
    .where('state', '=', 'published')
    .select('definition')
    .executeTakeFirst();
  // A department's own goes before: it was published before the product had a version of that number.
  const own = row?.definition as unknown as Form | undefined;
  return own ?? shippedForms.find((form) => form.code === code && form.version === version);
}

/** The version in which a form is filed for a school year: the newest that holds then. */
export async function findFormOf(db: Db, code: string, schoolYear: number): Promise<Form | undefined> {
  return formOfYear(await listPublishedForms(db), { code, schoolYear });
}

/** The same among forms that were read. */
export function formOfYear(
  forms: readonly Form[],
  { code, schoolYear }: { code: string; schoolYear: number },
): Form | undefined {
  return forms
    .filter((form) => form.code === code && holdsIn(form, schoolYear))
    .reduce<Form | undefined>((best, form) => (best && best.version > form.version ? best : form), undefined);
}

function holdsIn({ validFrom, validTo }: Form, schoolYear: number): boolean {
  return (validFrom ?? schoolYear) <= schoolYear && schoolYear <= (validTo ?? schoolYear);
}
