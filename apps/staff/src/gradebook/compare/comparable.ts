import type { Sheet } from '@truong/contracts/gradebook';
import type { compareWithList } from '@truong/rules/gradebook/mark-list/compare-list';
import { parseCell } from '@truong/rules/gradebook/parse-cell';
import type { SheetView } from '../sheet-view.ts';

type Comparable = Parameters<typeof compareWithList>[1];
type Grid = Parameters<typeof compareWithList>[0];

/** The sheet as it is seen on the screen, with what is still on its way. */
export function comparableOf(sheet: Sheet, { columns, rows }: Pick<SheetView, 'columns' | 'rows'>): Comparable {
  const stored = new Map(sheet.cells.map((cell) => [`${cell.pupilId}:${cell.slot}`, cell.version]));
  const current = rows.flatMap(({ pupilId, cells }) =>
    columns.map(({ slot, scale }, at) => {
      const parsed = parseCell(scale, cells[at]?.text ?? '', sheet);
      const version = stored.get(`${pupilId}:${slot}`) ?? 0;
      return { pupilId, slot, value: parsed.ok ? parsed.value : null, version };
    }),
  );
  return { columns, pupils: sheet.pupils.filter(({ hasLeft }) => !hasLeft), current, context: sheet };
}

/** The sheets of a posted file as the comparison reads them. */
export function gridsOfTabs(tabs: readonly { name: string; rows: string[][] }[]): Grid[] {
  return tabs.map(({ name, rows }) => ({ name, rows, facts: [], hiddenRows: [], hiddenColumns: [] }));
}
