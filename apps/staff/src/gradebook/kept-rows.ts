import { nameOfSlot, sheetTexts } from './messages.ts';
import { type CellRef, cellKey, type Outbox } from './outbox/outbox-state.ts';
import type { SheetAbout } from './outbox/outbox-store.ts';

export type KeptRow = { key: string; pupil: string; slot: string; text: string };

/** Every typed text that is not in the database, under way or not; the later one where a cell has two. */
export function unsentTexts({ cells, batch }: Outbox): (CellRef & { text: string })[] {
  return Object.values({
    ...Object.fromEntries((batch?.changes ?? []).map((change) => [cellKey(change), change])),
    ...cells,
  });
}

/** For whom and into which column, as far as this machine knows. */
export function keptRows(
  cells: readonly (CellRef & { text: string })[],
  about: Pick<SheetAbout, 'pupils'> | undefined,
): KeptRow[] {
  return cells.map(({ pupilId, slot, text }) => ({
    key: cellKey({ pupilId, slot }),
    pupil: about?.pupils[pupilId] ?? sheetTexts.unknownPupil(pupilId),
    slot: nameOfSlot(slot),
    text: text || sheetTexts.empty,
  }));
}

/** The same as a table to paste elsewhere: pupil, column, text. */
export function keptTable(...of: Parameters<typeof keptRows>): string {
  return keptRows(...of)
    .map(({ pupil, slot, text }) => [pupil, slot, text].join('\t'))
    .join('\n');
}
