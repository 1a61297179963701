import { expect, test } from 'vitest';
import { periodBefore, placeElsewhere } from './elsewhere.ts';

test.each([
  ['month-10', 'month-09'],
  ['month-01', 'month-12'],
  ['month-08', 'month-07'],
  ['month-09', null],
  ['term-2', 'term-1'],
  ['end', 'mid'],
  ['start', null],
  ['ad-hoc-1', null],
])('before %s is %s', (period, expected) => expect(periodBefore(period)).toBe(expected));

const start = { formCode: 'primary-start', schoolYear: 2024, period: 'start' };
const month = { formCode: 'primary-month', schoolYear: 2024, period: 'month-02' };

test.each([
  ['last_year', start, { ...start, schoolYear: 2023 }],
  ['last_year:primary-end', start, { formCode: 'primary-end', schoolYear: 2023, period: 'end' }],
  ['primary-end', start, { formCode: 'primary-end', schoolYear: 2024, period: 'end' }],
  ['previous', month, { ...month, period: 'month-01' }],
  ['previous:other-month', month, { ...month, formCode: 'other-month', period: 'month-01' }],
  ['primary-start', month, start],
  ['last_year', month, { ...month, schoolYear: 2023 }],
  ['previous', start, null],
  ['here', start, null],
] as const)('%s of %j', (name, at, expected) => expect(placeElsewhere(name, at)).toEqual(expected));
