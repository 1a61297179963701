import type { CellValue } from './cell.ts';
import type { Column } from './columns.ts';
import type { MissingCell, NotAvailable } from './subject-result.ts';

/** The required cells of one pupil on one sheet that have no value yet, in the order of the columns. */
export function missingRequired(columns: readonly Column[], cells: ReadonlyMap<string, CellValue>): MissingCell[] {
  const missing: MissingCell[] = [];
  for (const { slot, role, required } of columns) {
    const kind = cells.get(slot)?.kind;
    if (required && (kind === undefined || kind === 'make_up')) missing.push({ slot, role, state: kind ?? 'empty' });
  }
  return missing;
}

/** No result, because of those cells. */
export function notAvailable(columns: readonly Column[], cells: ReadonlyMap<string, CellValue>): NotAvailable {
  const missing = missingRequired(columns, cells).map((cell) => ({ kind: 'cell' as const, ...cell }));
  return { kind: 'not_available', missing };
}
