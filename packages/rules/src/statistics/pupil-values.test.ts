import { describe, expect, test } from 'vitest';
import {
  ageValue,
  decisionValue,
  levelValuesOf,
  type PupilResult,
  residenceValue,
  standingValue,
  subjectLevelValue,
} from './pupil-values.ts';
import { isRestrictedFilter } from './restricted-dimensions.ts';

describe('values of a pupil', () => {
  test.each([
    ['2018-12-31', 2024, '6'],
    ['2019-01-01', 2024, '5'],
    ['1999-06-01', 2024, '25'],
    ['1970-06-01', 2024, '25'],
    ['2025-06-01', 2024, null],
    [null, 2024, null],
  ])('born on %s, in the year %i of age %s', (born, year, age) => expect(ageValue(born, year)).toBe(age));

  test.each([
    ['never here', { grade: 7, level: 'lower_secondary' }, null, 'new'],
    ['one grade up', { grade: 7, level: 'lower_secondary' }, { grade: 6, level: 'lower_secondary' }, 'continuing'],
    ['the same grade', { grade: 7, level: 'lower_secondary' }, { grade: 7, level: 'lower_secondary' }, 'repeating'],
    ['a higher grade', { grade: 7, level: 'lower_secondary' }, { grade: 8, level: 'lower_secondary' }, 'repeating'],
    ['up a level', { grade: 6, level: 'lower_secondary' }, { grade: 5, level: 'primary' }, 'new'],
    ['grade 1 from preschool', { grade: 1, level: 'primary' }, { grade: 0, level: 'preschool' }, 'new'],
    ['preschool again', { grade: 0, level: 'preschool' }, { grade: 0, level: 'preschool' }, 'continuing'],
  ] as const)('%s: standing', (_, now, before, standing) => expect(standingValue(now, before)).toBe(standing));

  test('residence is known where both places are', () => {
    expect([residenceValue('1', '1'), residenceValue('1', '2'), residenceValue(null, '2')]).toEqual([
      'same_commune',
      'other_commune',
      null,
    ]);
  });

  const nothing: PupilResult = {
    ...{ grade: 8, learning: null, conduct: null, primaryLevel: null, title: null },
    ...{ beforeSummer: null, decision: null, manualReason: null, isAssessed: false },
  };

  test('who was not assessed stands so in both levels', () => {
    expect(levelValuesOf(nothing, false)).toEqual({
      learning: 'not_assessed',
      conduct: 'not_assessed',
      primary_level: null,
    });
    expect(levelValuesOf({ ...nothing, learning: 'good', conduct: 'fair' }, true)).toMatchObject({
      learning: 'good',
      conduct: 'fair',
    });
  });

  test.each([
    ['with a level', { primaryLevel: 'excellent', beforeSummer: 'promoted', isAssessed: true }, 'excellent'],
    ['TT30: completed', { beforeSummer: 'promoted', isAssessed: true }, 'completed'],
    ['TT30: not completed', { beforeSummer: 'supplement', isAssessed: true }, 'not_completed'],
    ['nothing available', { beforeSummer: 'not_available', isAssessed: false }, 'not_assessed'],
  ])('grade 4 %s: level of the year', (_, result, level) => {
    expect(levelValuesOf({ ...nothing, grade: 4, ...result }, true).primary_level).toBe(level);
    expect(levelValuesOf({ ...nothing, grade: 4, ...result }, false).primary_level).toBeNull();
  });

  test.each([
    ['promoted', { grade: 8, decision: 'promoted' }, null, null, 'promoted'],
    ['retained', { grade: 8, decision: 'retained' }, null, null, 'retained'],
    ['in summer', { grade: 8, beforeSummer: 'summer_retest' }, null, null, 'awaited'],
    ['grade 3 at once', { grade: 3, beforeSummer: 'promoted' }, null, null, 'promoted'],
    ['grade 3, awaits', { grade: 3, beforeSummer: 'supplement' }, null, null, 'awaited'],
    ['grade 3, assessed again', { grade: 3, beforeSummer: 'supplement' }, 'enough', null, 'promoted'],
    ['grade 3, not enough', { grade: 3, beforeSummer: 'supplement' }, 'not_enough', null, 'awaited'],
    ['grade 3, by the principal', { grade: 3, beforeSummer: 'supplement' }, 'not_enough', 'promote', 'promoted'],
    ['grade 3, repeats', { grade: 3, beforeSummer: 'supplement' }, 'not_enough', 'repeat', 'retained'],
    [
      'grade 3, by an individual plan',
      { grade: 3, beforeSummer: 'retained', manualReason: 'Theo kế hoạch' },
      null,
      null,
      'retained',
    ],
    [
      'grade 3, up by a plan',
      { grade: 3, beforeSummer: 'promoted', manualReason: 'Theo kế hoạch' },
      null,
      null,
      'promoted',
    ],
    ['grade 3, without results', { grade: 3, beforeSummer: 'not_available' }, null, null, 'awaited'],
  ])('%s: decision', (_, result, supplement, promotion, decision) =>
    expect(decisionValue({ ...nothing, ...result }, { supplement, promotion })).toBe(decision),
  );

  test.each([
    [{ tenths: 80 }, 'mark_8'],
    [{ tenths: 79 }, 'mark_65'],
    [{ tenths: 65 }, 'mark_65'],
    [{ tenths: 64 }, 'mark_5'],
    [{ tenths: 50 }, 'mark_5'],
    [{ tenths: 49 }, 'mark_35'],
    [{ tenths: 35 }, 'mark_35'],
    [{ tenths: 34 }, 'mark_0'],
    [{ result: 'pass' }, 'pass'],
    [{ level: 'completed', tenths: 90 }, 'completed'],
    [{}, null],
  ])('%o: level in the subject', (of, value) =>
    expect(subjectLevelValue({ level: null, result: null, tenths: null, ...of })).toBe(value),
  );

  test('names behind a figure by policy, disability or residence are restricted', () => {
    expect(isRestrictedFilter({ grade: ['6'], policy: ['orphan'] })).toBe(true);
    expect(isRestrictedFilter({ grade: ['6'], minority: ['yes'] })).toBe(false);
  });
});
