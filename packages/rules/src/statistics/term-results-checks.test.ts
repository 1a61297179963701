import { expect, test } from 'vitest';

import { checkFigures, type Figure, type Measure, type Population } from './term-results-form.ts';

function figure(measure: Measure, value: number, population: Population = 'all', grade = 6): Figure {
  return { grade, measure, population, value };
}

/** A grade of `total` pupils of whom `good` are Tốt in both and the rest Khá. */
function grade(total: number, good: number): Figure[] {
  return [
    figure('total', total),
    figure('learning:good', good),
    figure('learning:fair', total - good),
    figure('conduct:good', total),
  ];
}

function codes(figures: Figure[], context: Partial<Parameters<typeof checkFigures>[1]> = {}): string[] {
  const enrolledByGrade = new Map([[6, 100]]);
  return checkFigures(figures, { enrolledByGrade, previous: null, ...context }).map((f) => `${f.severity} ${f.code}`);
}

test('levels and not assessed add up to the total', () => {
  expect(codes(grade(100, 40))).toEqual([]);
  expect(codes([...grade(100, 40), figure('learning:good', 39)])).toEqual(['blocks learning_levels_differ_from_total']);
  expect(codes([...grade(100, 40), figure('conduct:good', 99)])).toEqual(['blocks conduct_levels_differ_from_total']);
  expect(
    codes([...grade(100, 40), figure('learning:good', 39), figure('conduct:good', 99), figure('not_assessed', 1)]),
  ).toEqual([]);
});

test.each([
  ['female', 100, []],
  ['female', 101, ['female']],
  ['minority', 101, ['minority']],
] as const)('%s pupils (%i) are at most all pupils (100)', (population, value, found) => {
  const figures = [...grade(100, 40), figure('total', value, population), figure('not_assessed', 0, population)];
  const findings = checkFigures(figures, { enrolledByGrade: new Map([[6, 100]]), previous: null });
  expect(findings.filter((f) => f.code === 'part_exceeds_whole').map((f) => f.population)).toEqual(found);
});

test('female minority pupils are at most the female and at most the minority pupils', () => {
  const figures = [
    ...grade(100, 40),
    figure('total', 10, 'female'),
    figure('total', 20, 'minority'),
    figure('total', 11, 'female_minority'),
  ];
  const findings = checkFigures(figures, { enrolledByGrade: new Map([[6, 100]]), previous: null });
  expect(findings.filter((f) => f.code === 'part_exceeds_whole').map((f) => f.detail)).toEqual([
    { part: 11, whole: 10 },
  ]);
});

test('the total is the number enrolled on the closing date', () => {
  expect(codes(grade(99, 40))).toEqual(['blocks total_differs_from_enrolled']);
  expect(codes(grade(101, 40))).toEqual(['blocks total_differs_from_enrolled']);
  expect(codes([], {})).toEqual(['blocks total_differs_from_enrolled']);
  expect(codes([], { enrolledByGrade: new Map([[6, 0]]) })).toEqual([]);
});

test.each([
  [59, []],
  [60, []],
  [61, ['warns share_moved', 'warns share_moved']],
  [20, []],
  [19, ['warns share_moved', 'warns share_moved']],
])('a share of %i % after one of 40 % is worth a look beyond 20 points', (good, found) => {
  expect(codes(grade(100, good), { previous: grade(50, 20) })).toEqual(found);
});

test('the limit of a move may be given', () => {
  expect(codes(grade(100, 46), { previous: grade(50, 20), shareMoveLimit: 5 })).toHaveLength(2);
  expect(codes(grade(100, 45), { previous: grade(50, 20), shareMoveLimit: 5 })).toEqual([]);
});

test('a grade that was not there before is not compared', () => {
  expect(codes(grade(100, 40), { previous: [] })).toEqual([]);
});
