import { expect, test } from 'vitest';
import { buildWorkbook } from '../testing/build-workbook.ts';
import { writeLegacy } from '../testing/legacy-text.ts';
import { convertEncodings } from './convert-encodings.ts';
import { parseWorkbook } from './parse-workbook.ts';
import { type WorkbookSheet, workbookLimits } from './workbook.ts';

const names = ['Nguyễn Thị Hồng', 'Lương Văn Sáng', 'Hoàng Đức Mạnh', 'Vũ Thị Mường'];
const places = ['Đồng Văn', 'Mèo Vạc', 'Yên Minh', 'Quản Bạ'];

async function sheetOf(rows: string[][]): Promise<WorkbookSheet> {
  const reading = await parseWorkbook(buildWorkbook([{ rows }]), workbookLimits);
  const sheet = reading.ok ? reading.sheets[0] : undefined;
  if (!sheet) throw new Error('not read');
  return sheet;
}

test('each column is converted by its own encoding, under a head that may be Unicode', async () => {
  const sheet = await sheetOf([
    ['Họ và tên', 'Nơi sinh', 'Ghi chú'],
    ...names.map((name, i) => [
      writeLegacy(name, 'tcvn3'),
      writeLegacy(places[i] ?? '', 'vni'),
      (places[i] ?? '').normalize('NFD'),
    ]),
  ]);
  const { sheet: converted, encodings } = convertEncodings(sheet);
  expect(encodings.map(({ encoding }) => encoding)).toEqual(['tcvn3', 'vni', 'decomposed']);
  expect(converted.rows.slice(1)).toEqual(names.map((name, i) => [name, places[i], places[i]]));
  expect(converted.rows[0]?.[0]).toBe('Họ và tên');
});

test('cells that lost a letter are marked beside what the reader said of them', async () => {
  const stripped = names.map((name) => writeLegacy(name, 'tcvn3').replaceAll('\u00ad', ''));
  const sheet = await sheetOf(stripped.map((name) => [name]));
  const facts = [{ row: 3, column: 0, facts: ['formula' as const] }];
  expect(convertEncodings({ ...sheet, facts }).sheet.facts).toEqual([
    { row: 3, column: 0, facts: ['formula', 'doubtful'] },
    { row: 1, column: 0, facts: ['doubtful'] },
  ]);
});

test('a person may decide otherwise', async () => {
  const sheet = await sheetOf([['Sáng']]);
  expect(convertEncodings(sheet).sheet.rows).toEqual([['Sáng']]);
  expect(convertEncodings(sheet, new Map([[0, 'tcvn3']])).sheet.rows).toEqual([['Sỏng']]);
});
