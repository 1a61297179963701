import { describe, expect, test } from 'vitest';
import { personalNumberProblem } from './personal-number-problem.ts';

const girl = { isFemale: true, birthDate: '2012-05-06' };

describe('a personal number as typed', () => {
  test.each([
    ['002312004567', girl, null],
    ['002312004567', {}, null],
    ['002099004567', { isFemale: false, birthDate: '1999-12-31' }, null],
    ['00231200456', girl, 'not_twelve_digits'],
    ['00231200456x', girl, 'not_twelve_digits'],
    ['000312004567', girl, 'unknown_province'],
    ['097312004567', girl, 'unknown_province'],
    ['096312004567', girl, null],
    ['002212004567', girl, 'other_sex_or_century'],
    ['002112004567', girl, 'other_sex_or_century'],
    ['002311004567', girl, 'other_birth_year'],
  ])('%s beside %j: %s', (number, known, problem) => {
    expect(personalNumberProblem(number, known)).toBe(problem);
  });
});
