/**
 * A dense table of up to three axes. Each axis has its entries, then one for what is not known or not to be placed, then one for all
 * together; the last axis lies closest.
 */
export type PivotTable = { entries: readonly number[]; length: number };

/** The two entries that every axis has behind its own. */
const behind = 2;

export function newPivotTable(entries: readonly number[]): PivotTable {
  return { entries, length: entries.reduce((product, one) => product * (one + behind), 1) };
}

/** How far apart in the table two neighbours on an axis are. */
export function strideOf({ entries }: PivotTable, axis: number): number {
  return entries.slice(axis + 1).reduce((product, one) => product * (one + behind), 1);
}

/** The cell at a place on each axis; past its entries come the one not known and the one of all together. */
export function cellAt(table: PivotTable, places: readonly number[]): number {
  return places.reduce((cell, place, axis) => cell + place * strideOf(table, axis), 0);
}

export function notKnown(entries: number): number {
  return entries;
}

export function allTogether(entries: number): number {
  return entries + 1;
}

/** The cells of each line along an axis, the one of all together last. */
export function* linesAlong(table: PivotTable, axis: number): Generator<number[]> {
  const stride = strideOf(table, axis);
  const size = (table.entries[axis] ?? 0) + behind;
  for (let from = 0; from < table.length; from++)
    if (Math.floor(from / stride) % size === 0) yield Array.from({ length: size }, (_, i) => from + i * stride);
}

/** Writes into the last cell of each line along an axis what its others add up to. */
export function addAllTogether(table: PivotTable, cells: Float64Array, axis: number): void {
  const stride = strideOf(table, axis);
  const last = ((table.entries[axis] ?? 0) + 1) * stride;
  for (let from = 0; from < table.length; from++) {
    if (Math.floor(from / stride) % ((table.entries[axis] ?? 0) + behind) !== 0) continue;
    let sum = 0;
    for (let cell = from; cell < from + last; cell += stride) sum += cells[cell] as number;
    cells[from + last] = sum;
  }
}
