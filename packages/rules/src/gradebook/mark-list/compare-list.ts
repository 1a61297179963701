import type { Grid } from '../../people/import-kinds.ts';
import { type CellValue, sameCell } from '../cell.ts';
import type { Column } from '../columns.ts';
import type { CurrentCell } from '../decide-marks.ts';
import { formatCell } from '../format-cell.ts';
import type { NamedPupil } from '../match-pupil.ts';
import { type CellContext, parseCell } from '../parse-cell.ts';
import type { ReadNote } from '../workbook/read-book-sheet.ts';
import { slotOf } from './mark-header.ts';
import { readMarkList } from './read-mark-list.ts';
import { recogniseMarkList } from './recognise-mark-list.ts';

/** A cell that a posted list and the sheet say differently; texts as the grid shows them, empty for nothing entered. */
export type ListDifference = { pupilId: number; slot: string; posted: string; stored: string };

export type ListComparison = {
  /** The entry columns that the list has, in its order. */
  slots: string[];
  differences: ListDifference[];
  same: number;
  /** Rows of nobody, and pupils whom the list leaves out. */
  notes: ReadNote[];
};

/**
 * Lays a posted list beside a sheet and keeps what differs; nothing is written. A column that the list leaves empty throughout is
 * not part of it. Null where no row of the list reads like a head.
 */
export function compareWithList(
  grid: Grid,
  of: {
    columns: readonly Column[];
    /** In the order of the sheet. */
    pupils: readonly NamedPupil[];
    current: readonly CurrentCell[];
    context: CellContext;
  },
): ListComparison | null {
  const list = recogniseMarkList(grid, of.columns);
  if (!list) return null;
  const reading = readMarkList(grid, list, of.pupils);
  const posted = new Set(reading.cells.filter(({ text }) => text !== '').map(({ slot }) => slot));
  const stored = new Map(of.current.map((cell) => [`${cell.pupilId}:${cell.slot}`, cell.value]));
  const scales = new Map(of.columns.map(({ slot, scale }) => [slot, scale]));
  const comparison: ListComparison = {
    slots: list.columns.flatMap(({ field }) => slotOf(field) ?? []).filter((slot) => posted.has(slot)),
    differences: [],
    same: 0,
    notes: reading.notes,
  };
  for (const { pupilId, slot, text } of reading.cells) {
    const scale = scales.get(slot);
    if (!posted.has(slot) || !scale) continue;
    const value = stored.get(`${pupilId}:${slot}`) ?? null;
    const isSame =
      isAsPosted(text, value, () => parseCell(scale, text, of.context)) || text === formatCell(scale, value);
    if (isSame) comparison.same++;
    else comparison.differences.push({ pupilId, slot, posted: text, stored: formatCell(scale, value) });
  }
  const order = new Map(of.pupils.map(({ pupilId }, at) => [pupilId, at]));
  comparison.differences.sort((one, other) => (order.get(one.pupilId) ?? 0) - (order.get(other.pupilId) ?? 0));
  return comparison;
}

function isAsPosted(text: string, value: CellValue | null, parse: () => ReturnType<typeof parseCell>): boolean {
  if (text === '') return value === null;
  const parsed = parse();
  return parsed.ok && sameCell(parsed.value, value);
}

/** Lines as they are pasted, cells between tabs. */
export function gridOfText(text: string): Grid {
  const rows = text.split(/\r?\n/).map((line) => line.split('\t').map((cell) => cell.trim()));
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const even = rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
  return { name: '', rows: even, facts: [], hiddenRows: [], hiddenColumns: [] };
}
