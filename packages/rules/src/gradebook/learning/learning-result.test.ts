import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CommentResult, levels } from '../levels.ts';
import { tt22 } from '../regimes/tt22-2021.ts';
import { withSettings } from '../rule-set.ts';
import type { SubjectOutcome } from '../subject-result.ts';
import { learningResult } from './learning-result.ts';

function subjects(tenths: readonly number[], comments: readonly CommentResult[] = ['pass', 'pass', 'pass', 'pass']) {
  return [
    ...tenths.map((t, i): SubjectOutcome => ({ subject: `s${i}`, result: { kind: 'score', tenths: t } })),
    ...comments.map((result, i): SubjectOutcome => ({ subject: `c${i}`, result: { kind: 'comment', result } })),
  ];
}

function finalOf(tenths: readonly number[], comments?: readonly CommentResult[]): string {
  const { raw, final } = learningResult(tt22, subjects(tenths, comments));
  return raw === final ? final : `${raw} → ${final}`;
}

describe('levels of learning, TT22/2021 art. 9.2', () => {
  test.each([
    ['good', [80, 80, 80, 80, 80, 80, 65, 65]],
    ['fair', [80, 80, 80, 80, 80, 79, 79, 79]],
    ['fair', [80, 80, 80, 80, 80, 80, 64, 65]],
    ['good', [81, 81, 81, 81, 81, 81, 66, 66]],
    ['fair', [65, 65, 65, 65, 65, 65, 50, 50]],
    ['satisfactory', [65, 65, 65, 65, 65, 64, 50, 50]],
    ['satisfactory', [65, 65, 65, 65, 65, 65, 49, 50]],
    ['satisfactory', [50, 50, 50, 50, 50, 50, 35, 35]],
    ['unsatisfactory', [50, 50, 50, 50, 50, 49, 49, 49]],
    ['unsatisfactory', [50, 50, 50, 50, 50, 50, 34, 35]],
    ['unsatisfactory', []],
  ])('is %s for %j', (level, tenths) => {
    expect(finalOf(tenths)).toBe(level);
  });

  test('one failed comment subject still allows Đạt, two do not', () => {
    expect(finalOf([65, 65, 65, 65, 65, 65, 50, 50], ['fail', 'pass'])).toBe('satisfactory');
    expect(finalOf([65, 65, 65, 65, 65, 65, 50, 50], ['fail', 'fail'])).toBe('unsatisfactory');
  });
});

describe('the adjustment for one subject, TT22/2021 art. 9.3', () => {
  const six = [82, 85, 90, 88, 80, 86];

  test.each([
    ['fair', [...six, 64, 70]],
    ['fair', [...six, 50, 70]],
    ['satisfactory → fair', [...six, 49, 70]],
    ['satisfactory → fair', [...six, 35, 70]],
    ['unsatisfactory → satisfactory', [...six, 34, 70]],
    ['unsatisfactory → satisfactory', [...six, 0, 70]],
    ['satisfactory', [...six, 49, 48]],
    ['unsatisfactory → satisfactory', [65, 75, 70, 68, 65, 69, 34, 50]],
    ['unsatisfactory', [65, 75, 70, 68, 65, 69, 34, 49]],
    ['satisfactory', [65, 75, 70, 68, 65, 69, 49, 50]],
  ])('is %s for %j', (level, tenths) => {
    expect(finalOf(tenths)).toBe(level);
  });

  test('the one subject may be a comment subject', () => {
    expect(learningResult(tt22, subjects([...six, 75, 70], ['pass', 'fail']))).toEqual({
      raw: 'satisfactory',
      final: 'fair',
      soleSubject: 'c1',
      average: null,
    });
  });

  test('a weak score subject and a failed comment subject are two causes', () => {
    expect(finalOf([...six, 49, 70], ['fail'])).toBe('satisfactory');
  });

  test('the two readings differ when exactly five others reach the count', () => {
    const five = subjects([82, 85, 90, 88, 80, 49, 70, 70]);
    expect(learningResult(tt22, five)).toMatchObject({ raw: 'satisfactory', final: 'satisfactory', soleSubject: null });
    expect(learningResult(withSettings(tt22, { soleSubjectTest: 'counterfactual' }), five)).toEqual({
      raw: 'satisfactory',
      final: 'fair',
      soleSubject: 's5',
      average: null,
    });
  });

  const marks = fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 6, maxLength: 12 });

  test('it raises by at most one level and never to Tốt', () => {
    fc.assert(
      fc.property(marks, fc.constantFrom('exclude', 'counterfactual'), (tenths, soleSubjectTest) => {
        const { raw, final, soleSubject } = learningResult(withSettings(tt22, { soleSubjectTest }), subjects(tenths));
        expect(levels.indexOf(raw) - levels.indexOf(final)).toBe(soleSubject === null ? 0 : 1);
        if (soleSubject !== null) expect(final).not.toBe('good');
      }),
      { seed: 2025 },
    );
  });

  test.each(['exclude', 'counterfactual'] as const)(
    'a higher mark never lowers the level, raw or adjusted (%s), and the order of subjects does not matter',
    (soleSubjectTest) => {
      const rules = withSettings(tt22, { soleSubjectTest });
      fc.assert(
        fc.property(marks, fc.nat(5), fc.integer({ min: 1, max: 40 }), (tenths, at, more) => {
          const before = learningResult(rules, subjects(tenths));
          const better = tenths.map((t, i) => (i === at ? Math.min(100, t + more) : t));
          const after = learningResult(rules, subjects(better));
          expect(levels.indexOf(after.raw)).toBeLessThanOrEqual(levels.indexOf(before.raw));
          expect(levels.indexOf(after.final)).toBeLessThanOrEqual(levels.indexOf(before.final));
          expect(learningResult(rules, subjects(tenths).toReversed())).toEqual(before);
        }),
        { seed: 2025, numRuns: 1000 },
      );
    },
  );
});
