import { expect, test } from 'vitest';
import { headsOf, rowsOfSection } from './form-table.ts';

test('a head without groups is one line', () => {
  expect(headsOf([{ title: 'Tổng số' }, { title: 'Nữ' }])).toEqual([
    [
      { title: 'Tổng số', columns: 1, rows: 1 },
      { title: 'Nữ', columns: 1, rows: 1 },
    ],
  ]);
});

test('columns of a group that stand together share a head', () => {
  const columns = [
    { title: 'Tổng số' },
    { title: 'SL', group: 'Tốt' },
    { title: '%', group: 'Tốt' },
    { title: 'SL', group: 'Khá' },
    { title: 'Còn chờ' },
    { title: 'SL', group: 'Tốt' },
  ];
  const [first, second] = headsOf(columns);
  expect(first?.map(({ title, columns: across, rows }) => `${title} ${across}x${rows}`)).toEqual([
    'Tổng số 1x2',
    'Tốt 2x1',
    'Khá 1x1',
    'Còn chờ 1x2',
    'Tốt 1x1',
  ]);
  expect(second?.map(({ title }) => title)).toEqual(['SL', '%', 'SL', 'SL']);
});

test('rows have a place for every column, empty where there is no cell', () => {
  const section = {
    code: 's',
    title: 'S',
    columns: [
      { code: 'a', title: 'A' },
      { code: 'b', title: 'B', except: ['x'] },
    ],
    rows: [
      { code: 'h', title: 'Lớp 1', isHeading: true as const },
      { code: 'x', title: 'Toán', unit: 'học sinh', indent: 1 as const, from: { kind: 'typed' as const } },
    ],
  };
  expect(rowsOfSection(section, (key) => key)).toEqual([
    { code: 'h', title: 'Lớp 1', indent: 0, isHeading: true, cells: [null, null] },
    { code: 'x', title: 'Toán (học sinh)', indent: 1, isHeading: false, cells: ['s!x@a', null] },
  ]);
});
