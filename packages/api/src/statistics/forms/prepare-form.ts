import { AppError } from '@truong/contracts/errors';
import type { FormRef } from '@truong/contracts/forms';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import type { RecordKind } from '@truong/rules/statistics/catalogue';
import { type FormEntry, type FormFigure, fillForm } from '@truong/rules/statistics/fill-form';
import { cellsOfForm, type Form } from '@truong/rules/statistics/form';
import { outlierFindings, runChecks } from '@truong/rules/statistics/form-checks';
import type { Point } from '@truong/rules/statistics/points';
import type { PeopledSet } from '@truong/rules/statistics/record-set';
import { readRecords } from '../records/read-records.ts';
import { readElsewhere, readHistory } from './elsewhere.ts';
import { listCheckNotes, listEntries } from './facts.queries.ts';
import { type FilerPlace, listFilerPlaces } from './filer.queries.ts';
import { factsOf, readFacts } from './form-facts.ts';
import { findFormOf } from './form-registry.ts';

const points: Record<Form['periodKind'], Point | null> = {
  start: 'start',
  mid: 'mid',
  end: 'end',
  semester: null,
  month: 'start',
  ad_hoc: 'start',
};

/** Which results the rows carry: by the form's kind of period; semester I is the middle of the year. */
export function pointOf(form: Pick<Form, 'periodKind'>, period: string): Point {
  return points[form.periodKind] ?? (period === 'term-1' ? 'mid' : 'term-2');
}

/** The form and the school that files it. NOT_FOUND for a school outside the act or that need not file it. */
export async function findFiling(trx: Trx, act: Act, of: FormRef): Promise<{ form: Form; place: FilerPlace }> {
  if (!act.readUnits.includes(of.unitId)) throw new AppError('NOT_FOUND');
  const form = await findFormOf(trx, of.formCode, of.schoolYear);
  if (!form) throw new AppError('NOT_FOUND');
  const [place] = await listFilerPlaces(trx, act, form, [of.unitId]);
  if (!place) throw new AppError('NOT_FOUND');
  return { form, place };
}

/** What a form counts now: rows on its counting day, or of today while that day has not come. */
export function recordsOfForm(
  db: Db,
  { form, of, countedOn }: { form: Form; of: FormRef; countedOn: string },
): Promise<Map<RecordKind, PeopledSet>> {
  const kinds = new Set(cellsOfForm(form).flatMap(({ source }) => (source.kind === 'query' ? [source.records] : [])));
  const { unitId, schoolYear } = of;
  const levels = form.filers.levels;
  return readRecords(db, { unitId, schoolYear, countedOn, point: pointOf(form, of.period), levels }, [...kinds]);
}

/** The form as it would be filed now: facts, rows, figures, findings. */
export async function prepareForm(trx: Trx, act: Act, of: FormRef) {
  const { form, place } = await findFiling(trx, act, of);
  const rows = await readFacts(trx, act, { ...of, unitIds: [of.unitId] });
  const facts = factsOf(rows, act, { form, period: of.period, place });
  const { countedOn: wanted } = facts.shown;
  const countedOn = wanted !== null && wanted < act.today ? wanted : act.today;
  return { form, place, facts, countedOn, ...(await computeForm(trx, { form, of, countedOn })) };
}

/** Rows as the records hold them on the day, figures over them with what was typed, what the checks and the past say, with notes. */
export async function computeForm(db: Db, { form, of, countedOn }: { form: Form; of: FormRef; countedOn: string }) {
  const [records, entries, notes, elsewhere, history] = await Promise.all([
    recordsOfForm(db, { form, of, countedOn }),
    listEntries(db, of),
    listCheckNotes(db, of),
    readElsewhere(db, form, of),
    readHistory(db, of),
  ]);
  const typed = new Map(
    entries.map(({ cell, value, words, note }): [string, FormEntry] => [cell, { value, text: words, note }]),
  );
  const figures = fillForm(form, { records, entries: typed, elsewhere: elsewhere.read });
  const found = [
    ...runChecks(form, figures, elsewhere.read),
    ...outlierFindings(figures, (key) => history.get(key) ?? []),
  ];
  const findings = found.map((finding) => ({
    finding,
    note:
      notes.find(({ checkCode, place: at }) => checkCode === finding.check && at === placeOfFinding(finding))?.note ??
      null,
  }));
  return { entries, records, figures, findings, elsewhere: elsewhere.filed };
}

/** Which place of a check a finding is of: its first figure. */
export function placeOfFinding({ cells }: { cells: readonly string[] }): string {
  return cells[0] ?? '';
}

/** What of two sets of figures differs, in the order of the first; texts are not compared. */
export function differencesOf(
  before: readonly Pick<FormFigure, 'key' | 'value'>[],
  after: readonly Pick<FormFigure, 'key' | 'value'>[],
): { cell: string; before: number | null; after: number | null }[] {
  const then = new Map(before.map(({ key, value }) => [key, value]));
  const now = new Map(after.map(({ key, value }) => [key, value]));
  return [...new Set([...then.keys(), ...now.keys()])].flatMap((cell) => {
    const pair = { before: then.get(cell) ?? null, after: now.get(cell) ?? null };
    return pair.before === pair.after ? [] : [{ cell, ...pair }];
  });
}
