import { readRecords } from '@truong/api/statistics/records/read-records';
import type { Db } from '@truong/db/kysely';
import { type FormFigure, fillForm } from '@truong/rules/statistics/fill-form';
import { type CellKey, cellsOfForm, type Form } from '@truong/rules/statistics/form';
import { shippedForms } from '@truong/rules/statistics/forms/index';
import type { Point } from '@truong/rules/statistics/points';
import type { SchoolLevel } from '@truong/rules/statistics/school-level';
import { days, lastYear, schoolYear } from '../model/calendar.ts';
import { midDayOf } from '../model/sector-periods.ts';

/**
 * Of how many cells the records made a number, how many are typed, which ones wait for those, and how many are rates over nothing:
 * of a grade or subject that the school has not.
 */
type Share = { form: string; computed: number; typed: number; waiting: CellKey[]; overNothing: number };

type Moment = { schoolYear: number; countedOn: string; point: Point };

const ended: Moment = { schoolYear: lastYear.schoolYear, countedOn: lastYear.endsOn, point: 'end' };
const mid: Moment = { schoolYear, countedOn: midDayOf(null), point: 'mid' };
/** A form counts at the last moment of its kind for which the demo's records are whole. */
const moments: Record<Form['periodKind'], Moment> = {
  start: { schoolYear, countedOn: `${schoolYear}-09-30`, point: 'start' },
  mid,
  end: ended,
  semester: mid,
  month: { schoolYear, countedOn: '2025-04-30', point: 'start' },
  ad_hoc: { schoolYear, countedOn: days.today, point: 'start' },
};
const monthBefore: Moment = { ...moments.month, countedOn: '2025-03-31' };

/** Every shipped form filled for a school of these levels from its records alone, as a draft is. */
export async function sharesOfForms(
  db: Db,
  school: { unitId: number; levels: readonly SchoolLevel[] },
): Promise<Share[]> {
  const shares: Share[] = [];
  const newest = Map.groupBy(shippedForms, ({ code }) => code).values();
  for (const versions of newest) {
    const form = versions.at(-1) as Form;
    if (!form.filers.levels.some((level) => school.levels.includes(level))) continue;
    const before = form.periodKind === 'month' ? await figuresAt(db, { form, school, moment: monthBefore }) : [];
    const figures = await figuresAt(db, { form, school, moment: await momentOf(db, form, school.unitId), before });
    const typed = figures.filter(({ source }) => source === 'typed').length;
    const empty = figures.filter(({ source, value }) => source !== 'typed' && value === null);
    const waiting = empty.filter(({ absent }) => absent?.kind !== 'divided_by_nothing').map(({ key }) => key);
    const computed = figures.length - typed - empty.length;
    shares.push({ form: form.code, computed, typed, waiting, overNothing: empty.length - waiting.length });
  }
  return shares;
}

type Filled = {
  form: Form;
  school: { unitId: number };
  moment: Moment;
  before?: readonly FormFigure[];
};

async function figuresAt(db: Db, { form, school, moment, before = [] }: Filled): Promise<FormFigure[]> {
  const kinds = new Set(cellsOfForm(form).flatMap(({ source }) => (source.kind === 'query' ? [source.records] : [])));
  const at = { unitId: school.unitId, ...moment, levels: form.filers.levels };
  const known = new Map(before.map(({ key, value }) => [key, value]));
  return fillForm(form, {
    records: await readRecords(db, at, [...kinds]),
    entries: new Map(),
    elsewhere: (of, key) => {
      const value = of === 'previous' ? known.get(key) : undefined;
      return value == null ? { absent: { kind: 'not_filed', at: key } } : { value };
    },
  });
}

/** Preschools of the demo have this year only. */
async function momentOf(db: Db, form: Form, unitId: number): Promise<Moment> {
  if (form.periodKind !== 'end') return moments[form.periodKind];
  const kept = await db
    .selectFrom('class')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', ended.schoolYear)
    .where('level', 'in', [...form.filers.levels])
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return kept ? ended : { schoolYear, countedOn: days.today, point: 'end' };
}
