import type { Sheet, SheetCell } from '@truong/contracts/gradebook';
import { type Occasion, SentenceLevel } from '@truong/contracts/remarks';
import { sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { type CellKey, cellKey } from '../outbox/outbox-state.ts';

/**
 * The pupil's assessment at the middle or the end of a term, by which the bank of sentences opens: of a subject its level; of
 * qualities and competences the lowest that stands there.
 */
export function levelAt(
  sheet: Sheet,
  of: { pupilId: number; occasion: Occasion; cells: ReadonlyMap<CellKey, SheetCell> },
): SentenceLevel | null {
  const order = SentenceLevel.options;
  const levels = sheetColumns(sheet).flatMap(({ slot, role }) => {
    if (!slot.startsWith(`${of.occasion}-`) || role === 'test' || role === 'replacement') return [];
    const value = of.cells.get(cellKey({ pupilId: of.pupilId, slot }))?.value;
    return order.filter((level) => level === value);
  });
  return levels.sort((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? null;
}
