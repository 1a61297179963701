import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { font, headFill, line, markSheet, markWord } from './paper.ts';
import type { WorkbookSheet } from './workbook.ts';

export type ListCell = string | number | { day: string } | null;

export type ListToWrite = {
  title: string;
  /** A line below the title: which school, which year, of which day. */
  note: string;
  sheetName: string;
  /** Said by a hidden sheet, so that a returned file is known for what it is. */
  mark: ListMark;
  columns: readonly { header: string; width: number; isKey?: boolean; choices?: readonly string[] }[];
  rows: readonly (readonly ListCell[])[];
};

export type ListMark = { kind: string; version: number };

const headRow = 4;
/** Empty rows below the list that take new records, with the same choices. */
const spareRows = 200;

/**
 * A list as a workbook to be filled in and handed back: head frozen, choices where there are some, the column by which a record is
 * found again locked and all others free.
 */
export async function writeList(list: ListToWrite): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet(list.sheetName, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: headRow }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${headRow}:${headRow}`,
    },
  });
  const choices = book.addWorksheet(markSheet, { state: 'veryHidden' });
  writeTitle(sheet, list);
  writeHead(sheet, list);
  writeMark(choices, list.mark);
  const lastRow = headRow + list.rows.length + spareRows;
  for (const [i, { isKey, choices: values }] of list.columns.entries()) {
    const range = values && values.length > 0 ? writeChoices(choices, values, i + 2) : null;
    for (let row = headRow + 1; row <= lastRow; row++) {
      const cell = sheet.getCell(row, i + 1);
      writeCell(cell, list.rows[row - headRow - 1]?.[i] ?? null);
      cell.protection = { locked: isKey === true && row <= headRow + list.rows.length };
      if (range) {
        cell.dataValidation = {
          type: 'list',
          allowBlank: true,
          formulae: [range],
          showErrorMessage: true,
          errorTitle: 'Không có trong danh sách',
          error: 'Chọn một giá trị trong danh sách của ô.',
        };
      }
    }
  }
  sheet.autoFilter = {
    from: { row: headRow, col: 1 },
    to: { row: headRow + list.rows.length, col: list.columns.length },
  };
  await sheet.protect('', { formatColumns: true, formatRows: true, sort: true, autoFilter: true });
  return await book.xlsx.writeBuffer();
}

function writeTitle(sheet: Worksheet, { title, note, columns }: ListToWrite): void {
  for (const [row, text, size] of [
    [1, title, 14],
    [2, note, 12],
  ] as const) {
    sheet.mergeCells(row, 1, row, columns.length);
    const cell = sheet.getCell(row, 1);
    cell.value = text;
    cell.font = { ...font, size, bold: row === 1 };
  }
}

function writeHead(sheet: Worksheet, { columns }: ListToWrite): void {
  for (const [i, { header, width, isKey }] of columns.entries()) {
    sheet.getColumn(i + 1).width = width;
    const cell = sheet.getCell(headRow, i + 1);
    cell.value = header;
    cell.font = { ...font, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: isKey ? headFill.key : headFill.usual } };
    cell.border = { top: line, bottom: line, left: line, right: line };
  }
  sheet.getRow(headRow).height = 34;
}

function writeCell(cell: ReturnType<Worksheet['getCell']>, value: ListCell): void {
  cell.font = font;
  if (value === null) {
    cell.numFmt = '@';
  } else if (typeof value === 'object') {
    cell.value = new Date(`${value.day}T00:00:00Z`);
    cell.numFmt = 'dd/mm/yyyy';
  } else {
    // Text stays text: codes and telephone numbers keep their leading zeros.
    cell.value = value;
    cell.numFmt = typeof value === 'string' ? '@' : '0';
  }
}

function writeMark(sheet: Worksheet, { kind, version }: ListMark): void {
  for (const [i, value] of [markWord, kind, String(version)].entries()) sheet.getCell(i + 1, 1).value = value;
}

/** The choices in a column of the hidden sheet: a list written into the rule itself holds 255 signs at most. */
function writeChoices(sheet: Worksheet, values: readonly string[], column: number): string {
  for (const [i, value] of values.entries()) sheet.getCell(i + 1, column).value = value;
  const name = sheet.getColumn(column).letter;
  return `'${markSheet}'!$${name}$1:$${name}$${values.length}`;
}

/** What a workbook of ours says it is; null for any other. */
export function readListMark(sheets: readonly WorkbookSheet[]): ListMark | null {
  const [word, kind, version] = (sheets.find(({ name, isHidden }) => isHidden && name === markSheet)?.rows ?? []).map(
    ([text = '']) => text,
  );
  return word === markWord && kind && /^\d+$/.test(version ?? '') ? { kind, version: Number(version) } : null;
}
