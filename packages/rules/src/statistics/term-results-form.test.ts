import fc from 'fast-check';
import { expect, test } from 'vitest';
import { levels } from '../gradebook/levels.ts';

import {
  checkFigures,
  computeFigures,
  type FormRow,
  measures,
  populations,
  rowsBehind,
  shareOf,
} from './term-results-form.ts';

function row(over: Partial<FormRow>): FormRow {
  return {
    pupilId: 1,
    className: '6A',
    grade: 6,
    isFemale: false,
    isMinority: false,
    learning: 'good',
    conduct: 'good',
    isAssessed: true,
    ...over,
  };
}

const notAssessed = { isAssessed: false, learning: null, conduct: null } as const;
const level = fc.constantFrom(...levels);
const anyRow = fc
  .record({
    grade: fc.constantFrom(6, 7),
    isFemale: fc.boolean(),
    isMinority: fc.boolean(),
    learning: level,
    conduct: level,
  })
  .chain((r) => fc.boolean().map((isAssessed) => row(isAssessed ? r : { ...r, ...notAssessed })));

test('every grade present has each measure and population, zeros too, in one order', () => {
  const figures = computeFigures([row({ grade: 10 }), row({ grade: 6, isFemale: true })]);
  expect(figures).toHaveLength(2 * measures.length * populations.length);
  expect(figures.slice(0, 5)).toEqual([
    { grade: 6, measure: 'total', population: 'all', value: 1 },
    { grade: 6, measure: 'total', population: 'female', value: 1 },
    { grade: 6, measure: 'total', population: 'minority', value: 0 },
    { grade: 6, measure: 'total', population: 'female_minority', value: 0 },
    { grade: 6, measure: 'not_assessed', population: 'all', value: 0 },
  ]);
  expect(figures.at(-1)).toEqual({
    grade: 10,
    measure: 'conduct:unsatisfactory',
    population: 'female_minority',
    value: 0,
  });
  expect(computeFigures([])).toEqual([]);
});

test('a pupil not assessed is part of the total and has no level', () => {
  const rows = [row({}), row({ pupilId: 2, ...notAssessed, conduct: 'good' })];
  const figures = computeFigures(rows);
  expect(shareOf(figures, { grade: 6, measure: 'learning:good', population: 'all' })).toEqual({
    numerator: 1,
    denominator: 2,
  });
  expect(shareOf(figures, { grade: 6, measure: 'conduct:good', population: 'all' })).toEqual({
    numerator: 1,
    denominator: 2,
  });
  expect(shareOf(figures, { grade: 6, measure: 'not_assessed', population: 'all' })).toEqual({
    numerator: 1,
    denominator: 2,
  });
  expect(shareOf(figures, { grade: 7, measure: 'total', population: 'all' })).toEqual({ numerator: 0, denominator: 0 });
});

test('behind every figure stand as many rows as it says', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
      for (const figure of computeFigures(rows)) expect(rowsBehind(rows, figure)).toHaveLength(figure.value);
    }),
    { seed: 2025, numRuns: 50 },
  );
});

test('figures computed from rows pass every check against the same rows, in any order of rows', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 30 }), (rows) => {
      const figures = computeFigures(rows);
      const enrolledByGrade = new Map<number, number>();
      for (const { grade } of rows) enrolledByGrade.set(grade, (enrolledByGrade.get(grade) ?? 0) + 1);
      expect(checkFigures(figures, { enrolledByGrade, previous: figures })).toEqual([]);
      expect(computeFigures(rows.toReversed())).toEqual(figures);
    }),
    { seed: 2025, numRuns: 50 },
  );
});
