import { type Cell, Workbook, type Worksheet } from '@cj-tech-master/excelts';
import { font, headFill, line } from '../workbook/paper.ts';
import { type FigureCell, type FigureTable, hiddenWord } from './figure-table.ts';

const border = { top: line, bottom: line, left: line, right: line };

/** The table as a formatted workbook: its notes above, heads frozen and repeated in print, numbers as numbers. */
export async function figureWorkbook(table: FigureTable): Promise<Uint8Array> {
  const { title, notes, groups, columns, rows, format } = table;
  const head = 1 + notes.length + 1 + (groups ? 2 : 1);
  const book = new Workbook();
  const sheet = book.addWorksheet('Số liệu', {
    views: [{ state: 'frozen', xSplit: 1, ySplit: head }],
    pageSetup: {
      paperSize: 9,
      orientation: columns.length > 6 ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${head}:${head}`,
    },
  });
  for (const [i, text] of [title, ...notes].entries()) {
    const cell = sheet.getCell(i + 1, 1);
    cell.value = text;
    cell.font = { ...font, size: i === 0 ? 14 : 12, bold: i === 0 };
  }
  writeHeads(sheet, table, head);
  sheet.getColumn(1).width = 36;
  for (const i of columns.keys()) sheet.getColumn(i + 2).width = 13;
  for (const [r, { name, cells, isTotal }] of rows.entries()) {
    const own = { ...font, bold: isTotal };
    const first = sheet.getCell(head + 1 + r, 1);
    first.value = name;
    Object.assign(first, { font: own, border });
    for (const [c, value] of cells.entries()) {
      const cell = sheet.getCell(head + 1 + r, c + 2);
      writeFigure(cell, value, format);
      Object.assign(cell, { font: own, border });
    }
  }
  return await book.xlsx.writeBuffer({ validate: false });
}

function writeHeads(sheet: Worksheet, { rowHead, groups, columns }: FigureTable, head: number): void {
  const put = (row: number, column: number, text: string) => {
    const cell = sheet.getCell(row, column);
    cell.value = text;
    cell.font = { ...font, bold: true };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: headFill.usual } };
    cell.border = border;
  };
  put(head, 1, rowHead);
  for (const [i, text] of columns.entries()) put(head, i + 2, text);
  let from = 2;
  for (const { text, span } of groups ?? []) {
    put(head - 1, from, text);
    if (span > 1) sheet.mergeCells(head - 1, from, head - 1, from + span - 1);
    from += span;
  }
}

function writeFigure(cell: Cell, value: FigureCell, format: FigureTable['format']): void {
  cell.alignment = { horizontal: 'right' };
  // Empty where nothing is known: a spreadsheet would take a dash for text and a 0 for a figure.
  if (value === null) return;
  if (value === 'hidden') {
    cell.value = hiddenWord;
    return;
  }
  cell.value = value;
  cell.numFmt = format === 'share' ? '0.0%' : Number.isInteger(value) ? '#,##0' : '#,##0.0';
}
