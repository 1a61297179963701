import { linesAlong, type PivotTable } from './pivot-table.ts';

/** Under how many of a kind a published cell says nothing, where the department set no other number. Practice, not text; unsure. */
export const smallCell = 5;

/** What a department may set it to. */
export const smallCellRange = { min: 2, max: 50 } as const;

export type Hiding = {
  table: PivotTable;
  values: ArrayLike<number>;
  wholes?: ArrayLike<number> | null | undefined;
  below: number;
};

/**
 * Which cells a published table leaves out: those of a few (under `below`, not none), and beside a single hidden cell the smallest
 * other one of its line, so that no total gives it away. Of a share, few parts, few others and few wholes all count.
 */
export function hideSmallCells({ table, values, wholes, below }: Hiding): Uint8Array {
  const isHidden = new Uint8Array(table.length);
  const isSmall = (count: number) => count > 0 && count < below;
  for (let cell = 0; cell < table.length; cell++) {
    const value = values[cell] ?? 0;
    const whole = wholes?.[cell];
    if (isSmall(value) || (whole !== undefined && (isSmall(whole) || isSmall(whole - value)))) isHidden[cell] = 1;
  }
  const size = (cell: number) => wholes?.[cell] ?? values[cell] ?? 0;
  for (let isSettled = false; !isSettled; ) {
    isSettled = true;
    for (const axis of table.entries.keys()) {
      for (const line of linesAlong(table, axis)) {
        if (line.filter((cell) => isHidden[cell]).length !== 1) continue;
        const open = line.filter((cell) => !isHidden[cell]);
        // A cell of none hides nothing while another is there.
        const next =
          smallest(
            open.filter((cell) => size(cell) > 0),
            size,
          ) ?? open[0];
        if (next === undefined) continue;
        isHidden[next] = 1;
        isSettled = false;
      }
    }
  }
  return isHidden;
}

function smallest(cells: readonly number[], size: (cell: number) => number): number | undefined {
  return cells.reduce<number | undefined>(
    (best, cell) => (best === undefined || size(cell) < size(best) ? cell : best),
    undefined,
  );
}
