import { Workbook, type Worksheet } from '@cj-tech-master/excelts';
import * as xlsx from 'xlsx';

/** A workbook as somebody saves it again after working on it. Sheets by name. */
export async function editWorkbook(
  bytes: Uint8Array,
  edit: (sheetOf: (name: string) => Worksheet, book: Workbook) => void,
): Promise<Buffer> {
  const book = new Workbook();
  await book.xlsx.load(bytes);
  edit((name) => {
    const sheet = book.getWorksheet(name);
    if (!sheet) throw new Error(`no sheet ${name}: ${book.worksheets.map((one) => one.name).join(', ')}`);
    return sheet;
  }, book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** The same as somebody saves it in the format of before 2007, with one number changed. */
export function saveAsXls(bytes: Uint8Array, { sheet, cell, number }: { sheet: string; cell: string; number: number }) {
  const book = xlsx.read(bytes, { type: 'buffer' });
  Object.assign(book.Sheets[sheet] ?? {}, { [cell]: { t: 'n', v: number } });
  return xlsx.write(book, { type: 'buffer', bookType: 'biff8', bookSST: true }) as Buffer;
}

/** Where a text stands, counted from 1 as the spreadsheet does. */
export function placeOf(sheet: Worksheet, text: string): { row: number; column: number } {
  for (let row = 1; row <= sheet.rowCount; row++) {
    for (let column = 1; column <= sheet.columnCount; column++) {
      if (String(sheet.getCell(row, column).value ?? '') === text) return { row, column };
    }
  }
  throw new Error(`${text} stands nowhere`);
}
