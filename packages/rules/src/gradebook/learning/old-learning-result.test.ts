import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommentResult } from '../levels.ts';
import { tt58 } from '../regimes/tt58-2011.ts';
import { tt58Amended } from '../regimes/tt58-tt26-2020.ts';
import { withSettings } from '../rule-set.ts';
import type { SubjectOutcome } from '../subject-result.ts';
import { learningResult } from './learning-result.ts';
import { overallAverage } from './overall-average.ts';

const codes = ['mathematics', 'literature', 'foreign-language-1', 'physics', 'chemistry', 'biology', 'history'];

function subjects(tenths: readonly number[], comments: readonly CommentResult[] = ['pass']): SubjectOutcome[] {
  return [
    ...tenths.map((t, i): SubjectOutcome => ({ subject: codes[i] ?? `s${i}`, result: { kind: 'score', tenths: t } })),
    ...comments.map((result, i): SubjectOutcome => ({ subject: `c${i}`, result: { kind: 'comment', result } })),
  ];
}

function levelOf(tenths: readonly number[], comments?: readonly CommentResult[], rules = tt58): string {
  const { raw, final } = learningResult(rules, subjects(tenths, comments));
  return raw === final ? final : `${raw} → ${final}`;
}

describe('levels of learning, TT58/2011 art. 13', () => {
  // Toán, Ngữ văn, Ngoại ngữ, then others: below, at and above each threshold.
  test.each([
    ['excellent', [80, 65, 90, 90, 80]],
    ['fair', [79, 79, 90, 90, 90]],
    ['fair', [80, 64, 90, 90, 90]],
    ['excellent', [80, 65, 85, 85, 83]],
    ['fair', [80, 65, 84, 84, 84]],
    ['fair', [65, 50, 70, 70, 70]],
    ['average', [64, 64, 70, 70, 70]],
    ['average', [65, 49, 70, 70, 71]],
    ['average', [50, 35, 60, 60, 60]],
    ['weak', [49, 49, 60, 60, 60]],
    ['weak', [50, 34, 60, 60, 60]],
    ['weak', [35, 20, 40, 40, 40]],
    ['poor', [35, 19, 40, 40, 41]],
    ['poor', [34, 34, 34, 34, 34]],
    ['poor', []],
  ])('is %s for %j', (level, tenths) => {
    expect(levelOf(tenths)).toBe(level);
  });

  test('a foreign language is a core subject since TT26/2020', () => {
    const marks = [79, 79, 83, 90, 90];
    expect(levelOf(marks, ['pass'], tt58)).toBe('fair');
    expect(levelOf(marks, ['pass'], tt58Amended)).toBe('excellent');
  });

  test('in a specialised class the specialised subject must reach the level too', () => {
    const marks = subjects([95, 90, 90, 79, 90]);
    expect(learningResult(tt58, marks, 'physics')).toMatchObject({ raw: 'fair', final: 'fair' });
    expect(learningResult(tt58, marks, null)).toMatchObject({ raw: 'excellent' });
  });

  test('a failed comment subject is no matter for Yếu', () => {
    expect(levelOf([40, 40, 40, 40], ['fail', 'fail'])).toBe('weak');
  });
});

describe('the adjustment for one subject, TT58/2011 art. 13.6', () => {
  test.each([
    ['average → fair', [85, 85, 90, 49, 95]],
    ['weak → average', [85, 85, 90, 34, 99]],
    ['poor → weak', [90, 90, 90, 19, 99, 95]],
    ['weak → average', [70, 70, 75, 34, 80]],
    ['poor → weak', [75, 75, 75, 19, 90]],
    ['fair', [85, 85, 90, 64, 90]],
    ['average', [70, 70, 70, 49, 70]],
    ['average', [85, 95, 95, 49, 95, 64]],
    ['weak', [60, 60, 60, 34, 60]],
  ])('is %s for %j', (level, tenths) => {
    expect(levelOf(tenths)).toBe(level);
  });

  test('Giỏi dragged to Kém is not adjusted under the setting none, Khá dragged to Kém still is', () => {
    const none = withSettings(tt58, { gioiToKem: 'none' });
    expect(levelOf([90, 90, 90, 19, 99, 95], ['pass'], none)).toBe('poor');
    expect(levelOf([75, 75, 75, 19, 90], ['pass'], none)).toBe('poor → weak');
  });

  test('the one subject may be the only core subject that carries the level, unless another must', () => {
    const marks = [40, 70, 95, 95, 99, 95];
    expect(levelOf(marks)).toBe('average → fair');
    expect(levelOf(marks, ['pass'], withSettings(tt58, { soleCoreSubject: 'another' }))).toBe('average');
  });

  test('a failed comment subject is one subject like any other', () => {
    expect(levelOf([85, 85, 90, 80, 85], ['pass', 'fail'])).toBe('weak → average');
    expect(levelOf([85, 85, 90, 80, 85], ['fail', 'fail'])).toBe('weak');
  });
});

describe('a higher mark', () => {
  const marks = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 11 });
  const nearThresholds = fc.array(fc.constantFrom(19, 20, 34, 35, 49, 50, 64, 65, 79, 80, 90, 100), {
    minLength: 3,
    maxLength: 7,
  });
  const order = tt58.learning.levels;

  test.each([
    ['imagined', tt58],
    ['another', withSettings(tt58Amended, { soleCoreSubject: 'another' })],
  ] as const)('never lowers the level, raw or adjusted (core subject %s)', (_, rules) => {
    fc.assert(
      fc.property(fc.oneof(marks, nearThresholds), fc.nat(2), fc.integer({ min: 1, max: 40 }), (tenths, at, more) => {
        const before = learningResult(rules, subjects(tenths));
        const better = tenths.map((t, i) => (i === at ? Math.min(100, t + more) : t));
        const after = learningResult(rules, subjects(better));
        expect(order.indexOf(after.raw)).toBeLessThanOrEqual(order.indexOf(before.raw));
        expect(order.indexOf(after.final)).toBeLessThanOrEqual(order.indexOf(before.final));
      }),
      { seed: 2025, numRuns: 3000 },
    );
  });

  test('can lower it under the setting gioiToKem none: an average of 8,0 is then above what Khá covers', () => {
    const none = withSettings(tt58, { gioiToKem: 'none' });
    expect(levelOf([90, 90, 90, 19, 100, 87], ['pass'], none)).toBe('poor → weak');
    expect(levelOf([90, 90, 90, 19, 100, 92], ['pass'], none)).toBe('poor');
  });

  test('is raised once at most, by a listed case', () => {
    fc.assert(
      fc.property(nearThresholds, (tenths) => {
        const { raw, final, soleSubject } = learningResult(tt58, subjects(tenths));
        expect(order.indexOf(raw) - order.indexOf(final)).toBe(soleSubject === null ? 0 : 1);
        expect(soleSubject !== null && final === 'excellent').toBe(false);
      }),
      { seed: 2025, numRuns: 2000 },
    );
  });
});

test('the overall average is the plain mean of rounded averages, half up, without comment subjects', () => {
  expect(overallAverage(subjects([60, 65, 71, 62]))).toBe(65);
  expect(overallAverage(subjects([], ['pass']))).toBeNull();
});
