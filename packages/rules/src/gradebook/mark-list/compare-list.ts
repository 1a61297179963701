import type { Grid } from '../../people/import-kinds.ts';
import { type CellValue, sameCell } from '../cell.ts';
import { formatCell } from '../format-cell.ts';
import { parseCell } from '../parse-cell.ts';
import type { ReadNote } from '../workbook/read-book-sheet.ts';
import { type MarkField, slotOf } from './mark-header.ts';
import { readMarkList } from './read-mark-list.ts';
import { type BesideSheet, recogniseByValues } from './recognise-by-values.ts';
import { type MarkList, type MarkListColumn, recogniseMarkList } from './recognise-mark-list.ts';

/** Values of a column that are shown for it to be known by. */
const sampled = 3;

/** A cell that a posted list and the sheet say differently; texts as the grid shows them, empty for nothing entered. */
export type ListDifference = { pupilId: number; slot: string; posted: string; stored: string };

export type ListComparison = {
  /** What each column was taken for, by its head or, without one, by its values; a few of them. */
  columns: (MarkListColumn & { samples: string[] })[];
  isByHead: boolean;
  /** The entry columns that the list has, in its order. */
  slots: string[];
  differences: ListDifference[];
  same: number;
  /** Rows of nobody, and pupils whom the list leaves out. */
  notes: ReadNote[];
};

/** What a person says the columns mean, where they correct it: null for one that is not read. */
type Correction = ReadonlyMap<number, MarkField | null>;

/**
 * Lays a posted list beside a sheet and keeps what differs; nothing is written. A column that the list leaves empty throughout is
 * not part of it. A list needs no head: without one its columns are known by their values. Null where nothing of it says who.
 */
export function compareWithList(grid: Grid, of: BesideSheet, correction?: Correction): ListComparison | null {
  const found = recogniseBeside(grid, of, correction);
  if (!found) return null;
  const { list, isByHead } = found;
  const reading = readMarkList(grid, list, of.pupils);
  const posted = new Set(reading.cells.filter(({ text }) => text !== '').map(({ slot }) => slot));
  const stored = new Map(of.current.map((cell) => [`${cell.pupilId}:${cell.slot}`, cell.value]));
  const scales = new Map(of.columns.map(({ slot, scale }) => [slot, scale]));
  const comparison: ListComparison = {
    columns: list.columns.map((each) => ({ ...each, samples: samplesOf(grid, list, each.column) })),
    isByHead,
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

/** By the head where one names columns of the sheet over rows of its pupils; else by the values. */
function recogniseBeside(
  grid: Grid,
  of: BesideSheet,
  correction?: Correction,
): { list: MarkList; isByHead: boolean } | null {
  const byHead = recogniseMarkList(grid, of.columns);
  const isTelling =
    byHead?.columns.some(({ field }) => slotOf(field) !== null) &&
    readMarkList(grid, byHead, of.pupils).cells.length > 0;
  const byValues = isTelling ? null : recogniseByValues(grid, of);
  if (byValues) {
    const columns = byValues.columns.map((each) =>
      correction ? { ...each, field: correction.get(each.column) ?? null } : each,
    );
    return { list: { ...byValues, columns }, isByHead: false };
  }
  const list = byHead && recogniseMarkList(grid, of.columns, correction);
  return list && { list, isByHead: true };
}

function samplesOf(grid: Grid, { rows }: MarkList, column: number): string[] {
  const texts = rows.map((row) => grid.rows[row]?.[column]?.trim() ?? '');
  return texts.filter((text) => text !== '').slice(0, sampled);
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
