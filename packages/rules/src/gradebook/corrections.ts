import { cellFromToken, isEntered } from './cell.ts';

/** A change of one cell, by the canonical texts of the cell before and after it. */
export type CellChange = { from: string; to: string };

/**
 * How many times a cell was corrected, as printed books count it: a value that stood was replaced by another one. Filling an
 * empty cell, or one that awaits a make-up, is no correction; deleting and typing anew is one, or none when the same value
 * comes back. A value that was deleted and never came back is one.
 */
export function countCorrections(changes: readonly CellChange[]): number {
  let standing: string | null = null;
  let isDeleted = false;
  let corrections = 0;
  for (const { from, to } of changes) {
    if (standing === null && isValue(from)) standing = from;
    if (!isValue(to)) {
      isDeleted = standing !== null;
      continue;
    }
    if (standing !== null && standing !== to) corrections += 1;
    standing = to;
    isDeleted = false;
  }
  return corrections + (isDeleted ? 1 : 0);
}

function isValue(token: string): boolean {
  return isEntered(cellFromToken(token));
}
