import { nfc } from '@truong/vietnamese/text';
import * as xlsx from 'xlsx';
import type { CellFact, WorkbookLimits, WorkbookSheet } from './workbook.ts';

type Facts = Map<number, Map<number, CellFact[]>>;

/** A parsed sheet as a grid of text; null where its used cells pass the limits. */
export function sheetGrid(
  sheet: xlsx.WorkSheet,
  { name, isHidden, date1904, limits }: { name: string; isHidden: boolean; date1904: boolean; limits: WorkbookLimits },
): WorkbookSheet | null {
  const rows: string[][] = [];
  const facts: Facts = new Map();
  for (const [r, cells] of ((sheet['!data'] ?? []) as (xlsx.CellObject | undefined)[][]).entries()) {
    for (const [c, cell] of (cells ?? []).entries()) {
      if (!cell) continue;
      const { text, found } = readCell(cell, date1904);
      if (found.length > 0) addFacts(facts, { row: r, column: c, found });
      if (text === '') continue;
      if (r >= limits.rows || c >= limits.columns) return null;
      put(rows, { row: r, column: c, text });
    }
  }
  for (const { s, e } of sheet['!merges'] ?? []) spread(rows, facts, { from: s, to: e }, limits);
  const width = rows.reduce((most, row) => Math.max(most, row?.length ?? 0), 0);
  return {
    name: nfc(name),
    isHidden,
    rows: Array.from(rows, (row) => Array.from({ length: width }, (_, c) => row?.[c] ?? '')),
    facts: [...facts].flatMap(([row, columns]) =>
      row < rows.length ? [...columns].map(([column, found]) => ({ row, column, facts: found })) : [],
    ),
    hiddenRows: hiddenOf(sheet['!rows'], rows.length),
    hiddenColumns: hiddenOf(sheet['!cols'], width),
  };
}

function put(rows: string[][], { row, column, text }: { row: number; column: number; text: string }): void {
  const cells = rows[row] ?? [];
  rows[row] = cells;
  cells[column] = text;
}

function addFacts(facts: Facts, at: { row: number; column: number; found: readonly CellFact[] }): void {
  const columns = facts.get(at.row) ?? new Map<number, CellFact[]>();
  facts.set(at.row, columns);
  columns.set(at.column, [...(columns.get(at.column) ?? []), ...at.found]);
}

function hiddenOf(list: readonly ({ hidden?: boolean } | undefined)[] | undefined, length: number): number[] {
  return (list ?? []).flatMap((info, i) => (info?.hidden && i < length ? [i] : []));
}

/** The other cells of a merge get the text of its first one, as the reader of the sheet sees it. */
function spread(
  rows: string[][],
  facts: Facts,
  { from, to }: { from: xlsx.CellAddress; to: xlsx.CellAddress },
  limits: WorkbookLimits,
): void {
  const text = rows[from.r]?.[from.c];
  if (text === undefined) return;
  for (let r = from.r; r <= Math.min(to.r, limits.rows - 1); r++) {
    for (let c = from.c; c <= Math.min(to.c, limits.columns - 1); c++) {
      if (r === from.r && c === from.c) continue;
      put(rows, { row: r, column: c, text });
      addFacts(facts, { row: r, column: c, found: ['merged'] });
    }
  }
}

function readCell(cell: xlsx.CellObject, date1904: boolean): { text: string; found: CellFact[] } {
  const raw = cellText(cell, date1904);
  const text = nfc(raw).trim();
  const found: CellFact[] = [];
  if (cell.f !== undefined || cell.F !== undefined) found.push('formula');
  if (found.length > 0 && text === '') found.push('no_value');
  if (cell.t === 'e') found.push('error');
  if (text !== raw.trim()) found.push('decomposed');
  return { text, found };
}

function cellText(cell: xlsx.CellObject, date1904: boolean): string {
  switch (cell.t) {
    case 'n':
      return numberText(cell.v as number, String(cell.z ?? 'General'), date1904);
    case 's':
      return String(cell.v ?? '');
    case 'b':
      return cell.v ? 'TRUE' : 'FALSE';
    case 'e':
      return cell.w ?? xlsx.utils.format_cell(cell);
    case 'd':
      return (cell.v as Date).toISOString().slice(0, 10);
    default:
      return '';
  }
}

function numberText(value: number, format: string, date1904: boolean): string {
  if (value >= 1 && xlsx.SSF.is_date(format)) {
    const day = xlsx.SSF.parse_date_code(value, { date1904 });
    if (day) return `${pad(day.y, 4)}-${pad(day.m, 2)}-${pad(day.d, 2)}`;
  }
  // A format of zeros alone shows the leading zeros of a code that was typed as a number.
  if (/^0{2,}$/.test(format) && Number.isInteger(value)) return pad(value, format.length);
  return Number.isInteger(value) && Math.abs(value) < 1e21
    ? BigInt(value).toString()
    : String(Number(value.toPrecision(15)));
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
