import { Workbook } from '@cj-tech-master/excelts';
import { describe, expect, test } from 'vitest';
import { figureCsv } from './figure-csv.ts';
import { figurePdf } from './figure-pdf.ts';
import { cellText, type FigureTable } from './figure-table.ts';
import { figureWorkbook } from './figure-workbook.ts';

const table: FigureTable = {
  title: 'Học sinh theo đơn vị × giới tính',
  notes: ['Sở GDĐT · Số liệu đã duyệt'],
  rowHead: 'Đơn vị',
  groups: [{ text: 'Năm 2024', span: 2 }],
  columns: ['Nữ', 'Nam'],
  rows: [
    { name: 'Xã "A", huyện B', isTotal: false, cells: [1234, null] },
    { name: 'Tổng', isTotal: true, cells: [1234, 'hidden'] },
  ],
  format: 'count',
};

describe('a table of figures', () => {
  test('as a workbook has its notes above and numbers as numbers', async () => {
    const book = new Workbook();
    await book.xlsx.load(await figureWorkbook(table));
    const sheet = book.worksheets[0];
    expect(sheet?.getCell(2, 1).value).toBe('Sở GDĐT · Số liệu đã duyệt');
    expect(sheet?.getCell(4, 2).value).toBe('Năm 2024');
    expect([sheet?.getCell(6, 2).value, sheet?.getCell(6, 3).value, sheet?.getCell(7, 3).value]).toEqual([
      1234,
      null,
      'ẩn',
    ]);
  });

  test('as CSV quotes what needs it, and no text becomes a formula', () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(figureCsv({ ...table, title: '=1+1' }));
    expect(text.split('\r\n')).toEqual([
      "\uFEFF'=1+1",
      'Sở GDĐT · Số liệu đã duyệt',
      'Đơn vị,Năm 2024 · Nữ,Năm 2024 · Nam',
      '"Xã ""A"", huyện B",1234,',
      'Tổng,1234,ẩn',
      '',
    ]);
  });

  test('as PDF compiles, wide and narrow', async () => {
    const columns = Array.from({ length: 10 }, (_, i) => `Cột ${i}`);
    const rows = [{ name: 'A', isTotal: false, cells: columns.map((_, i) => i) }];
    for (const one of [table, { ...table, groups: null, columns, rows }])
      expect(
        Buffer.from(await figurePdf(one))
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-');
  });

  test.each([
    [1234, 'count', '1.234'],
    [0.1255, 'share', '12,6 %'],
    [null, 'count', '–'],
    ['hidden', 'share', 'ẩn'],
  ] as const)('%s as %s reads %s', (cell, format, text) => {
    expect(cellText(cell, format)).toBe(text);
  });
});
