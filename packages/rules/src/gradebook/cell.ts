import type { CommentResult, ConductLevel } from './levels.ts';
import type { SubjectMark, TraitMark } from './regimes/primary-rules.ts';

/**
 * What stands in a cell; null means not entered. `number` is tenths on scale mark and a count on scale count; `make_up` is an
 * assessment still to be taken by a date; `by_rule` is the 0 or Chưa đạt of TT22/2021 art. 7 for an assessment not made up.
 */
export type CellValue =
  | { kind: 'number'; number: number }
  | { kind: 'code'; code: CellCode }
  | { kind: 'make_up'; due: string }
  | { kind: 'by_rule' };

/** Đ/CĐ, a level of conduct of any circular, or an assessment of grades 1-5: "T" is well_completed of a subject, good of a trait. */
export type CellCode = CommentResult | ConductLevel | SubjectMark | TraitMark;

const cellCodes: readonly CellCode[] = [
  'pass',
  'fail',
  'good',
  'fair',
  'satisfactory',
  'unsatisfactory',
  'average',
  'weak',
  'well_completed',
  'completed',
  'not_completed',
  'needs_effort',
];

/** The canonical text of a cell, kept in history and sent to screens: '', '85', 'pass', 'make_up 2025-05-20', 'by_rule'. */
export function cellToken(value: CellValue | null): string {
  if (value === null) return '';
  switch (value.kind) {
    case 'number':
      return String(value.number);
    case 'code':
      return value.code;
    case 'make_up':
      return `make_up ${value.due}`;
    case 'by_rule':
      return 'by_rule';
  }
}

/** Reads a canonical text back. Throws on any other text: stored tokens are ours. */
export function cellFromToken(token: string): CellValue | null {
  if (token === '') return null;
  if (token === 'by_rule') return { kind: 'by_rule' };
  if (/^(0|[1-9]\d{0,5})$/.test(token)) return { kind: 'number', number: Number(token) };
  const code = cellCodes.find((known) => known === token);
  if (code) return { kind: 'code', code };
  const due = /^make_up (\d{4}-\d{2}-\d{2})$/.exec(token)?.[1];
  if (due) return { kind: 'make_up', due };
  throw new RangeError(`not a cell token: ${token}`);
}

/** Whether a cell counts as done: a make-up that is still to come does not. */
export function isEntered(value: CellValue | null): boolean {
  return value !== null && value.kind !== 'make_up';
}

export function sameCell(a: CellValue | null, b: CellValue | null): boolean {
  return cellToken(a) === cellToken(b);
}
