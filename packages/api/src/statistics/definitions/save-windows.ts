import { AppError } from '@truong/contracts/errors';
import type { SaveFormWindows } from '@truong/contracts/form-definitions';
import { mayBeFiledFor } from '@truong/rules/statistics/form';
import { sql } from 'kysely';
import { onceByDepartment } from '../../organisation/index.ts';
import type { InAct } from '../../trpc.ts';
import { listPublishedForms } from '../forms/form-registry.ts';

/**
 * When a form, or every published form of a series that has the period, is filed in a school year, for all schools at once.
 * Throws CALENDAR_REFUSED, or NOT_FOUND where no form has the period.
 */
export function saveFormWindows(inAct: InAct, input: SaveFormWindows): Promise<{ forms: number }> {
  const { of, schoolYear, period, opensOn, dueOn, countedOn } = input;
  return onceByDepartment(inAct, input, async (trx) => {
    if (dueOn < opensOn) throw new AppError('CALENDAR_REFUSED', { problems: ['backwards'] });
    const years = await trx
      .selectFrom('schoolYear')
      .select('schoolYear')
      .where('schoolYear', '=', schoolYear)
      .execute();
    const forms = (await listPublishedForms(trx)).filter(
      (form) =>
        (of.kind === 'form' ? form.code === of.formCode : form.series === of.series) && mayBeFiledFor(form, period),
    );
    const codes = [...new Set(forms.map(({ code }) => code))];
    if (years.length === 0 || codes.length === 0) throw new AppError('NOT_FOUND');
    for (const code of codes)
      await sql`select save_form_period(${code}, ${schoolYear}, ${period}, ${opensOn}::date, ${dueOn}::date, ${countedOn}::date)`.execute(
        trx,
      );
    return { forms: codes.length };
  });
}
