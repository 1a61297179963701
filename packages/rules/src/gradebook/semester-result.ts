import type { CellValue } from './cell.ts';
import type { Column } from './columns.ts';
import type { AssessmentKind, CommentResult } from './levels.ts';
import { divideHalfUp } from './rounding.ts';

/** Null: not available yet. */
export type SubjectResult = { kind: 'score'; tenths: number } | { kind: 'comment'; result: CommentResult } | null;

/** The cells of one pupil on one sheet, by slot; a slot that is absent is not entered. */
export type PupilCells = ReadonlyMap<string, CellValue>;

/** A term average before rounding: `weighted` tenths over `divisor`. */
export type TermFraction = { weighted: number; divisor: number; regularCount: number };

/**
 * Result of a subject in a term. Null while a required cell is empty or still to be made up: never 0, never left out.
 * TT22/2021 art. 9.1 (scores: (regular + 2 × mid-term + 3 × end of term) / (number of regular + 5), half up to one decimal;
 * comments: Đạt when every assessment is Đạt); a value by rule counts as 0 or Chưa đạt, art. 7 (wording unsure).
 */
export function subjectSemesterResult(
  kind: AssessmentKind,
  columns: readonly Column[],
  cells: PupilCells,
): SubjectResult {
  if (kind === 'comment') return commentResult(columns, cells);
  const fraction = termFraction(columns, cells);
  return fraction && { kind, tenths: divideHalfUp(fraction.weighted, fraction.divisor) };
}

/** The weighted sum and the divisor of a term average; the divisor counts the regular marks really recorded. */
export function termFraction(columns: readonly Column[], cells: PupilCells): TermFraction | null {
  const fraction = { weighted: 0, divisor: 0, regularCount: 0 };
  for (const column of columns) {
    const tenths = markOf(cells.get(column.slot));
    if (tenths === null) {
      if (column.required) return null;
      continue;
    }
    fraction.weighted += column.weight * tenths;
    fraction.divisor += column.weight;
    if (column.role === 'regular') fraction.regularCount += 1;
  }
  return fraction.divisor > 0 ? fraction : null;
}

function commentResult(columns: readonly Column[], cells: PupilCells): SubjectResult {
  let result: CommentResult | null = null;
  for (const column of columns) {
    const recorded = commentOf(cells.get(column.slot));
    if (recorded === null && column.required) return null;
    if (recorded !== null) result = result === 'fail' ? 'fail' : recorded;
  }
  return result && { kind: 'comment', result };
}

function markOf(cell: CellValue | undefined): number | null {
  if (cell?.kind === 'number') return cell.number;
  return cell?.kind === 'by_rule' ? 0 : null;
}

function commentOf(cell: CellValue | undefined): CommentResult | null {
  if (cell?.kind === 'by_rule') return 'fail';
  if (cell?.kind !== 'code') return null;
  return cell.code === 'pass' || cell.code === 'fail' ? cell.code : null;
}
