import type { Grid } from './import-kinds.ts';
import { plainWords } from './plain-words.ts';

export type Head = { from: number; to: number; headers: string[]; score: number };

/** A head stands near the top, below names of offices and titles, and takes three rows at most. */
const searchedRows = 40;
const deepest = 3;
const telling = 0.75;

/** What a head may mean best in the kind of table that is looked for. */
type Match = (header: string) => { field: string; score: number } | undefined;

/** The rows that name the columns, wherever they stand; null where no row does. */
export function findHead(grid: Grid, match: Match): Head | null {
  let best: Head | null = null;
  const known = new Map<string, ReturnType<Match>>();
  const bestMatch = (header: string) => {
    if (!known.has(header)) known.set(header, match(header));
    return known.get(header);
  };
  for (let from = 0; from < Math.min(searchedRows, grid.rows.length); from++) {
    for (let depth = 1; depth <= deepest && from + depth <= grid.rows.length; depth++) {
      const headers = joinHeaders(grid, { from, to: from + depth - 1 });
      const score = scoreHeaders(headers, bestMatch);
      // A deeper or later head must say more: the row of numbers under a head and the first record add nothing.
      if (score > 0 && (best === null || score > best.score + 0.05))
        best = { from, to: from + depth - 1, headers, score };
    }
  }
  return best;
}

/**
 * The head of each column from above to below, each text once. A text over several columns that was not merged stands for
 * the empty ones on its right which have a head below.
 */
export function joinHeaders(grid: Grid, { from, to }: { from: number; to: number }): string[] {
  const width = grid.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const rows = grid.rows.slice(from, to + 1);
  return Array.from({ length: width }, (_, column) => {
    const texts: string[] = [];
    for (const [i, row] of rows.entries()) {
      const text = row[column]?.trim() || (i < rows.length - 1 ? groupAbove(rows, { row: i, column }) : '');
      if (text && !texts.includes(text)) texts.push(text);
    }
    return texts.join(' ').replace(/\s+/g, ' ');
  });
}

function groupAbove(rows: readonly (readonly string[])[], { row, column }: { row: number; column: number }): string {
  const below = rows[row + 1];
  if (!below?.[column]?.trim()) return '';
  for (let left = column - 1; left >= 0; left--) {
    const text = rows[row]?.[left]?.trim();
    // A head that has nothing below it is a column of its own, no group.
    if (text) return below[left]?.trim() ? text : '';
  }
  return '';
}

/** How many fields the heads name, weighted by how surely; none unless two are named, and no value looks like a head. */
function scoreHeaders(headers: readonly string[], bestMatch: Match): number {
  const best = new Map<string, number>();
  let strangers = 0;
  for (const header of headers) {
    if (header === '') continue;
    const match = bestMatch(header);
    if (match && match.score >= telling) best.set(match.field, Math.max(best.get(match.field) ?? 0, match.score));
    else if (/^\d+$/.test(plainWords(header))) strangers++;
  }
  if (best.size < 2 || strangers > best.size) return 0;
  return [...best.values()].reduce((sum, score) => sum + score, 0) - 0.2 * strangers;
}
