import { describe, expect, test } from 'vitest';
import { tt22 } from '../regimes/tt22-2021.ts';
import { tt58 } from '../regimes/tt58-2011.ts';
import { withSettings } from '../rule-set.ts';
import type { SubjectOutcome } from '../subject-result.ts';
import { promotionOf } from './promotion.ts';
import { retestResult, retestSubjects } from './retest.ts';

const none = { conductAfterSummer: null, learningAfterRetest: null, isSummerOver: false };

describe('promotion by TT22/2021 art. 12-14', () => {
  const pupil = { grade: 7, conduct: 'good', learning: 'good', absences: 45, ...none } as const;
  const failed = { ...pupil, conduct: 'unsatisfactory', learning: 'unsatisfactory' } as const;

  test('45 sessions missed are allowed, 46 cannot be mended', () => {
    expect(promotionOf(tt22, pupil)).toMatchObject({ beforeSummer: 'promoted', decision: 'promoted', causes: [] });
    expect(promotionOf(tt22, { ...pupil, absences: 46, isSummerOver: true })).toMatchObject({
      beforeSummer: 'retained',
      decision: 'retained',
      causes: ['absences'],
    });
    expect(promotionOf(tt22, { ...pupil, learning: null, absences: 46 })).toMatchObject({ decision: 'retained' });
  });

  test('what is not known makes no decision', () => {
    expect(promotionOf(tt22, { ...pupil, learning: null, absences: null })).toMatchObject({
      beforeSummer: 'not_available',
      decision: null,
      missing: [{ kind: 'learning' }, { kind: 'absences' }],
    });
  });

  test('failed learning waits for the re-test, and the end of the summer decides', () => {
    const weak = { ...pupil, learning: 'unsatisfactory' } as const;
    expect(promotionOf(tt22, weak)).toMatchObject({
      beforeSummer: 'summer_retest',
      decision: null,
      causes: ['learning'],
    });
    expect(promotionOf(tt22, { ...weak, learningAfterRetest: 'satisfactory' })).toMatchObject({
      decision: 'promoted',
      isAfterSummer: true,
    });
    const still = { ...weak, learningAfterRetest: 'unsatisfactory' } as const;
    expect(promotionOf(tt22, still).decision).toBeNull();
    expect(promotionOf(tt22, { ...still, isSummerOver: true })).toMatchObject({
      decision: 'retained',
      causes: ['learning'],
    });
  });

  test('failed conduct waits for training in summer', () => {
    const weak = { ...pupil, conduct: 'unsatisfactory' } as const;
    expect(promotionOf(tt22, weak)).toMatchObject({ beforeSummer: 'summer_training', decision: null });
    expect(promotionOf(tt22, { ...weak, conductAfterSummer: 'satisfactory' }).decision).toBe('promoted');
    expect(promotionOf(tt22, { ...weak, isSummerOver: true })).toMatchObject({
      decision: 'retained',
      causes: ['conduct'],
    });
  });

  test('failed in both: a re-test after successful training, or none at all, by the setting', () => {
    const mended = { ...failed, conductAfterSummer: 'satisfactory', learningAfterRetest: 'satisfactory' } as const;
    expect(promotionOf(tt22, mended)).toMatchObject({ beforeSummer: 'summer_training', decision: 'promoted' });
    const never = withSettings(tt22, { retestWhenYearConductFailed: 'never' });
    expect(promotionOf(never, mended)).toMatchObject({ decision: 'retained', causes: ['retest_not_allowed'] });
    const untrained = { ...mended, conductAfterSummer: null, isSummerOver: true };
    expect(promotionOf(tt22, untrained)).toMatchObject({ decision: 'retained', causes: ['conduct'] });
  });

  test.each([
    [8, false],
    [9, true],
    [12, true],
  ])('a promoted pupil of grade %i has completed the programme of a level: %s', (grade, hasCompletedProgramme) => {
    expect(promotionOf(tt22, { ...pupil, grade })).toMatchObject({ hasCompletedProgramme });
    expect(promotionOf(tt22, { ...pupil, grade, absences: 46 }).hasCompletedProgramme).toBe(false);
  });
});

describe('promotion by TT58/2011 art. 15-17', () => {
  const pupil = { grade: 8, conduct: 'average', learning: 'average', absences: 0, ...none } as const;

  test.each([
    ['promoted', 'average', 'average', []],
    ['retained', 'good', 'poor', ['hopeless_learning']],
    ['retained', 'weak', 'poor', ['hopeless_learning']],
    ['retained', 'weak', 'weak', ['both_weak']],
    ['summer_retest', 'average', 'weak', ['learning']],
    ['summer_training', 'weak', 'average', ['conduct']],
  ] as const)('%s for conduct %s and learning %s', (beforeSummer, conduct, learning, causes) => {
    expect(promotionOf(tt58, { ...pupil, conduct, learning })).toMatchObject({ beforeSummer, causes });
  });
});

describe('the re-test', () => {
  const score = (subject: string, tenths: number): SubjectOutcome => ({ subject, result: { kind: 'score', tenths } });
  const comment = (subject: string, result: 'pass' | 'fail'): SubjectOutcome => ({
    subject,
    result: { kind: 'comment', result },
  });
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const subjects = [
    ...names.map((name) => score(name, 60)),
    score('english', 32),
    score('science', 45),
    comment('arts', 'pass'),
  ];

  test('may be taken where the year is below 5,0 or Chưa đạt', () => {
    expect(retestSubjects(tt22, [...subjects, score('exact', 50), comment('sport', 'fail')])).toEqual([
      'english',
      'science',
      'sport',
    ]);
  });

  test('replaces the result, beside the original, and the level is computed anew', () => {
    const after = retestResult(tt22, { subjects, retests: [score('english', 40)] });
    expect(after.learning).toMatchObject({ raw: 'satisfactory' });
    expect(after.subjects.find(({ subject }) => subject === 'english')).toEqual({
      subject: 'english',
      original: { kind: 'score', tenths: 32 },
      retest: { kind: 'score', tenths: 40 },
      counted: { kind: 'score', tenths: 40 },
    });
  });

  test('a worse one counts too, unless the better one is to count', () => {
    const retests = [score('english', 20)];
    const counted = (rules: typeof tt22) =>
      retestResult(rules, { subjects, retests }).subjects.find(({ subject }) => subject === 'english')?.counted;
    expect(counted(tt22)).toEqual({ kind: 'score', tenths: 20 });
    expect(counted(withSettings(tt22, { retestReplaces: 'best_of' }))).toEqual({ kind: 'score', tenths: 32 });
  });

  test('of a subject that may not be retaken, or on another scale, does not count', () => {
    const after = retestResult(tt22, { subjects, retests: [score('a', 90), comment('english', 'pass')] });
    expect(after.refused).toEqual(['a', 'english']);
    expect(after.subjects.every(({ retest }) => retest === null)).toBe(true);
  });

  test('has no result until every subject is retaken where all must be', () => {
    const all = withSettings(tt22, { retestSubset: 'all' });
    const retests = [score('english', 40)];
    expect(retestResult(all, { subjects, retests })).toMatchObject({ untaken: ['science'], learning: null });
    expect(retestResult(all, { subjects, retests: [...retests, score('science', 50)] })).toMatchObject({
      untaken: [],
      learning: { final: 'satisfactory' },
    });
  });

  test('of TT58/2011 moves the overall average', () => {
    const old = [score('mathematics', 44), score('literature', 48), score('physics', 56), score('history', 60)];
    const after = retestResult(tt58, { subjects: old, retests: [score('mathematics', 50)] });
    expect(after.learning).toMatchObject({ average: 54, final: 'average' });
  });
});
