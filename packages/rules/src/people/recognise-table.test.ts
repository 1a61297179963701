import { describe, expect, test } from 'vitest';
import { headerWords } from './header-words.ts';
import { type Grid, type ImportKind, importKinds } from './import-kinds.ts';
import { matchHeader } from './match-header.ts';
import { likeliestKind, recogniseTable, withMapping } from './recognise-table.ts';
import { gridOf } from './testing/grid.ts';

const head = ['STT', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Dân tộc', 'Lớp'];
const rows = [
  ['1', 'Giàng Thị Máy', '05/09/2013', 'Nữ', 'Mông', '6A'],
  ['2', 'Sùng Mí Páo', '28/02/2013', 'Nam', 'Mông', '6A'],
  ['3', 'Tống Văn Cường', '08/03/2013', 'Nam', 'Kinh', '6B'],
];
const fieldsOf = (grid: Grid, kind: ImportKind = 'pupils') =>
  recogniseTable(grid, kind)?.columns.map(({ field }) => field);

describe('heads', () => {
  test.each(importKinds)('every word of a field names it first, and no two fields share one: %s', (kind) => {
    for (const [field, words] of Object.entries(headerWords[kind])) {
      for (const word of words) {
        // "DT" (dân tộc) and "ĐT" (điện thoại) are one without diacritics; their values tell them apart.
        if (/^[DĐ]T$/.test(word)) continue;
        const [best, second] = matchHeader(word, kind);
        expect({ word, field: best?.field, isShared: second?.score === best?.score }).toEqual({
          word,
          field,
          isShared: false,
        });
      }
    }
  });

  test.each([
    ['Họ và tên học sinh (*)', 'fullName'],
    ['HO VA TEN', 'fullName'],
    ['Ngày sinh (dd/mm/yyyy)', 'birthDate'],
    ['Năm sinh', 'birthYear'],
    ['Nam', 'male'],
    ['Số định danh cá nhân (CCCD)', 'personalNumber'],
    ['Mã định danh Bộ GD&ĐT', 'educationId'],
    ['Họ tên bố', 'fatherName'],
    ['Bố Họ và tên', 'fatherName'],
    ['Điện thoại của mẹ', 'motherPhone'],
    ['Nghề nghiệp cha', 'fatherJob'],
    ['Số ĐT phụ huynh', 'guardianPhone'],
    ['Hộ khẩu thường trú (thôn, xã)', 'residence'],
  ])('%j means %s', (header, field) => {
    expect(matchHeader(header, 'pupils')[0]).toMatchObject({
      field,
      score: expect.toSatisfy((score: number) => score > 0.8),
    });
  });

  test.each(['Chiều cao', 'Ghi chú', 'Cân nặng (kg)'])('%j means nothing to us', (header) => {
    expect(matchHeader(header, 'pupils').filter(({ score }) => score > 0.5)).toEqual([]);
  });
});

describe('a table', () => {
  test('columns in any order, and the layout is known again by its fingerprint', () => {
    const turned = (row: readonly string[]) => row.toReversed();
    expect(fieldsOf(gridOf([head, ...rows]))).toEqual(['order', 'fullName', 'birthDate', 'sex', 'ethnicity', 'class']);
    expect(fieldsOf(gridOf([head, ...rows].map(turned)))).toEqual([
      'class',
      'ethnicity',
      'sex',
      'birthDate',
      'fullName',
      'order',
    ]);
    const fingerprint = recogniseTable(gridOf([head, ...rows]), 'pupils')?.fingerprint;
    const later = gridOf([['Danh sách'], [], head.map((text) => text.toUpperCase()), ...rows.slice(1)]);
    expect(recogniseTable(later, 'pupils')?.fingerprint).toBe(fingerprint);
    expect(recogniseTable(gridOf([turned(head), ...rows.map(turned)]), 'pupils')?.fingerprint).not.toBe(fingerprint);
    expect(recogniseTable(gridOf([head, ...rows]), 'guardians')?.fingerprint).not.toBe(fingerprint);
  });

  test('values against their head lower the confidence; a head that means something else is not taken', () => {
    const wrong = rows.map((row) => row.with(2, 'Xã Lũng Cú'));
    const right = recogniseTable(gridOf([head, ...rows]), 'pupils');
    const doubted = recogniseTable(gridOf([head, ...wrong]), 'pupils');
    expect(right?.confidence).toBeGreaterThan(0.95);
    expect(doubted?.confidence).toBeLessThan(0.6);
  });

  test('where two heads are one without diacritics, the values decide', () => {
    const heads = ['Họ tên', 'Ngày sinh', 'GT', 'DT', 'ĐT'];
    const grid = gridOf([heads, ...rows.map((row) => [...row.slice(1, 5), '0912345678'])]);
    expect(fieldsOf(grid)).toEqual(['fullName', 'birthDate', 'sex', 'ethnicity', 'phone']);
    const turned = gridOf([heads, ...rows.map((row) => [...row.slice(1, 4), '0912345678', row[4] ?? ''])]);
    expect(fieldsOf(turned)).toEqual(['fullName', 'birthDate', 'sex', 'phone', 'ethnicity']);
  });

  test('a column without a head is known by its values where they leave no doubt', () => {
    const grid = gridOf([head.with(3, ''), ...rows]);
    expect(fieldsOf(grid)?.[3]).toBe('sex');
  });

  test('what is missing is named', () => {
    const grid = gridOf([
      ['STT', 'Họ và tên', 'Lớp'],
      ...rows.map((row) => [row[0] ?? '', row[1] ?? '', row[5] ?? '']),
    ]);
    expect(recogniseTable(grid, 'pupils')).toMatchObject({ missing: ['birthDate', 'sex'], confidence: 0 });
  });

  test('no table where nothing reads like a head', () => {
    expect(recogniseTable(gridOf(rows), 'pupils')).toBeNull();
    expect(recogniseTable(gridOf([]), 'pupils')).toBeNull();
    expect(likeliestKind(gridOf([['Thời khóa biểu'], ['Thứ 2', 'Thứ 3']]))).toBeNull();
  });

  test('totals and signatures end it, and a pupil named Tống is none', () => {
    const grid = gridOf([
      head,
      ...rows,
      ['', 'Tổng số: 3 học sinh', '', '', '', ''],
      ['', '', '', '', 'Ngày 05 tháng 9 năm 2024', ''],
      ['', 'Người lập biểu', '', '', 'Hiệu trưởng', ''],
      ['', '', '', '', '', ''],
      ['', 'Vàng Thị Dợ', '', '', 'Nguyễn Văn Hùng', ''],
    ]);
    const table = recogniseTable(grid, 'pupils');
    expect(table?.records.map(({ row }) => row)).toEqual([1, 2, 3]);
    expect(table?.skipped.map(({ reason }) => reason)).toEqual(
      ['total', 'signature', 'signature', 'signature', 'signature'].with(3, 'blank'),
    );
  });

  test('a principal in a list without numbers and dates is no signature, and a list may go on below the signatures', () => {
    const staff = [
      ['Họ và tên', 'Chức vụ', 'Điện thoại'],
      ['Nguyễn Văn Hùng', 'Hiệu trưởng', '0912000111'],
      ['Vàng Thị Dợ', 'Giáo viên', '0912000222'],
      ['', 'HIỆU TRƯỞNG', ''],
      ['', 'Nguyễn Văn Hùng', ''],
    ];
    expect(recogniseTable(gridOf(staff), 'staff')?.records.map(({ row }) => row)).toEqual([1, 2]);
    const signed = ['', 'Người lập biểu', '', '', 'Hiệu trưởng', ''];
    const twoLists = gridOf([head, rows[0] ?? [], signed, ['', 'Vàng Thị Dợ', '', '', '', ''], ...rows.slice(1)]);
    expect(recogniseTable(twoLists, 'pupils')?.records.map(({ row }) => row)).toEqual([1, 4, 5]);
  });

  test('a row of class and name alone is a record with faults, no heading', () => {
    const heads = ['Lớp', 'Họ và tên', 'Ngày sinh', 'Giới tính'];
    const grid = gridOf([heads, ['Lớp 6A', 'Giàng Thị Máy', '', ''], ['Lớp 6A', 'Sùng Mí Páo', '28/02/2013', 'Nam']]);
    expect(recogniseTable(grid, 'pupils')?.records.map(({ row }) => row)).toEqual([1, 2]);
  });

  test('the class comes from a heading, the title or the name of the sheet', () => {
    const few = [head.slice(0, 5), ...rows.map((row) => row.slice(0, 5))];
    const classesOf = (grid: Grid) => recogniseTable(grid, 'pupils')?.records.map(({ className }) => className);
    expect(classesOf(gridOf([['DANH SÁCH HỌC SINH LỚP 6A NĂM HỌC 2024-2025'], ...few]))).toEqual(['6A', '6A', '6A']);
    expect(classesOf(gridOf(few, { name: 'Lớp 7B' }))).toEqual(['7B', '7B', '7B']);
    expect(classesOf(gridOf(few, { name: '10A1' }))).toEqual(['10A1', '10A1', '10A1']);
    expect(classesOf(gridOf(few, { name: 'DS' }))).toEqual([null, null, null]);
    expect(classesOf(gridOf([...few.slice(0, 2), ['Lớp: 6B'], ...few.slice(2)], { name: '6A' }))).toEqual([
      '6A',
      '6B',
      '6B',
    ]);
  });

  test('a corrected mapping reads the table again', () => {
    const grid = gridOf([head.with(1, 'Cháu').with(3, 'Ghi chú'), ...rows]);
    const table = recogniseTable(grid, 'pupils');
    expect(table?.columns.map(({ field }) => field)).toEqual(['order', null, 'birthDate', null, 'ethnicity', 'class']);
    const corrected =
      table &&
      withMapping(
        grid,
        table,
        new Map([
          [1, 'fullName'],
          [3, 'sex'],
        ]),
      );
    expect(corrected).toMatchObject({
      missing: [],
      confidence: expect.toSatisfy((c: number) => c > 0.9),
      fingerprint: table?.fingerprint,
    });
    expect(corrected?.columns.map(({ field }) => field)).toEqual([
      'order',
      'fullName',
      'birthDate',
      'sex',
      'ethnicity',
      'class',
    ]);
  });
});
