import { expect, test } from 'vitest';
import { sheetColumns } from './sheet-columns.ts';

const homeroom = { kind: 'homeroom', regularCount: 0, periodicCount: null } as const;
const slotsOf = (sheet: Parameters<typeof sheetColumns>[0]) => sheetColumns(sheet).map((column) => column.slot);

test('the homeroom teacher judges the conduct of the year where the circular has no formula, with semester II', () => {
  expect(slotsOf({ ...homeroom, term: 1, ruleSet: 'TT58_2011+TT26_2020' })).toEqual([
    'conduct',
    'excused',
    'unexcused',
  ]);
  expect(slotsOf({ ...homeroom, term: 2, ruleSet: 'TT58_2011' })).toEqual(['conduct', 'year', 'excused', 'unexcused']);
  expect(slotsOf({ ...homeroom, term: 2, ruleSet: 'TT22_2021' })).toEqual(['conduct', 'excused', 'unexcused']);
});

test('conduct is judged on the scale of the circular', () => {
  const scaleOf = (ruleSet: 'TT22_2021' | 'TT58_2011') => sheetColumns({ ...homeroom, term: 1, ruleSet })[0]?.scale;
  expect(scaleOf('TT22_2021')).toBe('conduct');
  expect(scaleOf('TT58_2011')).toBe('old_conduct');
});
