import { expect, it } from 'vitest';
import { usernameStem } from './username-stem.ts';

it.each([
  ['nguyen thi', 'lan', 'lannt'],
  ['vang mi', 'so', 'sovm'],
  ['', 'pao', 'pao'],
  ['h’', 'sua b-ya', 'suabyah'],
  ['1', '2', 'canbo'],
])('%s %s is %s', (familyAndMiddle, given, stem) => {
  expect(usernameStem({ familyAndMiddle, given })).toBe(stem);
});
