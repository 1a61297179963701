import type { Figure, Finding } from '@truong/contracts/statistics';
import { expect, test } from 'vitest';
import {
  countPupils,
  differences,
  figureFromText,
  figureKey,
  figureMap,
  figureToText,
  findingsAt,
  formLines,
  gradesOf,
  wholeOf,
  whyNotSubmit,
} from './form-layout.ts';

const figure = (grade: number, measure: string, value: number, population: Figure['population'] = 'all'): Figure => ({
  grade,
  measure,
  population,
  value,
});
const finding = (changes: Partial<Finding>): Finding => ({
  code: 'share_moved',
  severity: 'warns',
  grade: 8,
  measure: null,
  population: null,
  detail: {},
  ...changes,
});

test('a place without a figure is undefined, not zero', () => {
  const figures = figureMap([figure(8, 'total', 0)]);
  expect(figures.get(figureKey(figure(8, 'total', 0)))).toBe(0);
  expect(figures.get(figureKey(figure(9, 'total', 0)))).toBeUndefined();
});

test('a share is of the total of the same grade and population', () => {
  const figures = figureMap([figure(8, 'total', 40), figure(8, 'total', 19, 'female')]);
  expect(wholeOf(figures, { grade: 8, measure: 'learning:good', population: 'female' })).toBe(19);
});

test('differences stand in the order of the form and count a missing grade as nobody', () => {
  const before = [figure(6, 'total', 30), figure(6, 'learning:good', 5), figure(7, 'total', 12)];
  const now = [figure(6, 'learning:good', 6), figure(6, 'total', 31)];
  expect(differences(before, now).map(({ grade, measure, before: was, now: is }) => [grade, measure, was, is])).toEqual(
    [
      [6, 'total', 30, 31],
      [6, 'learning:good', 5, 6],
      [7, 'total', 12, 0],
    ],
  );
});

test('a finding on the levels of a grade concerns those levels and the total, not the other result', () => {
  const found = [finding({ code: 'conduct_levels_differ_from_total', population: 'female' })];
  expect(findingsAt(found, { grade: 8, measure: 'conduct:good', population: 'female' })).toHaveLength(1);
  expect(findingsAt(found, { grade: 8, measure: 'total', population: 'female' })).toHaveLength(1);
  expect(findingsAt(found, { grade: 8, measure: 'learning:good', population: 'female' })).toHaveLength(0);
  expect(findingsAt(found, { grade: 8, measure: 'conduct:good', population: 'all' })).toHaveLength(0);
});

test('a figure in the address reads back, and what is none is null', () => {
  const at = { grade: 8, measure: 'learning:good', population: 'female_minority' } as const;
  expect(figureFromText(figureToText(at))).toEqual(at);
  expect(figureFromText('8.learning:best.all')).toBeNull();
  expect(figureFromText('')).toBeNull();
});

test('each grade has a block of eleven lines', () => {
  expect(formLines(gradesOf([figure(9, 'total', 1), figure(6, 'total', 1)])).map((line) => line.grade)).toEqual([
    ...Array(11).fill(6),
    ...Array(11).fill(9),
  ]);
});

test('what keeps the form from being sent is named in order', () => {
  const figures = [figure(8, 'total', 40)];
  const blocked = [finding({ severity: 'blocks' })];
  expect(whyNotSubmit({ canSubmit: false, figures, findings: blocked })).toBe('status');
  expect(whyNotSubmit({ canSubmit: true, figures: [], findings: [] })).toBe('nobody');
  expect(whyNotSubmit({ canSubmit: true, figures, findings: blocked })).toBe('findings');
  expect(whyNotSubmit({ canSubmit: true, figures, findings: [finding({})] })).toBeNull();
});

test('pupils are counted once, by the totals of all', () => {
  expect(countPupils([figure(8, 'total', 40), figure(9, 'total', 38), figure(8, 'total', 19, 'female')])).toBe(78);
});
