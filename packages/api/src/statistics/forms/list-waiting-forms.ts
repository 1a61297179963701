import type { FormPeriodCode } from '@truong/contracts/common';
import type { Waiting } from '@truong/contracts/notices';
import { holds } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import type { Form } from '@truong/rules/statistics/form';
import { sql } from 'kysely';
import { listFilingDays, listFormUnlocks, listFormVerdicts, listLocks } from './facts.queries.ts';
import { type FilerPlace, isTurnOf, listFilerPlaces, reviewersOf } from './filer.queries.ts';
import { formOfYear, listPublishedForms } from './form-registry.ts';
import { listForms } from './read-form.ts';

/** How long before its day a form begins to wait. */
const daysAhead = 14;

type OfYear = { unitId: number; schoolYear: number };

/** What waits at a school: forms that are due soon, that its staff completed, that came back or that the records have left, flags that nobody settled. */
export async function listWaitingForms(trx: Trx, act: Act, of: OfYear): Promise<Waiting[]> {
  const [forms, flags] = await Promise.all([listForms(trx, act, of), listFlags(trx, of)]);
  const soon = dayAfter(act.today, daysAhead);
  const due = forms.flatMap(({ standing, dueOn }) =>
    standing.status === 'not_filed' && dueOn !== null && dueOn <= soon ? [dueOn] : [],
  );
  const [first] = due;
  const returned = forms.filter(({ standing }) => standing.status === 'returned').length;
  const complete = holds(act, 'filing.prepare')
    ? forms.filter(({ standing }) => standing.isCompleted && standing.status === 'not_filed').length
    : 0;
  const moved = forms.filter(({ sinceFiling }) => (sinceFiling?.moved ?? 0) > 0).length;
  return [
    ...(first ? [{ kind: 'forms_due' as const, forms: due.length, dueOn: first }] : []),
    ...(complete > 0 ? [{ kind: 'forms_complete' as const, forms: complete }] : []),
    ...(returned > 0 ? [{ kind: 'forms_returned' as const, forms: returned }] : []),
    ...forms.flatMap(({ formCode, period, name }) => {
      const count = flags.get(`${formCode} ${period}`);
      return count ? [{ kind: 'form_flags' as const, formCode, formName: name, period, flags: count }] : [];
    }),
    ...(moved > 0 ? [{ kind: 'forms_moved' as const, forms: moved }] : []),
  ];
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Flags on the school's figures that stand, its own and those of offices, by form and period. */
async function listFlags(db: Db, { unitId, schoolYear }: OfYear): Promise<Map<string, number>> {
  const { rows } = await sql<{ formCode: string; period: string; flags: number }>`
    select form_code, period, count(*)::integer as flags from (
      select r.form_code, r.period from figure_remark r
        where r.unit_id = ${unitId} and r.school_year = ${schoolYear} and r.filed_unit_id = ${unitId} and r.is_flag and r.settled_at is null
      union all
      select c.form_code, c.period from figure_remark_copy c
        where c.unit_id = ${unitId} and c.school_year = ${schoolYear} and c.is_flag and c.settled_at is null) f
    group by form_code, period`.execute(db);
  return new Map(rows.map(({ formCode, period, flags }) => [`${formCode} ${period}`, flags]));
}

type Standing = { unitId: number; formCode: string; period: string; number: number };

/** What waits at an office, by form and period: filings whose turn it is, and requests to open that it is told of. */
export async function listWaitingFormReviews(trx: Trx, act: Act, of: OfYear): Promise<Waiting[]> {
  const facts = { unitIds: act.readUnits, schoolYear: of.schoolYear };
  const forms = await listPublishedForms(trx);
  const levels = [...new Set(forms.flatMap(({ filers }) => filers.levels))];
  const [filed, verdicts, unlocks, locks, places] = await Promise.all([
    listFilingDays(trx, facts),
    listFormVerdicts(trx, facts, act.readUnits),
    listFormUnlocks(trx, facts),
    listLocks(trx, facts, act.readUnits),
    listFilerPlaces(trx, act, { filers: { levels } }, act.readUnits),
  ]);
  const placeOf = new Map(places.map((place) => [place.unitId, place]));
  const saidOf = Map.groupBy(verdicts, keyOf);
  const answered = new Set(locks.map(({ requestId, unitId }) => `${unitId} ${requestId}`));
  const reviewed = (one: { unitId: number; formCode: string }): { form: Form; place: FilerPlace } | null => {
    const form = formOfYear(forms, { code: one.formCode, schoolYear: of.schoolYear });
    const place = placeOf.get(one.unitId);
    return form && place?.levels.some((level) => (form.filers.levels as string[]).includes(level))
      ? { form, place }
      : null;
  };
  const mine = filed.filter((one) => {
    const found = reviewed(one);
    return found !== null && isTurnOf(act.unitId, { ...found, verdicts: saidOf.get(keyOf(one)) ?? [] });
  });
  const asked = unlocks.filter((one) => {
    const found = reviewed(one);
    const isOpen = !answered.has(`${one.unitId} ${one.id}`);
    return found !== null && isOpen && reviewersOf(found.form, found.place)[0] === act.unitId;
  });
  const named = (formCode: string, period: string) => ({
    ...{ formCode, period: period as FormPeriodCode },
    formName: formOfYear(forms, { code: formCode, schoolYear: of.schoolYear })?.name ?? formCode,
  });
  return [
    ...byForm(mine).map(([one, filings]) => ({
      ...{ kind: 'form_reviews' as const, ...named(one.formCode, one.period), filings },
    })),
    ...byForm(asked).map(([one, requests]) => ({
      ...{ kind: 'form_unlocks' as const, ...named(one.formCode, one.period), requests },
    })),
  ];
}

function keyOf({ unitId, formCode, period, number }: Standing): string {
  return `${unitId} ${formCode} ${period} ${number}`;
}

function byForm<One extends { formCode: string; period: string }>(list: readonly One[]): [One, number][] {
  return [...Map.groupBy(list, ({ formCode, period }) => `${formCode} ${period}`).values()].flatMap((of) =>
    of[0] ? [[of[0], of.length] as [One, number]] : [],
  );
}
