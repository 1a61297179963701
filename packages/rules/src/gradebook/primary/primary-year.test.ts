import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SubjectMark, TraitMark } from '../regimes/primary-rules.ts';
import { tt27 } from '../regimes/tt27-2020.ts';
import { tt30, tt30Amended } from '../regimes/tt30-2014.ts';
import { withSettings } from '../rule-set.ts';
import {
  assessmentPoints,
  asTested,
  isPrimaryMark,
  primaryTests,
  primaryTraits,
  subjectMarks,
  traitMarks,
  validTest,
} from './assessment-plan.ts';
import { primaryAward } from './awards.ts';
import { gradeCompletion } from './completion.ts';
import { type PrimaryYear, primaryYearResult } from './year-level.ts';

const studied = ['vietnamese', 'mathematics', 'foreign-language-1', 'history-geography', 'science', 'ethics'];

function year(
  of: { subjects?: SubjectMark; traits?: TraitMark; tests?: number } = {},
  change: Partial<PrimaryYear> = {},
): PrimaryYear {
  const { subjects = 'well_completed', traits = 'good', tests = 90 } = of;
  return {
    grade: 4,
    subjects: studied.map((subject) => ({ subject, mark: subjects })),
    traits: ['kindness', 'communication'].map((trait) => ({ trait, mark: traits })),
    tests: studied.map((subject) => ({ subject, tenths: tests })),
    ...change,
  };
}

function levelOf(of: PrimaryYear): string | null {
  const result = primaryYearResult(tt27, of);
  return result.kind === 'result' ? result.level : 'not available';
}

describe('what is assessed in primary school', () => {
  test.each([
    [1, 'end_term_1', ['vietnamese', 'mathematics']],
    [1, 'mid_term_1', []],
    [3, 'year_end', ['vietnamese', 'mathematics', 'foreign-language-1', 'informatics-technology']],
    [4, 'mid_term_2', ['vietnamese', 'mathematics']],
    [3, 'mid_term_2', []],
  ] as const)('TT27/2020 art. 7.1b: grade %i, %s: tests in %j', (grade, point, subjects) => {
    expect(primaryTests(tt27, { grade, point })).toEqual(subjects);
  });

  test('informatics and technology are one test or two', () => {
    const of = { grade: 3, point: 'year_end', studied: ['informatics-technology'] } as const;
    expect(primaryTests(tt27, of)).toEqual(['informatics-technology']);
    expect(primaryTests(withSettings(tt27, { technologyTests: 'two' }), of)).toEqual(['informatics', 'technology']);
    expect(primaryTests(tt27, { ...of, studied: ['informatics'] })).toEqual(['informatics']);
  });

  test('a year is judged by the tests that its sheets had, whatever the setting says since', () => {
    const subjects = ['informatics-technology'];
    const of = year({}, { grade: 3, subjects: subjects.map((subject) => ({ subject, mark: 'well_completed' })) });
    const held = { ...of, tests: ['informatics', 'technology'].map((subject) => ({ subject, tenths: 90 })) };
    expect(primaryYearResult(tt27, held)).toMatchObject({ kind: 'not_available' });
    expect(primaryYearResult(asTested(tt27, held.tests), held)).toMatchObject({ level: 'excellent' });
    const joint = { ...of, tests: [{ subject: 'informatics-technology', tenths: 80 }] };
    const two = withSettings(tt27, { technologyTests: 'two' });
    expect(primaryYearResult(asTested(two, joint.tests), joint)).toMatchObject({ level: 'well_completed' });
  });

  test('TT22/2016 tests electives where they are studied, TT30/2014 never at mid-semester', () => {
    const of = { grade: 5, point: 'year_end' } as const;
    expect(primaryTests(tt30Amended, of)).toEqual(['vietnamese', 'mathematics', 'science', 'history-geography']);
    const plan = ['vietnamese', 'informatics', 'ethnic-language'];
    expect(primaryTests(tt30Amended, { ...of, studied: plan })).toEqual(plan);
    expect(primaryTests(tt30Amended, { grade: 5, point: 'mid_term_1' })).toEqual(['vietnamese', 'mathematics']);
    expect(primaryTests(tt30, { grade: 5, point: 'mid_term_1' })).toEqual([]);
  });

  test('points and codes are those of the circular', () => {
    expect(assessmentPoints(tt27)).toHaveLength(4);
    expect(assessmentPoints(tt30)).toEqual(['end_term_1', 'year_end']);
    expect(subjectMarks(tt30)).toEqual(['completed', 'not_completed']);
    expect(traitMarks(tt30)).toEqual(['satisfactory', 'unsatisfactory']);
    expect(traitMarks(tt27)).toEqual(['good', 'satisfactory', 'needs_effort']);
  });

  test('competences in technology and informatics are listed from grade 3', () => {
    expect(primaryTraits(tt27, 2).specificCompetences).toHaveLength(5);
    expect(primaryTraits(tt27, 3).specificCompetences).toHaveLength(7);
    expect(primaryTraits(tt27, 3).qualities).toHaveLength(5);
    expect(primaryTraits(tt30Amended, 3)).toMatchObject({ competences: { length: 3 }, specificCompetences: [] });
  });

  test.each([
    [tt27, 0, true],
    [tt27, 75, false],
    [tt27, 100, true],
    [tt27, 110, false],
    [tt27, -10, false],
    [tt30Amended, 0, false],
    [tt30Amended, 10, true],
    [tt30, 0, false],
  ])('a test mark is whole and of the scale (%#)', (rules, tenths, isValid) => {
    expect(isPrimaryMark(rules, tenths)).toBe(isValid);
  });

  test('a replaced test keeps both marks and the replacement counts', () => {
    expect(validTest({ tenths: 20, replacement: 60 })).toBe(60);
    expect(validTest({ tenths: 20, replacement: null })).toBe(20);
    expect(validTest({ tenths: null, replacement: null })).toBeNull();
  });
});

describe('the level of the year, TT27/2020 art. 9.2', () => {
  test.each([
    ['excellent', {}],
    ['well_completed', { tests: 80 }],
    ['well_completed', { tests: 70 }],
    ['completed', { tests: 60 }],
    ['completed', { tests: 50 }],
    ['not_completed', { tests: 40 }],
    ['completed', { subjects: 'completed' }],
    ['completed', { traits: 'satisfactory', tests: 100 }],
    ['not_completed', { subjects: 'not_completed' }],
    ['not_completed', { traits: 'needs_effort', tests: 100 }],
  ] as const)('is %s for %j', (level, of) => {
    expect(levelOf(year(of))).toBe(level);
  });

  test('does not exist while a subject, a trait or a test lacks, and names it', () => {
    const of = year();
    const open = {
      ...of,
      subjects: of.subjects.map((one) => (one.subject === 'ethics' ? { ...one, mark: null } : one)),
      traits: [...of.traits, { trait: 'honesty', mark: null }],
      tests: of.tests.filter(({ subject }) => subject !== 'science'),
    };
    expect(primaryYearResult(tt27, open)).toEqual({
      kind: 'not_available',
      missing: [
        { kind: 'subject', subject: 'ethics', because: [] },
        { kind: 'trait', trait: 'honesty' },
        { kind: 'test', subject: 'science' },
      ],
    });
  });

  test('a test that does not exist for the grade does not count', () => {
    const tests = [
      { subject: 'vietnamese', tenths: 90 },
      { subject: 'mathematics', tenths: 90 },
      { subject: 'science', tenths: 0 },
    ];
    expect(levelOf(year({}, { grade: 2, tests }))).toBe('excellent');
  });

  test('never falls when a test was better', () => {
    const order = ['excellent', 'well_completed', 'completed', 'not_completed'];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 3, max: 10 }), { minLength: 6, maxLength: 6 }), fc.nat(5), (marks, at) => {
        const rank = (values: readonly number[]) => {
          const tests = studied.map((subject, i) => ({ subject, tenths: 10 * (values[i] ?? 0) }));
          return order.indexOf(levelOf(year({}, { tests })) ?? '');
        };
        expect(rank(marks.map((mark, i) => (i === at ? Math.min(10, mark + 1) : mark)))).toBeLessThanOrEqual(
          rank(marks),
        );
      }),
      { seed: 2025 },
    );
  });
});

describe('the year by TT30/2014', () => {
  test('has no level; the bar of completion is H, Đ and 5', () => {
    const of = year({ subjects: 'completed', traits: 'satisfactory', tests: 50 });
    expect(primaryYearResult(tt30Amended, of)).toEqual({ kind: 'result', level: null, isEnough: true });
    expect(primaryYearResult(tt30, of)).toEqual({ kind: 'result', level: null, isEnough: true });
    expect(primaryYearResult(tt30Amended, year({ tests: 40 }))).toMatchObject({ isEnough: false });
    const unsatisfactory = year({ subjects: 'completed', traits: 'unsatisfactory' });
    expect(primaryYearResult(tt30, unsatisfactory)).toMatchObject({ isEnough: false });
  });
});

describe('completion of the grade', () => {
  const asked = { grade: 5, supplement: null, principal: null, plan: null };
  const enough = primaryYearResult(tt27, year());
  const notEnough = primaryYearResult(tt27, year({ tests: 40 }));

  test('follows from the year, and grade 5 completes primary school', () => {
    expect(gradeCompletion(tt27, { ...asked, year: enough })).toEqual({
      state: 'completed',
      isAfterSupplement: false,
      hasCompletedPrimary: true,
    });
    expect(gradeCompletion(tt27, { ...asked, grade: 4, year: enough }).hasCompletedPrimary).toBe(false);
  });

  test.each([
    [null, null, 'awaits_supplement'],
    ['enough', null, 'completed'],
    ['not_enough', null, 'awaits_principal'],
    ['not_enough', 'promote', 'promoted_by_principal'],
    ['not_enough', 'repeat', 'repeats'],
  ] as const)('Chưa hoàn thành, supplement %s, principal %s: %s', (supplement, principal, state) => {
    expect(gradeCompletion(tt27, { ...asked, year: notEnough, supplement, principal }).state).toBe(state);
  });

  test('waits for the year’s results, and by individual plan for a reason only', () => {
    const open = { kind: 'not_available', missing: [] } as const;
    expect(gradeCompletion(tt27, { ...asked, year: open }).state).toBe('not_available');
    const plan = { decision: 'promoted', reason: 'Theo kế hoạch cá nhân' } as const;
    expect(gradeCompletion(tt27, { ...asked, year: open, plan })).toMatchObject({ state: 'by_plan', ...plan });
    const unreasoned = { ...plan, reason: '' };
    expect(gradeCompletion(tt27, { ...asked, year: enough, plan: unreasoned }).state).toBe('not_available');
  });
});

describe('awards', () => {
  test.each([
    ['excellent_pupil', 'excellent', false, false],
    ['model_pupil', 'well_completed', true, true],
    [null, 'well_completed', true, false],
    [null, 'well_completed', false, true],
    [null, 'completed', true, true],
  ] as const)('TT27/2020 art. 13: %s at %s, outstanding %s, recognised %s', (award, level, outstanding, recognised) => {
    const pupil = { level, isOutstanding: outstanding, isRecognisedByClass: recognised };
    expect(primaryAward(tt27, pupil)).toBe(award);
  });

  test('TT22/2016 art. 16: everything at the top, or outstanding and recognised', () => {
    const pupil = { level: null, isOutstanding: false, isRecognisedByClass: false };
    expect(primaryAward(tt30Amended, { ...pupil, year: year() })).toBe('excellent_all_round');
    expect(primaryAward(tt30Amended, { ...pupil, year: year({ tests: 80 }) })).toBeNull();
    expect(primaryAward(tt30Amended, { ...pupil, year: year({}, { tests: [] }) })).toBeNull();
    const outstanding = { ...pupil, isOutstanding: true, isRecognisedByClass: true };
    expect(primaryAward(tt30Amended, outstanding)).toBe('outstanding_progress');
    expect(primaryAward(tt30, { ...pupil, year: year() })).toBeNull();
    expect(primaryAward(tt30, outstanding)).toBe('outstanding_progress');
  });
});
