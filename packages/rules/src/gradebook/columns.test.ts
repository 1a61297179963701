import { expect, test } from 'vitest';
import { columnsOf } from './columns.ts';

test('a score sheet has its regular columns, then mid-term with weight 2 and end of term with weight 3', () => {
  const columns = columnsOf({ kind: 'score', regularCount: 2 });
  expect(columns.map((c) => [c.slot, c.weight, c.scale])).toEqual([
    ['r1', 1, 'mark'],
    ['r2', 1, 'mark'],
    ['mid', 2, 'mark'],
    ['end', 3, 'mark'],
  ]);
  expect(columns.every((c) => c.required)).toBe(true);
});

test('a comment sheet averages nothing', () => {
  const columns = columnsOf({ kind: 'comment', regularCount: 2 });
  expect(columns.map((c) => [c.slot, c.weight, c.scale])).toEqual([
    ['r1', 0, 'comment'],
    ['r2', 0, 'comment'],
    ['mid', 0, 'comment'],
    ['end', 0, 'comment'],
  ]);
});

test('a sheet has at most nine regular columns', () => {
  expect(columnsOf({ kind: 'score', regularCount: 9 })).toHaveLength(11);
  expect(columnsOf({ kind: 'score', regularCount: 10 })).toHaveLength(11);
  expect(columnsOf({ kind: 'score', regularCount: 0 })).toHaveLength(2);
});

test('the homeroom sheet holds conduct and both counts of absences', () => {
  expect(columnsOf({ kind: 'homeroom', regularCount: 0 }).map((c) => [c.slot, c.role, c.scale, c.required])).toEqual([
    ['conduct', 'conduct', 'conduct', true],
    ['excused', 'absent_excused', 'count', true],
    ['unexcused', 'absent_unexcused', 'count', true],
  ]);
});

test('a sheet of TT58/2011 has its marks of coefficient 2 instead of the mid-term, and clusters follow the regular ones', () => {
  const old = columnsOf({ kind: 'score', regularCount: 1, periodicCount: 2 });
  expect(old.map((c) => [c.slot, c.weight])).toEqual([
    ['r1', 1],
    ['p1', 2],
    ['p2', 2],
    ['end', 3],
  ]);
  const withCluster = columnsOf({ kind: 'score', regularCount: 1, clusterCount: 1 });
  expect(withCluster.map((c) => [c.slot, c.role, c.weight])).toEqual([
    ['r1', 'regular', 1],
    ['c1', 'cluster', 1],
    ['mid', 'mid_term', 2],
    ['end', 'end_of_term', 3],
  ]);
});
