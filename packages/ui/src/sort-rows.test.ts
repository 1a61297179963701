import { expect, test } from 'vitest';
import { sortRows } from './sort-rows.ts';

test('numbers sort by size, and nothing stands last in both directions', () => {
  const rows = [3, null, 10, 2];
  expect(sortRows(rows, (row) => row, false)).toEqual([2, 3, 10, null]);
  expect(sortRows(rows, (row) => row, true)).toEqual([10, 3, 2, null]);
});

test('words sort in Vietnamese order and classes by their number', () => {
  expect(sortRows(['Đào', 'Dung', 'Ân', 'An'], (row) => row, false)).toEqual(['An', 'Ân', 'Dung', 'Đào']);
  expect(sortRows(['10A1', '9A1', '9A10', '9A2'], (row) => row, false)).toEqual(['9A1', '9A2', '9A10', '10A1']);
});

test('equal rows keep the order in which they came', () => {
  const rows = [
    { name: 'B', mark: 7 },
    { name: 'A', mark: 7 },
  ];
  expect(sortRows(rows, (row) => row.mark, true).map((row) => row.name)).toEqual(['B', 'A']);
});
