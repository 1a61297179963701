import { expect, test } from 'vitest';
import { regimeFor } from './regime.ts';

// Grade, school year, circular at the end of that year.
test.each([
  [6, 2020, 'TT58_2011+TT26_2020'],
  [6, 2021, 'TT22_2021'],
  [7, 2021, 'TT58_2011+TT26_2020'],
  [7, 2022, 'TT22_2021'],
  [12, 2023, 'TT58_2011+TT26_2020'],
  [12, 2024, 'TT22_2021'],
  [9, 2019, 'TT58_2011'],
  [5, 2023, 'TT30_2014+TT22_2016'],
  [5, 2024, 'TT27_2020'],
  [3, 2013, null],
  [13, 2024, null],
  [0, 2024, null],
])('grade %i of school year %i follows %s', (grade, schoolYear, regime) => {
  expect(regimeFor({ grade, schoolYear, date: `${schoolYear + 1}-05-31` })).toBe(regime);
});

test('an amendment within a school year counts from the day it came into force', () => {
  expect(regimeFor({ grade: 3, schoolYear: 2016, date: '2016-11-05' })).toBe('TT30_2014');
  expect(regimeFor({ grade: 3, schoolYear: 2016, date: '2016-11-06' })).toBe('TT30_2014+TT22_2016');
});
