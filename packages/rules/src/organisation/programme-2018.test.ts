import { expect, test } from 'vitest';
import { tt22 } from '../gradebook/regimes/tt22-2021.ts';
import { requiredAssessments } from '../gradebook/required-assessments.ts';
import { programme2018, subjectPlan } from './programme-2018.ts';

function counted(grade: number): Record<string, number> {
  const lines = subjectPlan(grade);
  const of = (kind: string, isElective: boolean) =>
    lines.filter((line) => line.kind === kind && line.isElective === isElective).length;
  return {
    score: of('score', false),
    comment: of('comment', false),
    scoreElective: of('score', true),
    commentElective: of('comment', true),
  };
}

test.each([6, 7, 8, 9])('grade %i has eight compulsory score subjects and four comment subjects', (grade) => {
  expect(counted(grade)).toEqual({ score: 8, comment: 4, scoreElective: 2, commentElective: 0 });
});

test.each([10, 11, 12])('grade %i has five compulsory score subjects and nine to choose four of', (grade) => {
  expect(counted(grade)).toEqual({ score: 5, comment: 3, scoreElective: 7 + 2, commentElective: 2 });
});

test.each([0, 1, 5, 13])('grade %i has no plan here', (grade) => {
  expect(subjectPlan(grade)).toEqual([]);
});

test('codes and short names are unique', () => {
  expect(new Set(programme2018.map((s) => s.code)).size).toBe(programme2018.length);
  expect(new Set(programme2018.map((s) => s.shortName)).size).toBe(programme2018.length);
});

test.each([
  [7, 'technology', 2],
  [8, 'technology', 3],
  [9, 'history-geography', 4],
  [9, 'informatics', 2],
  [10, 'history', 3],
  [11, 'physics', 3],
  [12, 'defence-education', 2],
  [12, 'literature', 4],
  [6, 'career-activities', 2],
])('in grade %i the periods of %s ask for %i regular assessments', (grade, code, regular) => {
  const line = subjectPlan(grade).find((l) => l.code === code);
  expect(line && requiredAssessments(tt22, { kind: line.kind, periodsPerYear: line.periods }).regular).toBe(regular);
});
