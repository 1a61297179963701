import { expect, test } from 'vitest';
import { requiredAssessments } from './required-assessments.ts';
import { tt22 } from './rule-set.ts';

// TT22/2021 art. 6.2, 7
test.each([
  ['score', 34, 2],
  ['score', 35, 2],
  ['score', 36, 3],
  ['score', 52, 3],
  ['score', 70, 3],
  ['score', 71, 4],
  ['score', 140, 4],
  ['comment', 35, 2],
  ['comment', 105, 2],
] as const)('a %s subject of %i periods a year needs %i regular assessments', (kind, periodsPerYear, regular) => {
  expect(requiredAssessments(tt22, { kind, periodsPerYear })).toEqual({ regular, midTerm: 1, endOfTerm: 1 });
});
