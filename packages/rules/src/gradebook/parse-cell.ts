import type { CellValue } from './cell.ts';
import type { Scale } from './columns.ts';
import { parseMakeUp } from './parse-make-up.ts';
import { type MarkProblem, parseMark } from './parse-mark.ts';
import {
  type PrimaryLevelProblem,
  parsePrimaryLevel,
  type WholeMarkProblem,
  wholeMark,
} from './primary/parse-assessment.ts';

export type CellProblem =
  | MarkProblem
  | WholeMarkProblem
  | PrimaryLevelProblem
  | 'not_a_comment_result'
  | 'not_a_conduct_level'
  | 'not_an_old_conduct_level'
  | 'not_a_count'
  | 'bad_due_date'
  | 'exemption';

export type ParsedCell =
  | { ok: true; value: CellValue | null }
  | { ok: false; problem: CellProblem; suggestion?: string };

/** `today` and `termEnds` are ISO dates; they bound the date of a make-up. */
export type CellContext = { today: string; termEnds: string };

/** More sessions than a term holds (18 weeks at most): anything above is a slip. */
const maxCount = 200;

const commentResults = new Map<string, CellValue>([
  ['d', { kind: 'code', code: 'pass' }],
  ['dat', { kind: 'code', code: 'pass' }],
  ['1', { kind: 'code', code: 'pass' }],
  ['cd', { kind: 'code', code: 'fail' }],
  ['chua dat', { kind: 'code', code: 'fail' }],
  ['0', { kind: 'code', code: 'fail' }],
]);

const conductLevels = new Map<string, CellValue>([
  ['t', { kind: 'code', code: 'good' }],
  ['tot', { kind: 'code', code: 'good' }],
  ['k', { kind: 'code', code: 'fair' }],
  ['kha', { kind: 'code', code: 'fair' }],
  ['d', { kind: 'code', code: 'satisfactory' }],
  ['dat', { kind: 'code', code: 'satisfactory' }],
  ['cd', { kind: 'code', code: 'unsatisfactory' }],
  ['chua dat', { kind: 'code', code: 'unsatisfactory' }],
]);

/** Of TT58/2011. */
const oldConductLevels = new Map<string, CellValue>([
  ['t', { kind: 'code', code: 'good' }],
  ['tot', { kind: 'code', code: 'good' }],
  ['k', { kind: 'code', code: 'fair' }],
  ['kha', { kind: 'code', code: 'fair' }],
  ['tb', { kind: 'code', code: 'average' }],
  ['trung binh', { kind: 'code', code: 'average' }],
  ['y', { kind: 'code', code: 'weak' }],
  ['yeu', { kind: 'code', code: 'weak' }],
]);

/** Lower case, single spaces, no diacritics, so that Đ, đ, d and both Unicode forms are one. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/gu, ' ').trim().toLowerCase().replaceAll('đ', 'd');
}

/** What the grid draws where nothing is entered: not yet. Of marks the word too; among Đ and CĐ it could be half of another. */
const dash = /^[-–—]$/;
const notYet = /^chua( co)?$/;
/** Absent: still to be made up, like "bù". */
const absent = /^(v|vang)$/;
/** Exempt is a pupil from a subject, never a cell: refused by a problem of its own. */
const exempt = /^(m|mien)$/;

/**
 * Reads what a person typed into a cell of a scale. Empty text, "-" or "chưa" empties the cell; "bù 20/05" promises a make-up, "v"
 * (vắng) one by the end of the term.
 */
export function parseCell(scale: Scale, text: string, context: CellContext): ParsedCell {
  const typed = plain(text);
  if (typed === '' || dash.test(typed)) return { ok: true, value: null };
  switch (scale) {
    case 'mark': {
      if (notYet.test(typed)) return { ok: true, value: null };
      const code = parseCode(typed, context);
      if (code) return code;
      const mark = parseMark(typed);
      return mark.ok ? { ok: true, value: { kind: 'number', number: mark.tenths } } : mark;
    }
    case 'test':
    case 'old_test':
      if (notYet.test(typed)) return { ok: true, value: null };
      return parseCode(typed, context) ?? wholeMark(scale, typed);
    case 'subject_level':
    case 'old_subject_level':
    case 'trait_level':
    case 'old_trait_level':
      return parsePrimaryLevel(scale, typed);
    case 'comment':
      return parseCode(typed, context) ?? known(commentResults.get(typed), 'not_a_comment_result');
    case 'conduct':
      return known(conductLevels.get(typed), 'not_a_conduct_level');
    case 'old_conduct':
      return known(oldConductLevels.get(typed), 'not_an_old_conduct_level');
    case 'count': {
      const count = /^\d{1,3}$/.test(typed) ? Number(typed) : Number.POSITIVE_INFINITY;
      return known(count <= maxCount ? { kind: 'number', number: count } : undefined, 'not_a_count');
    }
  }
}

/** What may stand in place of the result of an assessment; null when the text is none of these. */
function parseCode(typed: string, context: CellContext): ParsedCell | null {
  if (exempt.test(typed)) return { ok: false, problem: 'exemption' };
  return parseMakeUp(absent.test(typed) ? 'bu' : typed, context);
}

function known(value: CellValue | undefined, problem: CellProblem): ParsedCell {
  return value ? { ok: true, value } : { ok: false, problem };
}
