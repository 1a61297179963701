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

const fixedHeads = new Set(['STT', 'Mã HS', 'Họ và tên', 'Ngày sinh', 'ĐTBmhk', 'Kết quả']);

/** Every entry cell of mark sheets filled in, another set of marks each round. */
export function fillWorkbook(bytes: Uint8Array, round: number): Promise<Buffer> {
  return editWorkbook(bytes, (_sheetOf, book) => {
    for (const sheet of book.worksheets.filter(({ state }) => state === 'visible')) {
      const { row: head } = placeOf(sheet, 'Mã HS');
      const heads = Array.from({ length: sheet.columnCount }, (_, at) =>
        String(sheet.getCell(head, at + 1).value ?? ''),
      );
      const isComment = heads.includes('Kết quả');
      for (let row = head + 1; row <= sheet.rowCount; row++) {
        for (const [at, text] of heads.entries()) {
          if (text === '' || fixedHeads.has(text)) continue;
          const mark = 3 + ((row * 7 + at * 3 + round * 11) % 61) / 10;
          sheet.getCell(row, at + 1).value = isComment ? (round % 2 ? 'Đ' : 'CĐ') : Number(mark.toFixed(1));
        }
      }
    }
  });
}

/** As many sheets of numbers without any format: what writing costs by itself. */
export async function writeBareWorkbook(sheets: number, { rows, columns }: { rows: number; columns: number }) {
  const book = new Workbook();
  for (let at = 1; at <= sheets; at++) {
    const sheet = book.addWorksheet(`Sheet ${at}`);
    for (let row = 1; row <= rows; row++) {
      for (let column = 1; column <= columns; column++) sheet.getCell(row, column).value = (row + column) / 10;
    }
  }
  return book.xlsx.writeBuffer();
}
