import { type ImportKind, type ImportRow, importKinds } from '@truong/rules/people/import-kinds';
import { listLayout, listLayoutVersion, listRows, sessionsText, sexNames } from '@truong/rules/people/list-layout';
import { leavingValues } from '@truong/rules/statistics/catalogue-values';
import { describe, expect, test } from 'vitest';
import * as xlsx from 'xlsx';
import { context, readTables } from '../testing/read-table.ts';
import { workbookParts } from '../testing/workbook-parts.ts';
import { readWorkbook } from './read-workbook.ts';
import { readListMark, writeList } from './write-list.ts';

const father = {
  relation: 'father',
  name: { familyAndMiddle: 'Giàng Mí', given: 'Sính' },
  birthYear: 1986,
  job: 'Làm ruộng',
  phone: '0912345678',
} as const;
const mother = {
  relation: 'mother',
  name: { familyAndMiddle: 'Vừ Thị', given: 'Mỷ' },
  birthYear: null,
  job: null,
  phone: null,
} as const;
const nothing = {
  religion: null,
  birthPlace: null,
  residence: null,
  policy: null,
  disability: null,
  enrolledOn: null,
  leftOn: null,
  leaving: null,
  phone: null,
};

const records: { [K in ImportKind]: ImportRow[K][] } = {
  classes: [
    {
      ...{ class: '6A', grades: [6], site: 'Trường chính', twoSessions: true },
      homeroomName: { familyAndMiddle: 'Nguyễn Thị', given: 'Hoa' },
    },
    { class: 'Ghép 1+2', grades: [1, 2], site: null, twoSessions: false, homeroomName: null },
  ],
  pupils: [
    {
      code: '0012345',
      educationId: '0204567890',
      personalNumber: '002313000011',
      name: { familyAndMiddle: 'Giàng Thị', given: 'Máy' },
      birth: { precision: 'day', date: '2013-09-05' },
      sex: 'female',
      ethnicity: '08',
      religion: 'Không',
      class: '6A',
      grade: 6,
      order: 1,
      birthPlace: 'Xã Lũng Cú',
      residence: 'Thôn Lô Lô Chải, xã Lũng Cú',
      policy: 'Hộ nghèo',
      disability: null,
      enrolledOn: '2024-09-05',
      leftOn: '2025-01-10',
      leaving: 'dropped_far',
      phone: '0987654321',
      guardians: [father, mother],
    },
    {
      ...nothing,
      code: '0012346',
      educationId: null,
      personalNumber: null,
      name: { familyAndMiddle: 'Tống', given: 'A' },
      birth: { precision: 'year', year: 2013 },
      sex: 'male',
      ethnicity: null,
      class: '6B',
      grade: 6,
      order: 2,
      guardians: [],
    },
  ],
  guardians: [
    {
      pupil: {
        code: '0012345',
        educationId: null,
        personalNumber: '002313000011',
        name: { familyAndMiddle: 'Giàng Thị', given: 'Máy' },
        birth: { precision: 'day', date: '2013-09-05' },
        class: '6A',
      },
      guardians: [father, { ...mother, relation: 'guardian' }],
    },
  ],
  staff: [
    {
      code: 'GV01',
      personalNumber: '002188000022',
      name: { familyAndMiddle: 'Vàng Thị', given: 'Dợ' },
      birth: { precision: 'day', date: '1988-06-05' },
      sex: 'female',
      ethnicity: '08',
      post: 'Giáo viên',
      qualification: 'Đại học',
      specialism: 'Vật lí',
      contract: 'Biên chế',
      startedOn: '2010-08-15',
      phone: '02193851234',
      email: 'do.vt@example.vn',
    },
  ],
  assignments: [
    {
      teacher: {
        code: 'GV01',
        name: { familyAndMiddle: 'Vàng Thị', given: 'Dợ' },
        birth: { precision: 'day', date: '1988-06-05' },
      },
      teaching: [{ subject: 'career-activities', classes: ['6A', '6B'] }],
      homeroomOf: '6A',
      periods: 6,
    },
    { teacher: { code: 'GV02', name: null, birth: null }, teaching: [], homeroomOf: '6B', periods: null },
  ],
};

const choices = {
  sex: Object.values(sexNames),
  ethnicity: context.ethnicGroups.map(({ name }) => name),
  class: ['6A', '6B'],
  subject: context.subjects.map(({ name }) => name),
  sessions: [true, false].map(sessionsText),
  leaving: leavingValues.map(({ name }) => name),
};

function written<K extends ImportKind>(kind: K): Promise<Uint8Array> {
  return writeList({
    title: 'Danh sách',
    note: 'Trường PTDTBT THCS Lũng Cú, năm học 2024-2025',
    sheetName: 'Danh sách',
    mark: { kind, version: listLayoutVersion },
    columns: listLayout[kind].map(({ header, width, isKey, choices: list }) => ({
      header,
      width,
      isKey: isKey === true,
      ...(list ? { choices: choices[list] } : {}),
    })),
    rows: records[kind].flatMap((record) => listRows(kind, record, context)),
  });
}

describe('a list that goes out', () => {
  test.each(importKinds)('comes back unchanged: %s', async (kind) => {
    const bytes = await written(kind);
    const reading = await readWorkbook(bytes);
    expect(reading.ok && readListMark(reading.sheets)).toEqual({ kind, version: listLayoutVersion });
    const [table] = await readTables(bytes, kind, { classes: ['6A', '6B'] });
    // Each head names its own field beyond doubt.
    expect(table?.table.columns.map(({ field }) => field)).toEqual(listLayout[kind].map(({ field }) => field));
    expect(table?.rows.map(({ record }) => record)).toEqual(records[kind]);
    expect(table?.rows.flatMap(({ problems }) => problems.filter(({ code }) => code !== 'only_year'))).toEqual([]);
  });

  test('has a frozen head, choices, a locked key, free cells and a hidden sheet that says what it is', async () => {
    const bytes = await written('pupils');
    const parts = xlsx.CFB.read(Buffer.from(bytes), { type: 'buffer' }) as {
      FullPaths: string[];
      FileIndex: { content: Uint8Array }[];
    };
    const part = (name: string) =>
      Buffer.from(parts.FileIndex[parts.FullPaths.findIndex((path) => path.endsWith(name))]?.content ?? []).toString();
    const sheet = part('xl/worksheets/sheet1.xml');
    expect(/<pane [^>]*ySplit="4"[^>]*state="frozen"/.test(sheet)).toBe(true);
    expect(/<sheetProtection [^>]*sheet="1"/.test(sheet)).toBe(true);
    // 54 names of peoples are more than a rule itself may hold.
    expect(/!\$I\$1:\$I\$54</.test(sheet)).toBe(true);
    expect(part('xl/workbook.xml')).toMatch(/name="cong-truong"[^>]*state="veryHidden"/);
    const styles = part('xl/styles.xml');
    const cellXfs = [...(/<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? '').matchAll(/<xf .*?(?:\/>|<\/xf>)/gs)].map(
      ([xf]) => xf,
    );
    const isLocked = (cell: string) => {
      const xf = cellXfs[Number(new RegExp(`<c r="${cell}"[^>]* s="(\\d+)"`).exec(sheet)?.[1])] ?? '';
      return !/<protection [^>]*locked="0"/.test(xf);
    };
    expect({ key: isLocked('B5'), name: isLocked('E5'), newKey: isLocked('B7') }).toEqual({
      key: true,
      name: false,
      newKey: false,
    });
  });
});

/** What a strict reader of the format asks for, found without one: parts, types, names, links and rules that fit together. */
describe('the file of a list that goes out', () => {
  const partsOf = async (kind: ImportKind) => workbookParts(await written(kind));
  const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

  test.each(importKinds)('names a type for every part and leads to every part it names: %s', async (kind) => {
    const parts = await partsOf(kind);
    const types = parts.get('[Content_Types].xml') ?? '';
    const named = all(types, /<Override [^>]*PartName="\/([^"]+)"/g);
    expect(new Set(named).size).toBe(named.length);
    expect(named.filter((path) => !parts.has(path))).toEqual([]);
    const defaults = all(types, /<Default [^>]*Extension="([^"]+)"/g);
    const untyped = [...parts.keys()].filter(
      (path) =>
        path !== '[Content_Types].xml' && !named.includes(path) && !defaults.includes(path.split('.').at(-1) ?? ''),
    );
    expect(untyped).toEqual([]);
    for (const [path, text] of parts) {
      if (!path.endsWith('.rels')) continue;
      const base = path.replace(/_rels\/[^/]+$/, '');
      const targets = all(text.replaceAll(/<Relationship [^>]*TargetMode="External"[^>]*>/g, ''), / Target="([^"]+)"/g);
      const paths = targets.map((target) => decodeURI(new URL(target, `file:///${base}`).pathname).replace(/^\//, ''));
      expect(paths.filter((target) => !parts.has(target))).toEqual([]);
      const ids = all(text, / Id="([^"]+)"/g);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test.each(importKinds)(
    'has sheets and defined names once each, and choices that point at filled cells: %s',
    async (kind) => {
      const parts = await partsOf(kind);
      const workbook = parts.get('xl/workbook.xml') ?? '';
      const names = all(workbook, /<sheet [^>]*?name="([^"]+)"/g);
      expect(names).toEqual(['Danh sách', 'cong-truong']);
      const defined = [...workbook.matchAll(/<definedName ([^>]*)>/g)].map(
        ([, of = '']) => `${/ ?name="([^"]+)"/.exec(of)?.[1]} ${/localSheetId="(\d+)"/.exec(of)?.[1] ?? ''}`,
      );
      expect(new Set(defined).size).toBe(defined.length);
      const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
      const rules = all(sheet, /(<dataValidation .*?<\/dataValidation>)/gs);
      const said = /<dataValidations [^>]*count="(\d+)"/.exec(sheet)?.[1];
      expect(rules.length).toBe(Number(said ?? 0));
      const hidden = xlsx.read(Buffer.from(await written(kind)), { type: 'buffer' }).Sheets['cong-truong'];
      for (const rule of rules) {
        expect(rule).toMatch(/type="list"/);
        expect(rule).toMatch(/sqref="[A-Z]+\d+(:[A-Z]+\d+)?( [A-Z]+\d+(:[A-Z]+\d+)?)*"/);
        const [, column = '', last = ''] = /\$([A-Z]+)\$1:\$[A-Z]+\$(\d+)</.exec(rule) ?? [];
        expect([hidden?.[`${column}1`]?.v, hidden?.[`${column}${last}`]?.v]).toEqual([
          expect.any(String),
          expect.any(String),
        ]);
      }
      // The schema's order of what stands in a sheet; a strict reader refuses any other.
      const order = [
        'sheetViews',
        'cols',
        'sheetData',
        'sheetProtection',
        'autoFilter',
        'mergeCells',
        'dataValidations',
      ];
      const places = order.map((element) => sheet.indexOf(`<${element}`)).filter((at) => at >= 0);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      const widths = all(sheet, /<col [^>]*width="([\d.]+)"/g).map(Number);
      expect(widths.length).toBeGreaterThan(0);
      expect(widths.every((width) => width > 0 && width < 256)).toBe(true);
    },
  );

  test('holds days as days, shown day first, and numbers of people as text', async () => {
    const book = xlsx.read(Buffer.from(await written('pupils')), { type: 'buffer', cellNF: true, cellDates: true });
    const sheet = book.Sheets['Danh sách'] ?? {};
    const headers = listLayout.pupils.map(({ field }) => field);
    const cell = (field: (typeof headers)[number]) => sheet[`${xlsx.utils.encode_col(headers.indexOf(field))}5`];
    expect(cell('birthDate')).toMatchObject({ t: 'd', z: 'dd/mm/yyyy' });
    expect(cell('personalNumber')).toMatchObject({ t: 's', v: '002313000011' });
  });
});
