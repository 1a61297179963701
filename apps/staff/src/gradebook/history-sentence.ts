import type { CellHistory } from '@truong/contracts/gradebook';
import { cellFromToken } from '@truong/rules/gradebook/cell';
import type { Column } from '@truong/rules/gradebook/columns';
import { formatCell } from '@truong/rules/gradebook/format-cell';
import { nameOfSlot, sheetTexts } from './messages.ts';

export type HistoryEntry = CellHistory[number];

/** Who did what to a cell, as a sentence. */
export function historySentence(columns: readonly Column[], { who, slot, from, to }: HistoryEntry): string {
  const before = tokenText(columns, slot, from);
  const after = tokenText(columns, slot, to);
  const name = nameOfSlot(slot);
  if (to === '') return sheetTexts.cleared(who, name, before);
  return from === '' ? sheetTexts.entered(who, name, after) : sheetTexts.changed(who, name, before, after);
}

export function tokenText(columns: readonly Column[], slot: string, token: string): string {
  const scale = columns.find((column) => column.slot === slot)?.scale ?? 'mark';
  return formatCell(scale, cellFromToken(token)) || sheetTexts.empty;
}
