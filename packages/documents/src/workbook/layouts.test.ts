import type { PersonName } from '@truong/rules/people/import-kinds';
import { likeliestKind } from '@truong/rules/people/recognise-table';
import { describe, expect, test } from 'vitest';
import { buildWorkbook } from '../testing/build-workbook.ts';
import {
  assignmentLayouts,
  classLayout,
  guardianLayouts,
  pupilLayouts,
  pupils,
  staffLayout,
} from '../testing/layouts.ts';
import { readSheets, readTables } from '../testing/read-table.ts';

const full = ({ familyAndMiddle, given }: PersonName) => `${familyAndMiddle} ${given}`;
const ethnicCodes: Record<string, string> = {
  Mông: '08',
  Kinh: '01',
  Tày: '02',
  Dao: '09',
  Nùng: '07',
  'Lô Lô': '43',
  Giáy: '25',
};

describe('lists of pupils', () => {
  test.each(pupilLayouts.map((layout) => [layout.name, layout] as const))('%s', async (_, { sheets, bookType }) => {
    const tables = await readTables(buildWorkbook(sheets, bookType), 'pupils');
    expect(
      tables.flatMap(({ rows }) =>
        rows.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error')),
      ),
    ).toEqual([]);
    const read = tables.flatMap(({ rows }) => rows.map(({ record }) => record));
    expect(
      read.map((record) => record && [full(record.name), record.birth, record.sex, record.ethnicity, record.class]),
    ).toEqual(
      pupils.map((each) => [
        `${each.family} ${each.given}`,
        { precision: 'day', date: each.birth },
        each.sex === 'Nữ' ? 'female' : 'male',
        ethnicCodes[each.ethnicity],
        each.class,
      ]),
    );
    for (const { table } of tables)
      expect(table).toMatchObject({ missing: [], confidence: expect.toSatisfy((c: number) => c > 0.7) });
  });

  test.each(pupilLayouts.map((layout) => [layout.name, layout] as const))(
    '%s is told from the other kinds',
    async (_, { sheets, bookType }) => {
      expect((await readSheets(buildWorkbook(sheets, bookType))).map(likeliestKind)).toEqual(
        sheets.map(() => 'pupils'),
      );
    },
  );

  test('codes, numbers and parents come along where the layout has them', async () => {
    const twoRows = pupilLayouts.find(({ name }) => name.startsWith('a head of two rows'));
    const [first] = (await readTables(buildWorkbook(twoRows?.sheets ?? []), 'pupils'))[0]?.rows ?? [];
    expect(first?.record).toMatchObject({
      code: 'HS001',
      guardians: [
        { relation: 'father', name: { familyAndMiddle: 'Giàng Mí', given: 'Sính' }, phone: '0912345678' },
        { relation: 'mother', name: { familyAndMiddle: 'Vừ Thị', given: 'Mỷ' }, phone: null },
      ],
    });
    const quantities = pupilLayouts.find(({ name }) => name.startsWith('numbers as quantities'));
    const [row] = (await readTables(buildWorkbook(quantities?.sheets ?? []), 'pupils'))[0]?.rows ?? [];
    expect(row?.record).toMatchObject({ educationId: '0204567890', personalNumber: '002313000011' });
    expect(row?.problems).toMatchObject([{ code: 'zeros_restored', severity: 'notice', field: 'personalNumber' }]);
  });
});

test('a list of classes with homerooms, sites and a combined class', async () => {
  const [table] = await readTables(buildWorkbook([classLayout]), 'classes');
  expect(table?.rows.map(({ record }) => record)).toEqual([
    {
      class: '6A',
      grades: [6],
      site: 'Trường chính',
      twoSessions: null,
      homeroomName: { familyAndMiddle: 'Nguyễn Thị', given: 'Hoa' },
    },
    {
      class: '6B',
      grades: [6],
      site: 'Lô Lô Chải',
      twoSessions: null,
      homeroomName: { familyAndMiddle: 'Vàng Mí', given: 'Sử' },
    },
    { class: 'ghép 1+2', grades: [1, 2], site: 'Sảng Ma Sao', twoSessions: null, homeroomName: null },
  ]);
});

test('guardians beside their child, and one in each row with the child merged', async () => {
  const [wide, long] = await readTables(buildWorkbook(guardianLayouts), 'guardians');
  expect(wide?.rows.map(({ record }) => record)).toMatchObject([
    {
      pupil: { code: 'HS001', name: { familyAndMiddle: 'Giàng Thị', given: 'Máy' }, class: '6A' },
      guardians: [
        { relation: 'father', job: 'Làm ruộng', phone: '0912345678' },
        { relation: 'mother', birthYear: 1988 },
      ],
    },
  ]);
  expect(long?.rows.map(({ record }) => record)).toMatchObject([
    {
      pupil: { name: { given: 'Máy' }, class: '6A' },
      guardians: [{ relation: 'father', name: { given: 'Sính' }, phone: '0912345678' }],
    },
    {
      pupil: { name: { given: 'Máy' }, class: '6A' },
      guardians: [{ relation: 'mother', name: { given: 'Mỷ' }, phone: '0987654321' }],
    },
  ]);
});

test('staff whose birth dates stand under Nam and Nữ, with headings of groups between', async () => {
  const [table] = await readTables(buildWorkbook([staffLayout]), 'staff');
  expect(table?.rows.map(({ record }) => record)).toMatchObject([
    {
      name: { given: 'Hùng' },
      birth: { date: '1975-03-12' },
      sex: 'male',
      post: 'Hiệu trưởng',
      personalNumber: '002075000011',
      email: 'hung.nv@example.vn',
      startedOn: '1998-09-01',
    },
    {
      name: { given: 'Dợ' },
      birth: { date: '1988-06-05' },
      sex: 'female',
      ethnicity: '08',
      specialism: 'Vật lí',
      startedOn: '2010-08-15',
    },
  ]);
});

test('assignments by rows with merged teachers, and as duties in one cell', async () => {
  const [byRows, inCells] = await readTables(buildWorkbook(assignmentLayouts), 'assignments');
  expect(byRows?.rows.map(({ record }) => record)).toMatchObject([
    {
      teacher: { name: { given: 'Hoa' } },
      teaching: [{ subject: 'mathematics', classes: ['6A', '6B'] }],
      homeroomOf: '6A',
      periods: 8,
    },
    { teacher: { name: { given: 'Hoa' } }, teaching: [{ subject: 'informatics', classes: ['6A'] }], homeroomOf: null },
    { teacher: { name: { given: 'Sử' } }, teaching: [{ subject: 'foreign-language-1', classes: ['6A', '6B'] }] },
  ]);
  expect(inCells?.rows.map(({ record }) => record)).toMatchObject([
    {
      teacher: { name: { given: 'Hoa' } },
      teaching: [
        { subject: 'mathematics', classes: ['6A', '6B'] },
        { subject: 'informatics', classes: ['6A'] },
      ],
      homeroomOf: '6A',
    },
    {
      teacher: { name: { given: 'Sử' } },
      teaching: [{ subject: 'foreign-language-1', classes: ['6A', '6B'] }],
      homeroomOf: null,
    },
  ]);
});
