import { expect, test } from 'vitest';
import { rulesFor, tt22 } from './rule-set.ts';

test.each([
  [6, 2020, null],
  [6, 2021, tt22],
  [8, 2022, null],
  [8, 2023, tt22],
  [9, 2023, null],
  [9, 2024, tt22],
  [12, 2025, tt22],
  [5, 2024, null],
])('grade %i of school year %i has the rules that are computed, or none', (grade, schoolYear, rules) => {
  expect(rulesFor({ programme: 'GDPT2018', grade, schoolYear, date: `${schoolYear + 1}-01-15` })).toEqual(rules);
});
