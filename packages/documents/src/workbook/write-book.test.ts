import { beforeAll, describe, expect, test } from 'vitest';
import * as xlsx from 'xlsx';
import { workbookParts } from '../testing/workbook-parts.ts';
import { parseWorkbook } from './parse-workbook.ts';
import { workbookLimits } from './workbook.ts';
import { type BookSheet, readBookMarks, writeBook } from './write-book.ts';

const mark = { kind: 'number', from: 0, to: 10, decimals: 1, words: ['v'], due: 'bù' } as const;
const sheet: BookSheet = {
  name: 'Ngữ văn 8A1',
  left: ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', 'TRƯỜNG THCS LŨNG CÚ'],
  right: ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'],
  title: 'Ngữ văn · 8A1 · Học kỳ II 2024-2025 · 2 học sinh',
  notes: ['Mã sổ 7'],
  columns: [
    { header: 'Họ và tên', width: 28, align: 'left', is: 'fixed' },
    { header: 'Ngày sinh', width: 13, align: 'center', is: 'fixed', isDay: true },
    { header: 'ĐĐGtx1', width: 8, align: 'right', is: 'entry', rule: mark, ruleText: 'Cần điểm từ 0 đến 10.' },
    { header: 'Nhận xét', width: 8, align: 'center', is: 'entry', rule: { kind: 'choice', values: ['Đ', 'CĐ'] } },
    { header: 'ĐĐGck', width: 8, align: 'right', is: 'closed' },
    { header: 'ĐTBmhk', width: 8, align: 'right', is: 'computed' },
  ],
  rows: [
    { cells: ['Giàng Thị An', { day: '2011-03-02' }, 8.5, 'Đ', 7, 7.4] },
    { cells: ['Lò Văn Bình', { day: '2011-05-04' }, null, null, null, null], isClosed: true },
  ],
};
const long = 'Ngữ văn '.repeat(9000);

describe('sheets to be filled in', () => {
  let bytes: Uint8Array;
  let parts: Map<string, string>;
  let xml: string;
  beforeAll(async () => {
    bytes = await writeBook([sheet], [{ name: sheet.name, seal: 'ab12', text: long }]);
    parts = workbookParts(bytes);
    xml = parts.get('xl/worksheets/sheet1.xml') ?? '';
  });

  test('say what they are on a hidden, protected sheet, whatever its length', async () => {
    const reading = await parseWorkbook(Buffer.from(bytes), workbookLimits);
    if (!reading.ok) throw new Error(reading.refusal);
    const [mark, ...others] = readBookMarks(reading.sheets) ?? [];
    expect({ ...mark, text: mark?.text === long, others }).toEqual({
      name: sheet.name,
      seal: 'ab12',
      text: true,
      others: [],
    });
    expect(readBookMarks(reading.sheets.filter(({ isHidden }) => !isHidden))).toBeNull();
    expect(parts.get('xl/workbook.xml')).toMatch(/name="cong-truong"[^>]*state="veryHidden"/);
    expect(parts.get('xl/worksheets/sheet2.xml')).toMatch(/<sheetProtection [^>]*sheet="1"/);
  });

  test('hold names and days still while one scrolls, and protect all but the entry cells', () => {
    expect(xml).toMatch(/<pane [^>]*xSplit="2"[^>]*ySplit="6"[^>]*state="frozen"/);
    expect(xml).toMatch(/<sheetProtection [^>]*sheet="1"/);
    const styles = parts.get('xl/styles.xml') ?? '';
    const formats =
      /<cellXfs[\s\S]*<\/cellXfs>/.exec(styles)?.[0].match(/<xf [\s\S]*?(?:<\/xf>|\/>(?=<xf|<\/cellXfs))/g) ?? [];
    const isFree = (cell: string) => {
      const style = Number(new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(xml)?.[1]);
      return /locked="0"/.test(formats[style] ?? '');
    };
    const cells = ['A7', 'B7', 'C7', 'D7', 'E7', 'F7', 'C8'];
    expect(cells.filter(isFree)).toEqual(['C7', 'D7']);
  });

  test('refuse what is no mark in words, take the words that stand for one, and offer choices', () => {
    const rules = [...xml.matchAll(/<dataValidation .*?<\/dataValidation>/gs)].map(([rule]) => rule);
    expect(rules).toHaveLength(2);
    expect(rules[0]).toMatch(/type="custom"/);
    expect(rules[0]).toMatch(/error="Cần điểm từ 0 đến 10."/);
    expect(rules[0]).toContain(
      'IF(ISNUMBER(C7),AND(C7&gt;=0,C7&lt;=10,ROUND(C7,1)=C7),OR(C7=&quot;v&quot;,LEFT(C7,2)=&quot;bù&quot;))',
    );
    expect(rules[1]).toMatch(/type="list"[\s\S]*&quot;Đ,CĐ&quot;/);
  });

  test('hold marks as numbers and days as days, below the lines that a paper begins with', () => {
    const book = xlsx.read(Buffer.from(bytes), { type: 'buffer', cellNF: true, cellDates: true });
    const cells = book.Sheets[sheet.name] ?? {};
    expect(cells.C7).toMatchObject({ t: 'n', v: 8.5 });
    expect(cells.B7).toMatchObject({ t: 'd', z: 'dd/mm/yyyy' });
    expect([cells.A2?.v, cells.D1?.v, cells.A3?.v]).toEqual([sheet.left[1], sheet.right[0], sheet.title]);
  });

  test('without marks protect nothing, and put the names of groups above their columns', async () => {
    const columns = sheet.columns.map((column, at) =>
      at === 2 || at === 3 ? { ...column, group: 'Học kỳ I' } : column,
    );
    const open = workbookParts(await writeBook([{ ...sheet, columns }], null));
    const xmlOfOpen = open.get('xl/worksheets/sheet1.xml') ?? '';
    expect(xmlOfOpen).not.toContain('sheetProtection');
    expect(xmlOfOpen).toContain('<mergeCell ref="C5:D5"');
    expect(open.has('xl/worksheets/sheet2.xml')).toBe(false);
    expect(open.get('xl/workbook.xml')).toContain('$5:$6');
  });
});
