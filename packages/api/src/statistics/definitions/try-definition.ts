import { AppError } from '@truong/contracts/errors';
import type { TriedForm, TryForm } from '@truong/contracts/form-definitions';
import type { Db } from '@truong/db/kysely';
import { fillForm } from '@truong/rules/statistics/fill-form';
import type { Form } from '@truong/rules/statistics/form';
import { runChecks } from '@truong/rules/statistics/form-checks';
import { problemsOfForm } from '@truong/rules/statistics/form-problems';
import { listLineAbove } from '../../organisation/index.ts';
import type { InAct } from '../../trpc.ts';
import { readElsewhere } from '../forms/elsewhere.ts';
import { recordsOfForm } from '../forms/prepare-form.ts';

/** A period of each kind to try a form for. */
const periods: Record<Form['periodKind'], string> = {
  start: 'start',
  mid: 'mid',
  end: 'end',
  semester: 'term-2',
  month: 'month-09',
  ad_hoc: 'ad-hoc-thu',
};

/** A form that is not kept yet, filled from the records of a school: nothing is written, nobody is named. */
export function tryDefinition(inAct: InAct, input: TryForm): Promise<TriedForm> {
  const { definition: form, unitId, schoolYear } = input;
  return inAct(async (trx, act) => {
    if (!act.readUnits.includes(unitId)) throw new AppError('NOT_FOUND');
    const countedOn = input.countedOn ?? (await findCountingDay(trx, form, schoolYear));
    const line = await listLineAbove(trx, { unitId, asOf: act.asOf });
    const answer = { unitName: line.at(-1)?.name ?? '', countedOn };
    const problems = problemsOfForm(form);
    if (problems.length > 0) return { ...answer, problems, figures: [], findings: [] };
    const of = { unitId, schoolYear, formCode: form.code, period: periods[form.periodKind] };
    const [records, elsewhere] = await Promise.all([
      recordsOfForm(trx, { form, of, countedOn }),
      readElsewhere(trx, form, of),
    ]);
    const figures = fillForm(form, { records, entries: new Map(), elsewhere: elsewhere.read });
    return {
      ...answer,
      problems,
      figures: figures.map(({ key, source, value, absent }) => ({ key, source, value, absent })),
      findings: runChecks(form, figures, elsewhere.read),
    };
  });
}

/** The day named for the form in that year, else the day by which its point of the year has come. */
async function findCountingDay(db: Db, form: Form, schoolYear: number): Promise<string> {
  const [window, terms] = await Promise.all([
    db
      .selectFrom('formPeriod')
      .where('formCode', '=', form.code)
      .where('schoolYear', '=', schoolYear)
      .where('period', '=', periods[form.periodKind])
      .select(['dueOn', 'countedOn'])
      .executeTakeFirst(),
    db
      .selectFrom('term')
      .where('schoolYear', '=', schoolYear)
      .select(['term', 'startsOn', 'endsOn'])
      .orderBy('term')
      .execute(),
  ]);
  const [first, second] = terms;
  if (!first || !second) throw new AppError('NOT_FOUND');
  const known = window?.countedOn ?? window?.dueOn;
  if (known) return known;
  return form.periodKind === 'start' ? first.startsOn : form.periodKind === 'mid' ? first.endsOn : second.endsOn;
}
