import type { CellHistory } from '@truong/contracts/gradebook';
import { cellFromToken } from '@truong/rules/gradebook/cell';
import type { Column } from '@truong/rules/gradebook/columns';
import { formatCell } from '@truong/rules/gradebook/format-cell';
import { changesOf, type HistoryChange } from '@truong/rules/gradebook/history-changes';
import { formatDateTime } from '@truong/vietnamese/dates';
import { nameOfSlot, sheetTexts } from './messages.ts';

export type HistoryEntry = CellHistory[number];
export type DayOfChanges = { day: string; changes: (HistoryChange<HistoryEntry> & { time: string })[] };

/** Who did what to a cell, as a sentence. */
export function historySentence(
  columns: readonly Column[],
  { who, slot, from, to }: Pick<HistoryEntry, 'who' | 'slot' | 'from' | 'to'>,
): string {
  const before = tokenText(columns, slot, from);
  const after = tokenText(columns, slot, to);
  const name = nameOfSlot(slot);
  if (from === to) return to === '' ? sheetTexts.tried(who, name) : sheetTexts.putBack(who, name, after);
  if (to === '') return sheetTexts.cleared(who, name, before);
  return from === '' ? sheetTexts.entered(who, name, after) : sheetTexts.changed(who, name, before, after);
}

/** Changes under the days on which they were made, both newest first; a mark deleted and typed again is one. */
export function changesByDay(history: readonly HistoryEntry[]): DayOfChanges[] {
  const days: DayOfChanges[] = [];
  for (const change of changesOf(history)) {
    const [time = '', day = ''] = formatDateTime(change.at).split(' ');
    const last = days.at(-1);
    if (last?.day === day) last.changes.push({ ...change, time });
    else days.push({ day, changes: [{ ...change, time }] });
  }
  return days;
}

export function tokenText(columns: readonly Column[], slot: string, token: string): string {
  const scale = columns.find((column) => column.slot === slot)?.scale ?? 'mark';
  return formatCell(scale, cellFromToken(token)) || sheetTexts.empty;
}
