import { expect, test } from 'vitest';
import { type RegimeStart, regimeFor } from './regime.ts';
import { inRegimeOrder, isRegimeTable, regimeTableProblems } from './regime-table.ts';

const row = (change: Partial<RegimeStart>): RegimeStart => ({
  ...{ regime: 'TT22_2021', programme: 'general', grades: [9], since: 2023, inForce: null },
  ...change,
});

test.each<[string, Partial<RegimeStart>, string[]]>([
  ['a circular for grades that it is about', {}, []],
  ['no grade', { grades: [] }, ['no_grades']],
  ['a circular of grades 6-12 for grade 5', { grades: [5, 6] }, ['other_grades']],
  ['a circular of primary schools for grade 6', { regime: 'TT27_2020', grades: [5, 6] }, ['other_grades']],
  ['a circular whose rules are not known', { regime: 'QD02_2007+TT26_2014', programme: 'continuing' }, ['no_rules']],
  ['continuing education under a circular of schools', { programme: 'continuing' }, ['other_programme']],
  ['continuing education under its own', { regime: 'TT43_2021', programme: 'continuing' }, []],
  ['from this year on', { since: 2024 }, []],
  ['from a year after the one that it is decided for', { since: 2025 }, ['later_year']],
])('%s', (_what, change, problems) => {
  expect(regimeTableProblems([row(change)], 2024).map(({ problem }) => problem)).toEqual(problems);
});

test('two rows for one grade overlap, unless they begin on different days', () => {
  const rows = [row({ grades: [8, 9] }), row({ regime: 'TT58_2011', grades: [9, 10] })];
  expect(regimeTableProblems(rows, 2024)).toEqual([{ row: 1, problem: 'overlaps', with: 0 }]);
  const later = [row({}), row({ regime: 'TT58_2011', inForce: '2024-01-15' })];
  expect(regimeTableProblems(later, 2024)).toEqual([]);
  const at = (date: string) => regimeFor({ grade: 9, schoolYear: 2023, date }, inRegimeOrder(later));
  expect([at('2024-01-14'), at('2024-01-15')]).toEqual(['TT22_2021', 'TT58_2011']);
});

test.each<[unknown, boolean]>([
  [[], true],
  [[row({})], true],
  [[row({ inForce: '2024-01-15' })], true],
  [[{ ...row({}), regime: 'TT99_2030' }], false],
  [[{ ...row({}), grades: [9, 9] }], false],
  [[{ ...row({}), grades: [13] }], false],
  [[{ ...row({}), inForce: '15/01/2024' }], false],
  ['TT22_2021', false],
])('%j is a table: %s', (value, isTable) => {
  expect(isRegimeTable(value)).toBe(isTable);
});
