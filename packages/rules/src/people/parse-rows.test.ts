import { describe, expect, test } from 'vitest';
import type { Grid, ImportContext, ImportKind, ParsedRow } from './import-kinds.ts';
import { parseRows } from './parse-rows.ts';
import { recogniseTable } from './recognise-table.ts';
import { context, gridOf } from './testing/grid.ts';

const head = [
  'STT',
  'Mã HS',
  'Số định danh',
  'Họ và tên',
  'Ngày sinh',
  'Giới tính',
  'Dân tộc',
  'Lớp',
  'Khối',
  'SĐT cha',
  'Họ tên cha',
];
const girl = ['1', 'HS1', '002313000011', 'Giàng Thị Máy', '05/09/2013', 'Nữ', 'Mông', '6A', '6', '', ''];
const boy = ['2', 'HS2', '002213000022', 'Sùng Mí Páo', '28/02/2013', 'Nam', 'Mông', '6A', '6', '', ''];
const column = (name: string) => head.indexOf(name);
const but = (changes: Record<string, string>, row: readonly string[] = girl) =>
  row.map((text, i) => changes[head[i] ?? ''] ?? text);

function parse<K extends ImportKind>(grid: Grid, kind: K, more: Partial<ImportContext> = {}): ParsedRow<K>[] {
  const table = recogniseTable(grid, kind);
  if (!table) throw new Error('no table');
  return parseRows(grid, { ...table, kind }, { ...context, ...more });
}
const pupils = (rows: readonly (readonly string[])[], more: Partial<Grid> = {}) =>
  parse(gridOf([head, ...rows], more), 'pupils');
const told = ({ problems }: ParsedRow) =>
  problems.map(
    ({ code, severity, column: at, expected }) =>
      `${severity} ${code} in ${at === null ? '-' : head[at]}${expected === null ? '' : ` → ${expected}`}`,
  );

test('a row without a fault has no problem and all its values', () => {
  expect(pupils([girl, boy])[0]).toMatchObject({
    row: 1,
    problems: [],
    record: {
      code: 'HS1',
      personalNumber: '002313000011',
      name: { familyAndMiddle: 'Giàng Thị', given: 'Máy' },
      birth: { precision: 'day', date: '2013-09-05' },
      sex: 'female',
      ethnicity: '08',
      class: '6A',
      grade: 6,
      order: 1,
    },
  });
});

describe('what keeps a row out, by its cell', () => {
  test.each<[Record<string, string>, string]>([
    [{ 'Ngày sinh': '31/02/2012' }, 'error no_such_day in Ngày sinh → 29/02/2012'],
    [{ 'Ngày sinh': '29/02/2013' }, 'error no_such_day in Ngày sinh → 28/02/2013'],
    [{ 'Ngày sinh': '' }, 'error missing in Ngày sinh'],
    [{ 'Ngày sinh': 'chưa rõ' }, 'error not_a_date in Ngày sinh'],
    [{ 'Ngày sinh': '05/09/2026' }, 'error date_out_of_range in Ngày sinh'],
    [{ 'Họ và tên': '' }, 'error missing in Họ và tên'],
    [{ 'Họ và tên': 'Giàng 2' }, 'error not_a_name in Họ và tên'],
    [{ 'Giới tính': '' }, 'error missing in Giới tính'],
    [{ 'Giới tính': '1' }, 'error not_a_sex in Giới tính'],
    [{ 'Giới tính': 'Nam' }, 'error personal_number_sex in Số định danh → female'],
    [{ 'Ngày sinh': '05/09/2012' }, 'error personal_number_year in Số định danh → 2013'],
    [{ 'Số định danh': '003313000011' }, 'error personal_number_province in Số định danh'],
    [{ 'Số định danh': '12345' }, 'error not_a_personal_number in Số định danh'],
    [{ 'Dân tộc': 'Nùn' }, 'error unknown_ethnicity in Dân tộc → Nùng'],
    [{ Lớp: '6C' }, 'error unknown_class in Lớp'],
    [{ Khối: '7' }, 'error grade_differs in Khối → 6'],
    [{ Khối: '13' }, 'error not_a_grade in Khối'],
    [{ 'Họ tên cha': 'Giàng Mí Sính', 'SĐT cha': '12' }, 'error not_a_phone in SĐT cha'],
    [{ 'SĐT cha': '0912345678' }, 'error missing in Họ tên cha'],
  ])('%j: %s', (changes, problem) => {
    const [row, other] = pupils([but(changes), boy]);
    expect(row && told(row)).toEqual([problem]);
    expect(row?.record).toBeNull();
    expect(other?.record).not.toBeNull();
  });
});

describe('what is told and still goes in', () => {
  test.each<[Record<string, string>, string]>([
    [{ 'Ngày sinh': '2013' }, 'notice only_year in Ngày sinh'],
    [{ 'Số định danh': '2313000011' }, 'notice zeros_restored in Số định danh'],
    [{ 'Họ tên cha': 'Giàng Mí Sính', 'SĐT cha': '912345678' }, 'notice zeros_restored in SĐT cha'],
  ])('%j: %s', (changes, problem) => {
    const [row] = pupils([but(changes), boy]);
    expect(row && told(row)).toEqual([problem]);
    expect(row?.record).not.toBeNull();
  });

  test('formulas with a value, hidden rows and letters that may be lost', () => {
    const at = (name: string, fact: Grid['facts'][number]['facts'][number]) => ({
      row: 1,
      column: column(name),
      facts: [fact],
    });
    const [row] = pupils([girl, boy], {
      hiddenRows: [1],
      facts: [at('Lớp', 'formula'), at('STT', 'formula'), at('Họ và tên', 'doubtful')],
    });
    expect(row && told(row).sort()).toEqual([
      'notice formula in Lớp',
      'notice hidden_row in -',
      'notice lost_letters in Họ và tên',
    ]);
    expect(row?.record).not.toBeNull();
  });
});

test('a formula without a value, an error value and a name merged into the next row keep the row out', () => {
  const rows = pupils(
    [
      girl,
      but({ 'Họ và tên': 'Giàng Thị Máy', 'Ngày sinh': '06/09/2013' }, boy),
      but({ 'Mã HS': 'HS3', 'Số định danh': '', Lớp: '', Khối: '#N/A' }),
    ],
    {
      facts: [
        { row: 2, column: column('Họ và tên'), facts: ['merged'] },
        { row: 2, column: column('Lớp'), facts: ['merged'] },
        { row: 3, column: column('Lớp'), facts: ['formula', 'no_value'] },
        { row: 3, column: column('Khối'), facts: ['error'] },
      ],
    },
  );
  expect(rows.map(({ record }) => record === null)).toEqual([false, true, true]);
  expect(rows[1] && told(rows[1])).toEqual(['error merged_value in Họ và tên']);
  expect(rows[2] && told(rows[2])).toEqual(
    expect.arrayContaining(['error formula_without_value in Lớp', 'error formula_error in Khối']),
  );
});

describe('a pupil twice in a file', () => {
  const pairs = (rows: readonly (readonly string[])[]) =>
    pupils(rows).map(({ row, record, problems }) => [
      row,
      record !== null,
      ...problems.map(({ code, severity, otherRow }) => `${severity} ${code} ${otherRow}`),
    ]);

  test('the same code, the same number, or the same name and birth date refuse both and name each other', () => {
    expect(
      pairs([
        girl,
        boy,
        but({ 'Mã HS': 'hs1' }, ['3', 'x', '', 'Vàng Thị Dợ', '01/01/2013', 'Nữ', 'Mông', '6B', '6', '', '']),
      ]),
    ).toEqual([
      [1, false, 'error same_code 3'],
      [2, true],
      [3, false, 'error same_code 1'],
    ]);
    expect(pairs([girl, but({ 'Mã HS': 'HS9', 'Họ và tên': 'Vàng Thị Dợ' })])).toEqual([
      [1, false, 'error same_personal_number 2'],
      [2, false, 'error same_personal_number 1'],
    ]);
    expect(
      pairs([
        but({ 'Mã HS': '', 'Số định danh': '', 'Họ và tên': 'Lê Thị Hòa' }),
        but({ 'Mã HS': '', 'Số định danh': '', 'Họ và tên': 'Lê Thị Hoà' }),
      ]),
    ).toEqual([
      [1, false, 'error same_person 2'],
      [2, false, 'error same_person 1'],
    ]);
  });

  test('two of one name and birth date whose numbers differ are two, and told', () => {
    expect(pairs([girl, but({ 'Mã HS': 'HS9', 'Số định danh': '002313000099' })])).toEqual([
      [1, true, 'notice same_person 2'],
      [2, true, 'notice same_person 1'],
    ]);
  });

  test('one name with another birth date, or another tone, is nobody twice', () => {
    const free = { 'Mã HS': '', 'Số định danh': '' };
    expect(
      pairs([but(free), but({ ...free, 'Ngày sinh': '06/09/2013' }), but({ ...free, 'Họ và tên': 'Giàng Thị Mây' })]),
    ).toEqual([
      [1, true],
      [2, true],
      [3, true],
    ]);
  });

  test('three of one code are each shown another', () => {
    const third = but({ 'Số định danh': '', 'Họ và tên': 'Vàng Thị Dợ' });
    const more = but({ 'Số định danh': '', 'Họ và tên': 'Vàng Thị Sua' });
    expect(pairs([girl, third, more])).toEqual([
      [1, false, 'error same_code 2'],
      [2, false, 'error same_code 1'],
      [3, false, 'error same_code 1'],
    ]);
  });
});

describe('the other kinds', () => {
  test('sex marked twice, and not at all', () => {
    const rows = parse(
      gridOf([
        ['Họ và tên', 'Ngày sinh', 'Nam', 'Nữ'],
        ['Giàng Thị Máy', '05/09/2013', 'x', 'x'],
        ['Sùng Mí Páo', '28/02/2013', '', ''],
        ['Vàng Mí Sử', '28/03/2013', 'x', ''],
      ]),
      'pupils',
    );
    expect(rows.map(({ record, problems }) => record?.sex ?? problems.map(({ code }) => code).join())).toEqual([
      'sex_twice',
      'missing',
      'male',
    ]);
  });

  test('a class twice, and a grade that is not its name’s', () => {
    const rows = parse(
      gridOf([
        ['Lớp', 'Khối', 'GVCN'],
        ['6A', '6', 'Nguyễn Thị Hoa'],
        ['7A', '6', ''],
        ['lớp 6a', '6', ''],
      ]),
      'classes',
    );
    expect(rows.map(({ problems }) => problems.map(({ code, otherRow }) => `${code} ${otherRow}`))).toEqual([
      ['same_class 3'],
      ['grade_differs null'],
      ['same_class 1'],
    ]);
  });

  test('a guardian of nobody, a relation nobody knows', () => {
    const rows = parse(
      gridOf([
        ['Họ tên học sinh', 'Họ tên phụ huynh', 'Quan hệ', 'Điện thoại'],
        ['Giàng Thị Máy', 'Giàng Mí Sính', 'Bố', '0912345678'],
        ['', 'Giàng Mí Sính', 'Bố', '0912345678'],
        ['Giàng Thị Máy', 'Vừ Thị Mỷ', 'hàng xóm', ''],
        ['Giàng Thị Máy', '', 'Mẹ', '0912345678'],
      ]),
      'guardians',
    );
    expect(rows.map(({ problems }) => problems.map(({ code, field }) => `${code} ${field}`))).toEqual([
      [],
      ['missing fullName'],
      ['unknown_relation relation'],
      ['missing guardianName'],
    ]);
  });

  test('a subject nobody teaches, a class that is not there, half an assignment', () => {
    const rows = parse(
      gridOf([
        ['Giáo viên', 'Môn', 'Lớp dạy', 'Chủ nhiệm'],
        ['Nguyễn Thị Hoa', 'Toán', '6A, 6B', '6A'],
        ['Nguyễn Thị Hoa', 'Phép thuật', '6A', ''],
        ['Nguyễn Thị Hoa', 'Toán', '6A, 6C', ''],
        ['Nguyễn Thị Hoa', 'Toán', '', ''],
        ['', 'Toán', '6B', ''],
      ]),
      'assignments',
    );
    expect(
      rows.map(({ record, problems }) => [
        record !== null,
        ...problems.map(({ code, field, expected }) => `${code} ${field} ${expected}`),
      ]),
    ).toEqual([
      [true],
      [false, 'unknown_subject subject null'],
      [false, 'unknown_class classes 6C'],
      [false, 'missing classes null'],
      [false, 'missing fullName null'],
    ]);
  });
});
