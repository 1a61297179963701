import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as xlsx from 'xlsx';
import { type BuiltCell, buildWorkbook, serialOf } from '../testing/build-workbook.ts';
import { buildZip } from '../testing/build-zip.ts';
import { writeLegacy } from '../testing/legacy-text.ts';
import { parseWorkbook } from './parse-workbook.ts';
import { readWorkbook } from './read-workbook.ts';
import { type WorkbookRefusal, type WorkbookSheet, workbookLimits } from './workbook.ts';

const data = join(import.meta.dirname, '..', '..', 'data');
const megabyte = 1024 * 1024;
const small = buildWorkbook([{ rows: [['Họ và tên'], ['Giàng Thị Máy']] }]);

async function sheetOf(bytes: Buffer): Promise<WorkbookSheet | undefined> {
  const reading = await parseWorkbook(bytes, workbookLimits);
  return reading.ok ? reading.sheets[0] : undefined;
}

function compound(stream: string): Buffer {
  const file = xlsx.CFB.utils.cfb_new();
  xlsx.CFB.utils.cfb_add(file, `/${stream}`, Buffer.alloc(5000));
  return Buffer.from(xlsx.CFB.write(file, { type: 'buffer' }) as Uint8Array);
}

/** An old workbook whose first record after its opening says that a password is needed. */
function lockedOldWorkbook(): Buffer {
  const file = xlsx.CFB.read(buildWorkbook([{ rows: [['a']] }], 'biff8'), { type: 'buffer' });
  const content = Buffer.from((xlsx.CFB.find(file, '/Workbook') as { content: Uint8Array }).content);
  const opening = 4 + content.readUInt16LE(2);
  const needsPassword = Buffer.from([0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4]);
  const locked = xlsx.CFB.utils.cfb_new();
  xlsx.CFB.utils.cfb_add(
    locked,
    '/Workbook',
    Buffer.concat([content.subarray(0, opening), needsPassword, content.subarray(opening)]),
  );
  return Buffer.from(xlsx.CFB.write(locked, { type: 'buffer' }) as Uint8Array);
}

const workbookPart = { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') };
const zeros = Buffer.alloc(20 * megabyte);

describe('a file that is refused', () => {
  test.each<[string, Buffer, WorkbookRefusal]>([
    ['an empty file', Buffer.alloc(0), 'empty'],
    ['a workbook without a filled cell', buildWorkbook([{ rows: [[], [null]] }, { rows: [] }]), 'empty'],
    ['a file of 50 MB', Buffer.alloc(50 * megabyte), 'too_large'],
    ['text with commas', Buffer.from('Họ và tên,Ngày sinh\nGiàng Thị Máy,05/09/2013\n'), 'not_a_workbook'],
    ['a web page named .xls', Buffer.from('<html><table><tr><td>Họ và tên</td></tr></table></html>'), 'not_a_workbook'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'not_a_workbook'],
    [
      'a text document in a zip',
      buildZip([{ name: 'word/document.xml', content: Buffer.from('<document/>') }]),
      'not_a_workbook',
    ],
    [
      'a zip with a workbook that is none',
      buildZip([{ ...workbookPart, content: Buffer.from('nothing') }]),
      'not_a_workbook',
    ],
    ['a workbook cut off in the middle', small.subarray(0, Math.floor(small.length / 2)), 'not_a_workbook'],
    ['an old text document', compound('WordDocument'), 'not_a_workbook'],
    [
      'an old workbook cut off in the middle',
      readFileSync(join(data, 'gso_2019_provinces.xls')).subarray(0, 700),
      'not_a_workbook',
    ],
    ['a workbook with a password', compound('EncryptedPackage'), 'encrypted'],
    ['an old workbook with a password', lockedOldWorkbook(), 'encrypted'],
    ['parts that state 250 MB', buildZip([{ ...workbookPart, stated: 250 * megabyte }]), 'zip_bomb'],
    [
      'a part that packs 20 MB into a thousandth',
      buildZip([workbookPart, { name: 'xl/worksheets/sheet1.xml', content: zeros }]),
      'zip_bomb',
    ],
    [
      'a part larger than it states',
      buildZip([workbookPart, { name: 'xl/worksheets/sheet1.xml', content: zeros, stated: 1000 }]),
      'zip_bomb',
    ],
    ['51 sheets', buildWorkbook(Array.from({ length: 51 }, () => ({ rows: [['a']] }))), 'too_many_sheets'],
    ['101 columns', buildWorkbook([{ rows: [Array.from({ length: 101 }, () => 'a')] }]), 'too_many_cells'],
    [
      '20,001 rows',
      buildWorkbook([{ rows: Array.from({ length: 20_001 }, (): BuiltCell[] => ['a']) }]),
      'too_many_cells',
    ],
  ])('%s', async (_, bytes, refusal) => {
    expect(await parseWorkbook(bytes, workbookLimits)).toEqual({ ok: false, refusal });
  });

  test('the worker answers as the parser does', async () => {
    for (const bytes of [small, compound('WordDocument'), compound('EncryptedPackage'), Buffer.alloc(50 * megabyte)]) {
      expect(await readWorkbook(bytes)).toEqual(await parseWorkbook(bytes, workbookLimits));
    }
  });

  test('one that takes too long, and one that takes too much memory', async () => {
    expect(await readWorkbook(small, { ...workbookLimits, milliseconds: 1 })).toEqual({
      ok: false,
      refusal: 'too_slow',
    });
    const wide = buildWorkbook([
      { rows: Array.from({ length: 5_000 }, (_, r) => Array.from({ length: 20 }, (_, c) => `${r} và ${c}`)) },
    ]);
    expect(await readWorkbook(wide, { ...workbookLimits, megabytes: 16 })).toEqual({
      ok: false,
      refusal: 'too_many_cells',
    });
  });
});

describe('a sheet as read', () => {
  test('50 sheets, 100 columns and 20,000 rows are still read', async () => {
    const wide = { rows: [Array.from({ length: 100 }, () => 'a')] };
    const long = { rows: Array.from({ length: 20_000 }, () => ['b']) };
    const reading = await parseWorkbook(
      buildWorkbook([wide, long, ...Array.from({ length: 48 }, () => ({ rows: [['a']] }))]),
      workbookLimits,
    );
    expect(
      reading.ok && [reading.sheets.length, reading.sheets[1]?.rows.length, reading.sheets[0]?.rows[0]?.length],
    ).toEqual([50, 20_000, 100]);
  });

  test.each(['xlsx', 'biff8'] as const)('dates, numbers and codes become text (%s)', async (bookType) => {
    const cells: [BuiltCell, string][] = [
      [{ v: serialOf('2013-09-05'), z: 'dd/mm/yyyy' }, '2013-09-05'],
      [{ v: serialOf('2012-02-29') + 0.75, z: 'd/m/yy h:mm' }, '2012-02-29'],
      [serialOf('2013-09-05'), '41522'],
      [220_123_456_789, '220123456789'],
      [{ v: 2_313_000_011, z: '000000000000' }, '002313000011'],
      [7.5, '7.5'],
      [0.1 + 0.2, '0.3'],
      ['  Giàng Thị Máy ', 'Giàng Thị Máy'],
      ['Ước'.normalize('NFD'), 'Ước'],
      [writeLegacy('Mường', 'tcvn3'), 'M\u00adêng'],
      ['002313000011', '002313000011'],
    ];
    const sheet = await sheetOf(buildWorkbook([{ rows: [cells.map(([cell]) => cell)] }], bookType));
    expect(sheet?.rows).toEqual([cells.map(([, text]) => text)]);
    expect(sheet?.facts).toEqual([{ row: 0, column: 8, facts: ['decomposed'] }]);
  });

  test('formulas, errors, merges, hidden rows, columns and sheets are told', async () => {
    const bytes = buildWorkbook([
      {
        rows: [
          ['Lớp', 'Sĩ số'],
          ['6A', { v: 35, f: '30+5' }],
          [null, { f: 'B9' }],
          ['6B', { error: true, f: 'VLOOKUP(1,A1:A2,2)' }],
        ],
        merges: ['A2:A3'],
        hiddenRows: [3],
        hiddenColumns: [1],
      },
      { rows: [['x']], isHidden: true },
    ]);
    expect(await sheetOf(bytes)).toEqual({
      name: 'Sheet1',
      isHidden: false,
      rows: [
        ['Lớp', 'Sĩ số'],
        ['6A', '35'],
        ['6A', ''],
        ['6B', '#N/A'],
      ],
      facts: expect.toSatisfy((facts: WorkbookSheet['facts']) => {
        const told = facts.map(({ row, column, facts: each }) => `${row},${column} ${each.join(' ')}`).sort();
        return told.join('; ') === '1,1 formula; 2,0 merged; 2,1 formula no_value; 3,1 formula error';
      }),
      hiddenRows: [3],
      hiddenColumns: [1],
    });
    const reading = await parseWorkbook(bytes, workbookLimits);
    expect(reading.ok && reading.sheets.map(({ isHidden }) => isHidden)).toEqual([false, true]);
  });

  test.each([
    ['gso_2019_provinces.xls', 63, 'Tỉnh Hà Giang'],
    ['gso_2019_districts.xls', 713, 'Huyện Đồng Văn'],
  ])('a genuine old workbook: %s', async (file, records, name) => {
    const reading = await readWorkbook(readFileSync(join(data, file)));
    const rows = reading.ok ? (reading.sheets[0]?.rows ?? []) : [];
    expect(rows.filter((row) => /^\d+$/.test(row[0] ?? '') || /^\d+$/.test(row[2] ?? ''))).toHaveLength(records);
    expect(rows.flat()).toContain(name);
  });
});
