import { type Cell, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { font, headFill, line, markSheet, markWord } from './paper.ts';
import type { WorkbookSheet } from './workbook.ts';

/** What an entry cell takes. The spreadsheet refuses anything else, with these words. */
export type EntryRule =
  /** A number between two, with so many decimals, or one of the words, of which `due` is followed by a day. */
  | { kind: 'number'; from: number; to: number; decimals: 0 | 1; words: readonly string[]; due: string | null }
  | { kind: 'choice'; values: readonly string[] };

export type BookColumn = {
  header: string;
  width: number;
  align: 'left' | 'center' | 'right';
  /** `fixed`: says whose row it is; `closed`: an entry column that takes nothing now; `computed`: a value of the day. */
  is: 'fixed' | 'entry' | 'closed' | 'computed';
  /** Stands above the heads of all columns beside one another that name it. */
  group?: string;
  /** Holds days. */
  isDay?: boolean;
  /** Numbers are shown with one decimal. */
  isAverage?: boolean;
  rule?: EntryRule;
  ruleText?: string;
};

export type BookCell = string | number | { day: string } | null;

export type BookSheet = {
  /** Its own among the sheets, 31 signs at most. */
  name: string;
  /** The lines at the top: whose office and school at the left, the national header at the right. */
  left: readonly string[];
  right: readonly string[];
  title: string;
  notes: readonly string[];
  columns: readonly BookColumn[];
  /** `isClosed`: takes nothing, shown struck through. `closedAt`: only these cells of the row take nothing. */
  rows: readonly { cells: readonly BookCell[]; isClosed?: boolean; closedAt?: ReadonlySet<number> }[];
};

/** What the hidden sheet says of a sheet: its name there, a seal, and the text that is sealed. */
export type BookMark = { name: string; seal: string; text: string };

export const bookKind = 'mark_book';
const version = 1;
/** A cell holds 32,767 signs. */
const longest = 30_000;
const firstMark = 5;
const tint = { closed: 'FFEDEAE4', fixed: 'FFF6F4EF' } as const;

/**
 * Sheets to be filled in and handed back: entry cells free and checked, all others protected; what they are is said out of sight.
 * Without marks they are to be edited on by whoever has them: nothing is protected, and nothing comes back.
 */
export async function writeBook(sheets: readonly BookSheet[], marks: readonly BookMark[] | null): Promise<Uint8Array> {
  const book = new Workbook();
  for (const of of sheets) {
    const sheet = writeSheet(book, of);
    if (marks) await sheet.protect('', { formatColumns: true, formatRows: true });
  }
  if (marks) await writeMarks(book, marks);
  // The writer would read its own file once more, which takes as long again; the tests look at its parts.
  return await book.xlsx.writeBuffer({ validate: false });
}

async function writeMarks(book: Workbook, marks: readonly BookMark[]): Promise<void> {
  const hidden = book.addWorksheet(markSheet, { state: 'veryHidden' });
  for (const [i, value] of [markWord, bookKind, String(version)].entries()) hidden.getCell(i + 1, 1).value = value;
  for (const [i, { name, seal, text }] of marks.entries()) {
    // In signs that no program trims, composes or recodes.
    const parts =
      Buffer.from(text)
        .toString('base64')
        .match(new RegExp(`.{1,${longest}}`, 'g')) ?? [];
    for (const [at, value] of [name, seal, ...parts].entries()) hidden.getCell(firstMark + i, at + 1).value = value;
  }
  await hidden.protect('', {});
}

/** What a workbook of ours says of its sheets; null for any other workbook. */
export function readBookMarks(sheets: readonly WorkbookSheet[]): BookMark[] | null {
  const rows = sheets.find(({ name, isHidden }) => isHidden && name === markSheet)?.rows ?? [];
  const [word, kind] = rows.map(([text = '']) => text);
  if (word !== markWord || kind !== bookKind) return null;
  return rows.slice(firstMark - 1).flatMap(([name = '', seal = '', ...parts]) => {
    const text = Buffer.from(parts.join(''), 'base64').toString();
    return name === '' ? [] : [{ name, seal, text }];
  });
}

function writeSheet(book: Workbook, of: BookSheet): Worksheet {
  const head = 3 + of.notes.length + 2;
  const fixed = of.columns.findIndex(({ is }) => is !== 'fixed');
  const hasGroups = of.columns.some(({ group }) => group !== undefined);
  const sheet = book.addWorksheet(of.name, {
    views: [{ state: 'frozen', xSplit: fixed === -1 ? of.columns.length : fixed, ySplit: head }],
    pageSetup: {
      paperSize: 9,
      orientation: of.columns.length > 12 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${hasGroups ? head - 1 : head}:${head}`,
    },
  });
  writeTop(sheet, of);
  writeGroups(sheet, of.columns, head - 1);
  for (const [i, column] of of.columns.entries()) {
    writeHead(sheet.getCell(head, i + 1), column);
    sheet.getColumn(i + 1).width = column.width;
    // One object for all cells that look alike: the writer knows a style by it.
    const [open, struck] = [styleOf(column, false), styleOf(column, true)];
    const closed = { ...struck, font };
    for (const [r, { cells, isClosed = false, closedAt }] of of.rows.entries()) {
      const cell = sheet.getCell(head + 1 + r, i + 1);
      writeValue(cell, cells[i] ?? null);
      cell.style = isClosed ? struck : closedAt?.has(i) ? closed : open;
    }
    writeRule(sheet, column, { at: i + 1, from: head + 1, to: head + of.rows.length });
  }
  sheet.getRow(head).height = Math.max(30, ...of.columns.map(linesOf).map((lines) => lines * 16));
  return sheet;
}

/** How many lines a head takes in its width. */
function linesOf({ header, width }: BookColumn): number {
  let [lines, used] = [1, 0];
  for (const { length } of header.split(' ')) {
    if (used > 0 && used + 1 + length > width - 1) [lines, used] = [lines + 1, length];
    else used += length + (used > 0 ? 1 : 0);
  }
  return lines;
}

function writeGroups(sheet: Worksheet, columns: readonly BookColumn[], row: number): void {
  for (let from = 0, to = 0; from < columns.length; from = to) {
    const group = columns[from]?.group;
    for (to = from + 1; to < columns.length && columns[to]?.group === group; ) to += 1;
    if (group === undefined) continue;
    if (to - from > 1) sheet.mergeCells(row, from + 1, row, to);
    writeHead(sheet.getCell(row, from + 1), { ...columns[from], header: group } as BookColumn);
  }
}

function writeTop(sheet: Worksheet, { left, right, title, notes, columns }: BookSheet): void {
  const half = Math.max(1, Math.min(3, columns.length - 1));
  const put = (row: number, of: { from: number; to: number; text: string; bold: boolean; size?: number }) => {
    if (of.to > of.from) sheet.mergeCells(row, of.from, row, of.to);
    const cell = sheet.getCell(row, of.from);
    cell.value = of.text;
    cell.font = { ...font, size: of.size ?? font.size, bold: of.bold };
    cell.alignment = { horizontal: of.size ? 'left' : 'center', vertical: 'middle' };
  };
  for (const row of [0, 1]) {
    put(row + 1, { from: 1, to: half, text: left[row] ?? '', bold: row === 1 });
    put(row + 1, { from: half + 1, to: columns.length, text: right[row] ?? '', bold: true });
  }
  put(3, { from: 1, to: columns.length, text: title, bold: true, size: 14 });
  for (const [at, text] of notes.entries())
    put(4 + at, { from: 1, to: columns.length, text, bold: false, size: font.size });
}

function writeHead(cell: Cell, { header, is }: BookColumn): void {
  cell.value = header;
  cell.font = { ...font, bold: true };
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  const argb = is === 'entry' ? headFill.usual : headFill.key;
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb } };
  cell.border = { top: line, bottom: line, left: line, right: line };
}

function writeValue(cell: Cell, value: BookCell): void {
  if (value === null) return;
  cell.value = typeof value === 'object' ? new Date(`${value.day}T00:00:00Z`) : value;
}

function styleOf({ is, align, isDay, isAverage }: BookColumn, isClosed: boolean): Cell['style'] {
  const isOpen = is === 'entry' && !isClosed;
  const argb = is === 'closed' || isClosed ? tint.closed : tint.fixed;
  return {
    numFmt: isDay ? 'dd/mm/yyyy' : isAverage ? '0.0' : 'General',
    font: isClosed ? { ...font, strike: true } : font,
    alignment: { horizontal: align, vertical: 'middle' },
    border: { bottom: line, left: line, right: line },
    protection: { locked: !isOpen },
    ...(isOpen ? {} : { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb } } }),
  };
}

/** One rule for the whole column: what it says of the first cell is meant of each in its place. */
function writeRule(
  sheet: Worksheet,
  { is, rule, ruleText }: BookColumn,
  { at, from, to }: { at: number; from: number; to: number },
): void {
  if (is !== 'entry' || !rule || to < from) return;
  const letter = sheet.getColumn(at).letter;
  sheet.dataValidations.add(`${letter}${from}:${letter}${to}`, {
    ...(rule.kind === 'choice'
      ? { type: 'list' as const, formulae: [`"${rule.values.join(',')}"`] }
      : { type: 'custom' as const, formulae: [numberFormula(`${letter}${from}`, rule)] }),
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: 'Chưa đúng',
    error: ruleText ?? '',
  });
}

/** A rule of its own kind would refuse the words that may stand in place of a number. */
function numberFormula(at: string, { from, to, decimals, words, due }: Extract<EntryRule, { kind: 'number' }>): string {
  const isNumber = `AND(${at}>=${from},${at}<=${to},ROUND(${at},${decimals})=${at})`;
  const texts = words.map((word) => `${at}="${word}"`);
  if (due !== null) texts.push(`LEFT(${at},${due.length})="${due}"`);
  return `IF(ISNUMBER(${at}),${isNumber},${texts.length > 0 ? `OR(${texts.join(',')})` : 'FALSE'})`;
}
