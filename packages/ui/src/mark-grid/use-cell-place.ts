import { type RefObject, useLayoutEffect, useState } from 'react';
import type { GridRange } from './grid-model.ts';
import type { GridColumn } from './grid-types.ts';

export type CellPlace = { left: number; top: number; width: number; height: number };

const NOWHERE: CellPlace = { left: 0, top: 0, width: 0, height: 0 };

export function cellElement(body: HTMLTableSectionElement | null, row: number, column: number): HTMLElement | null {
  return body?.rows[row]?.cells[column + 1] ?? null;
}

/** Where a range of cells stands inside the scrolled area; measured again when the table changes its size. */
export function useCellPlace(
  body: RefObject<HTMLTableSectionElement | null>,
  range: GridRange,
  columns: readonly GridColumn[],
): CellPlace {
  const { top, left, bottom, right } = range;
  const [place, setPlace] = useState(NOWHERE);
  // `columns` stands among the dependencies because others move the cells without resizing the table.
  useLayoutEffect(() => {
    function measure() {
      const first = cellElement(body.current, top, left);
      const last = cellElement(body.current, bottom, right);
      if (!first || !last) return;
      const next = {
        left: first.offsetLeft,
        top: first.offsetTop,
        width: last.offsetLeft + last.offsetWidth - first.offsetLeft,
        height: last.offsetTop + last.offsetHeight - first.offsetTop,
      };
      setPlace((now) => (isSamePlace(now, next) ? now : next));
    }
    measure();
    if (!body.current) return;
    const observer = new ResizeObserver(measure);
    observer.observe(body.current);
    return () => observer.disconnect();
  }, [body, columns, top, left, bottom, right]);
  return place;
}

function isSamePlace(one: CellPlace, other: CellPlace): boolean {
  return one.left === other.left && one.top === other.top && one.width === other.width && one.height === other.height;
}
