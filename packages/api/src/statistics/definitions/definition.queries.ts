import type { Db } from '@truong/db/kysely';
import type { Form } from '@truong/rules/statistics/form';
import { shippedForms } from '@truong/rules/statistics/forms/index';

export type FormVersionRow = {
  form: Form;
  state: 'draft' | 'published';
  isShipped: boolean;
  savedAt: string | null;
  savedBy: string | null;
};

/** Every version that the department sees: shipped, published by anybody, its own drafts; by code, the newest first. */
export async function listFormVersions(db: Db, office: number): Promise<FormVersionRow[]> {
  const rows = await db
    .selectFrom('formVersion as v')
    .leftJoin('account as a', 'a.id', 'v.savedBy')
    .where((where) => where.or([where('v.state', '=', 'published'), where('v.unitId', '=', office)]))
    .select(['v.definition', 'v.state', 'v.savedAt', 'a.displayName as savedBy'])
    .execute();
  const kept = rows.map(
    (row): FormVersionRow => ({
      form: row.definition as unknown as Form,
      state: row.state as FormVersionRow['state'],
      isShipped: false,
      savedAt: row.savedAt.toISOString(),
      savedBy: row.savedBy,
    }),
  );
  const shipped = shippedForms.map(
    (form): FormVersionRow => ({ form, state: 'published', isShipped: true, savedAt: null, savedBy: null }),
  );
  // Shipped ones keep their own order, by level and point of the year; the department's follow by code.
  kept.sort((a, b) => (a.form.code < b.form.code ? -1 : a.form.code > b.form.code ? 1 : 0));
  const codes = [...new Set([...shipped, ...kept].map(({ form }) => form.code))];
  return codes.flatMap((code) =>
    [...shipped, ...kept].filter(({ form }) => form.code === code).sort((a, b) => b.form.version - a.form.version),
  );
}

/** The windows of a school year. */
export function listFormWindows(db: Db, schoolYear: number) {
  return db.selectFrom('formPeriod').where('schoolYear', '=', schoolYear).selectAll().orderBy('dueOn').execute();
}
