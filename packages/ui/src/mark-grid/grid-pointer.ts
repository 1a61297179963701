import type { MouseEvent } from 'react';
import type { GridPosition, GridRange } from './grid-model.ts';

/** The cell under the pointer; the row's name stands for the cell of that row in `nameColumn`. */
export function positionOf(target: EventTarget, nameColumn: number): GridPosition | null {
  const element = target instanceof Element ? target.closest<HTMLTableCellElement>('tbody td, tbody th') : null;
  const row = element?.parentElement;
  if (!element || !(row instanceof HTMLTableRowElement)) return null;
  const column = element.cellIndex === 0 ? nameColumn : element.cellIndex - 1;
  return column < 0 ? null : { row: row.sectionRowIndex, column };
}

export function isInside(element: Element | null, event: MouseEvent): boolean {
  return element !== null && event.target instanceof Node && element.contains(event.target);
}

export function isWithin({ row, column }: GridPosition, range: GridRange) {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}
