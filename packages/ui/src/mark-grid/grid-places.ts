import type { GridMove, GridPosition, GridRange, GridSheet, GridState } from './grid-model.ts';

/** Where things are on the grid, and where a move leads. */

export function selectedRange({ active, extent }: GridState): GridRange {
  return {
    top: Math.min(active.row, extent.row),
    left: Math.min(active.column, extent.column),
    bottom: Math.max(active.row, extent.row),
    right: Math.max(active.column, extent.column),
  };
}

export function moved({ row, column }: GridPosition, by: GridMove, sheet: GridSheet): GridPosition {
  const last = lastCell(sheet);
  if (typeof by === 'number') return within({ row: row + by, column }, sheet);
  const to: Record<Exclude<GridMove, number>, GridPosition> = {
    up: { row: row - 1, column },
    down: { row: row + 1, column },
    left: { row, column: column - 1 },
    right: { row, column: column + 1 },
    first: { row, column: 0 },
    last: { row, column: last.column },
    top: { row: 0, column },
    bottom: { row: last.row, column },
    start: { row: 0, column: 0 },
    end: last,
  };
  return within(to[by], sheet);
}

export function nextEditable({ row, column }: GridPosition, by: 1 | -1, sheet: GridSheet): GridPosition | null {
  for (let at = column + by; at >= 0 && at < sheet.columnKeys.length; at += by) {
    if (sheet.isEditable(row, at)) return { row, column: at };
  }
  return null;
}

export function lastCell(sheet: GridSheet): GridPosition {
  return { row: Math.max(0, sheet.rowKeys.length - 1), column: Math.max(0, sheet.columnKeys.length - 1) };
}

export function within({ row, column }: GridPosition, sheet: GridSheet): GridPosition {
  const last = lastCell(sheet);
  return { row: Math.max(0, Math.min(row, last.row)), column: Math.max(0, Math.min(column, last.column)) };
}

export function cellsOf({ top, left, bottom, right }: GridRange): GridPosition[] {
  const cells: GridPosition[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) cells.push({ row, column });
  }
  return cells;
}
