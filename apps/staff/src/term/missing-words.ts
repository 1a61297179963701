import type { IncompletePupil } from '@truong/contracts/gradebook';
import { termTexts } from './messages.ts';

type Missing = IncompletePupil['missing'][number];

function slotWord({ slot, state }: Missing): string {
  const numbered = slot.startsWith('p') ? termTexts.periodic : termTexts.regular;
  const word = termTexts.slots[slot] ?? numbered(slot.slice(1));
  return state === 'make_up' ? `${word} (${termTexts.makeUp})` : word;
}

/** What a pupil lacks, one line for each sheet: "Toán: TX2, cuối kỳ". */
export function missingWords(missing: readonly Missing[]): { sheetId: number; subject: string; slots: string }[] {
  return [...Map.groupBy(missing, (cell) => cell.sheetId)].map(([sheetId, cells]) => ({
    sheetId,
    subject: cells[0]?.subjectName ?? termTexts.homeroomName,
    slots: cells.map(slotWord).join(', '),
  }));
}
