import { expect, test } from 'vitest';
import { tt22 } from './regimes/tt22-2021.ts';
import { tt58 } from './regimes/tt58-2011.ts';
import { tt58Amended } from './regimes/tt58-tt26-2020.ts';
import { requiredAssessments } from './required-assessments.ts';
import { withSettings } from './rule-set.ts';

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
  expect(requiredAssessments(tt22, { kind, periodsPerYear })).toEqual({
    regular,
    clusters: 0,
    isMinimum: false,
    midTerm: 1,
    periodic: 0,
    endOfTerm: 1,
  });
});

// TT58/2011 art. 8: by the weekly periods of the semester; marks of coefficient 2 by the plan.
test.each([
  [1, 2],
  [1.5, 3],
  [2, 3],
  [2.9, 3],
  [3, 4],
  [4, 4],
])('%d periods a week need at least %i regular marks by TT58/2011', (periodsPerWeek, regular) => {
  const required = requiredAssessments(tt58, {
    kind: 'score',
    periodsPerYear: 0,
    periodsPerWeek,
    plannedPeriodic: 2,
  });
  expect(required).toMatchObject({ regular, isMinimum: true, midTerm: 0, periodic: 2 });
});

test('without weekly periods a 35th of the yearly ones counts', () => {
  expect(requiredAssessments(tt58, { kind: 'score', periodsPerYear: 53 }).regular).toBe(3);
});

test('TT26/2020 counts by yearly periods, comment subjects too', () => {
  expect(requiredAssessments(tt58Amended, { kind: 'comment', periodsPerYear: 70 })).toMatchObject({
    regular: 3,
    midTerm: 1,
  });
});

test('semester II of 2019-2020 had fewer marks, its semester I did not', () => {
  const subject = {
    kind: 'score',
    periodsPerYear: 0,
    periodsPerWeek: 4,
    plannedPeriodic: 3,
    schoolYear: 2019,
  } as const;
  expect(requiredAssessments(tt58, { ...subject, term: 2 })).toMatchObject({ regular: 3, periodic: 2 });
  expect(requiredAssessments(tt58, { ...subject, term: 1 })).toMatchObject({ regular: 4, periodic: 3 });
});

test('a cluster of learning topics comes on top, or is one of the required marks, by the setting', () => {
  const subject = { kind: 'score', periodsPerYear: 70, clusters: 1 } as const;
  expect(requiredAssessments(tt22, subject)).toMatchObject({ regular: 3, clusters: 1 });
  const rules = withSettings(tt22, { chuyenDe: 'oneOfRequired' });
  expect(requiredAssessments(rules, subject)).toMatchObject({ regular: 2, clusters: 1 });
});

test('a province may set other counts for a semester of any circular, comment subjects apart', () => {
  const override = {
    regime: 'TT22_2021',
    schoolYear: 2025,
    term: 1,
    regular: [{ upTo: null, count: 5 }],
    commentSubjects: 1,
    periodic: null,
  } as const;
  const rules = withSettings(tt22, { markCountOverrides: [override] });
  const at = { periodsPerYear: 35, schoolYear: 2025, term: 1 } as const;
  expect(requiredAssessments(rules, { ...at, kind: 'score' }).regular).toBe(5);
  expect(requiredAssessments(rules, { ...at, kind: 'comment' }).regular).toBe(1);
  expect(requiredAssessments(rules, { ...at, kind: 'score', term: 2 }).regular).toBe(2);
  const kept = withSettings(tt22, { markCountOverrides: [{ ...override, commentSubjects: null }] });
  expect(requiredAssessments(kept, { ...at, kind: 'comment' }).regular).toBe(2);
});
