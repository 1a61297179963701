import type { Sheet } from '@truong/contracts/gradebook';
import { type Occasion, SentenceLevel } from '@truong/contracts/remarks';
import { sheetColumns } from '@truong/rules/gradebook/sheet-columns';

/**
 * The pupil's assessment at the middle or the end of a term, by which the bank of sentences opens: of a subject its level; of
 * qualities and competences the lowest that stands there.
 */
export function levelAt(sheet: Sheet, pupilId: number, occasion: Occasion): SentenceLevel | null {
  const order = SentenceLevel.options;
  const levels = sheetColumns(sheet).flatMap(({ slot, role }) => {
    if (!slot.startsWith(`${occasion}-`) || role === 'test') return [];
    const value = sheet.cells.find((cell) => cell.pupilId === pupilId && cell.slot === slot)?.value;
    return order.filter((level) => level === value);
  });
  return levels.sort((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? null;
}
