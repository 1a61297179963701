import type { IncompletePupil } from '@truong/contracts/gradebook';
import { wordsOfAssessment } from '../gradebook/primary/messages.ts';
import { aboutSheet } from '../messages.ts';
import { termTexts } from './messages.ts';

type Missing = IncompletePupil['missing'][number];

function slotWord({ slot, state }: Missing): string {
  const assessed = wordsOfAssessment(slot)?.name;
  const numbered = slot.startsWith('p') ? termTexts.periodic : termTexts.regular;
  const word = assessed ?? termTexts.slots[slot] ?? numbered(slot.slice(1));
  return state === 'make_up' ? `${word} (${termTexts.makeUp})` : word;
}

/** Of a cell that lacks on a sheet of grades 1-5 any number: the sheet belongs to a grade. */
function gradeOf(cells: readonly Missing[]): number | null {
  return cells.some(({ slot }) => wordsOfAssessment(slot)) ? 1 : null;
}

/** What a pupil lacks, one line for each sheet: "Toán: TX2, cuối kỳ". */
export function missingWords(missing: readonly Missing[]): { sheetId: number; subject: string; slots: string }[] {
  return [...Map.groupBy(missing, (cell) => cell.sheetId)].map(([sheetId, cells]) => ({
    sheetId,
    subject: aboutSheet({ subjectName: cells[0]?.subjectName ?? null, grade: gradeOf(cells) }),
    slots: cells.map(slotWord).join(', '),
  }));
}
