/** Reads the marks of an example into the cells of a sheet. */
import type { CellValue } from '@truong/rules/gradebook/cell';
import { type Column, columnsOf } from '@truong/rules/gradebook/columns';
import type { AssessmentKind } from '@truong/rules/gradebook/levels';
import type { SecondaryRules } from '@truong/rules/gradebook/regimes/secondary-rules';
import { type RequiredAssessments, requiredAssessments } from '@truong/rules/gradebook/required-assessments';
import type { SubjectOutcome } from '@truong/rules/gradebook/subject-result';
import { isObject, type Json, type JsonObject, listOf, numberOf, textOf } from './example-form.ts';
import { commentResult, subjectOf } from './example-words.ts';

/** A decimal number or text, exactly: `units` over `scale`, a power of ten. */
export function decimal(value: Json | undefined): { units: number; scale: number } {
  const match = /^(\d+)(?:[.,](\d+))?$/.exec(String(value).trim());
  if (!match) throw new Error(`not a mark: ${JSON.stringify(value)}`);
  const [, whole = '', decimals = ''] = match;
  return { units: Number(whole + decimals), scale: 10 ** decimals.length };
}

export function tenths(value: Json | undefined): number {
  const { units, scale } = decimal(value);
  const exact = (10 * units) / scale;
  if (!Number.isInteger(exact)) throw new Error(`more than one decimal: ${JSON.stringify(value)}`);
  return exact;
}

/** What the circular asks of the subject of an example; null where it does not say how many periods it has. */
export function requiredOf(rules: SecondaryRules, kind: AssessmentKind, input: JsonObject): RequiredAssessments | null {
  const { periodsPerYear, periodsPerWeekThisSemester: week, schoolYear, semester } = input;
  const isFixed = kind === 'comment' && rules.counts.commentSubjects !== null;
  if (!isFixed && periodsPerYear === undefined && week === undefined) return null;
  const perWeek = week === undefined ? undefined : numberOf(week);
  const perYear = periodsPerYear === undefined ? 35 * (perWeek ?? 0) : numberOf(periodsPerYear);
  const year = Number.parseInt(String(schoolYear ?? input.startYear), 10);
  const term = Number(String(semester ?? input.hocKi).replace('HK', ''));
  return requiredAssessments(rules, {
    kind,
    periodsPerYear: perYear,
    ...(perWeek !== undefined && { periodsPerWeek: perWeek }),
    ...(Number.isInteger(year) && { schoolYear: year }),
    ...((term === 1 || term === 2) && { term }),
  });
}

/**
 * The columns and cells of one pupil: `tx` in the regular columns, at least `required` of them; `chuyenDe` in the cluster's;
 * `gk` or the list `dk` in the middle; `ck` or `hk` at the end. A reason `absent_no_makeup` beside an assessment makes it a
 * value by rule; so does a regular one that was never held, where `isMissingByRule`.
 */
export function lineOf(
  rules: SecondaryRules,
  of: { kind: AssessmentKind; input: JsonObject },
  regular: { required: number; isMissingByRule: boolean },
): { columns: readonly Column[]; cells: Map<string, CellValue> } {
  const { kind, input } = of;
  const marks = listOf(input.tx ?? []);
  const clusters = input.chuyenDe === undefined || input.chuyenDe === null ? [] : [input.chuyenDe].flat();
  const periodic = rules.counts.middle === 'periodic' ? listOf(input.dk ?? []) : null;
  const regularCount = Math.max(marks.length, regular.required);
  const columns = columnsOf({
    kind,
    regularCount,
    clusterCount: clusters.length,
    periodicCount: periodic?.length ?? null,
  });
  const cells = new Map<string, CellValue>();
  const put = (slot: string, cell: CellValue | null) => cell && cells.set(slot, cell);
  for (let i = 0; i < regularCount; i += 1) {
    const isNeverHeld = i >= marks.length && regular.isMissingByRule;
    put(`r${i + 1}`, isNeverHeld ? { kind: 'by_rule' } : cellOf(kind, marks[i], undefined));
  }
  for (const [i, mark] of clusters.entries()) put(`c${i + 1}`, cellOf(kind, mark, undefined));
  for (const [i, mark] of (periodic ?? []).entries()) put(`p${i + 1}`, cellOf(kind, mark, undefined));
  put('mid', cellOf(kind, input.gk, input.gkReason));
  put('end', cellOf(kind, input.ck ?? input.hk, input.ckReason ?? input.hkReason));
  return { columns, cells };
}

function cellOf(kind: AssessmentKind, value: Json | undefined, reason: Json | undefined): CellValue | null {
  if (reason === 'absent_no_makeup') return { kind: 'by_rule' };
  if (value === null || value === undefined) return null;
  return kind === 'comment'
    ? { kind: 'code', code: commentResult(textOf(value)) }
    : { kind: 'number', number: tenths(value) };
}

/** `scores` and `comments` of an example, in their order. */
export function outcomesOf(input: JsonObject): SubjectOutcome[] {
  return [...entriesOf(input.scores), ...entriesOf(input.comments)].map(([name, value]) => outcomeOf(name, value));
}

export function outcomeOf(name: string, value: Json | undefined): SubjectOutcome {
  const subject = subjectOf(name);
  return value === 'D' || value === 'CD'
    ? { subject, result: { kind: 'comment', result: commentResult(value) } }
    : { subject, result: { kind: 'score', tenths: tenths(value) } };
}

export function entriesOf(value: Json | undefined): [string, Json][] {
  return isObject(value) ? Object.entries(value) : [];
}

/** "8.4", as averages are expected; null stays. */
export function dotted(value: number | null): string | null {
  return value === null ? null : `${Math.floor(value / 10)}.${value % 10}`;
}
