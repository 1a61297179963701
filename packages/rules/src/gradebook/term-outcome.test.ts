import { describe, expect, test } from 'vitest';
import { tt22 } from './regimes/tt22-2021.ts';
import { tt58 } from './regimes/tt58-2011.ts';
import type { Missing, SubjectResult } from './subject-result.ts';
import { termOutcome } from './term-outcome.ts';

describe('the outcome of a term', () => {
  const subjects: { subject: string; result: SubjectResult }[] = [
    ...[82, 85, 90, 88, 80, 86, 49, 70].map((tenths, i) => ({
      subject: `s${i}`,
      result: { kind: 'score' as const, tenths },
    })),
    { subject: 'arts', result: { kind: 'comment', result: 'pass' } },
  ];
  const pupil = { subjects, conduct: 'good' as const, absentExcused: 2, absentUnexcused: 0, isNotAssessed: false };

  test('holds the level, the level before adjustment and the subject that caused it', () => {
    expect(termOutcome(tt22, pupil)).toEqual({
      learning: 'fair',
      learningRaw: 'satisfactory',
      adjustedBy: 's6',
      conduct: 'good',
      average: null,
      title: null,
      isAssessed: true,
      missing: [],
    });
  });

  test('of a pupil not assessed has no level at all', () => {
    expect(termOutcome(tt22, { ...pupil, isNotAssessed: true })).toEqual({
      learning: null,
      learningRaw: null,
      adjustedBy: null,
      average: null,
      conduct: null,
      title: null,
      isAssessed: false,
      missing: [],
    });
  });

  test('has no learning level while one subject has no result, or with no subject at all', () => {
    const because: Missing[] = [{ kind: 'cell', slot: 'end', role: 'end_of_term', state: 'empty' }];
    const technology: SubjectResult = { kind: 'not_available', missing: because };
    const open = { ...pupil, subjects: [...subjects, { subject: 'technology', result: technology }] };
    expect(termOutcome(tt22, open)).toMatchObject({
      learning: null,
      conduct: 'good',
      isAssessed: false,
      missing: [{ kind: 'subject', subject: 'technology', because }],
    });
    expect(termOutcome(tt22, { ...pupil, subjects: [] })).toMatchObject({
      learning: null,
      isAssessed: false,
      missing: [{ kind: 'learning' }],
    });
  });

  test('leaves an exempt subject out', () => {
    const exempt: SubjectResult = { kind: 'excluded', cause: 'exempt' };
    const without = { ...pupil, subjects: [...subjects, { subject: 'music', result: exempt }] };
    expect(termOutcome(tt22, without)).toEqual(termOutcome(tt22, pupil));
  });

  test('is not complete without conduct and both counts of absences', () => {
    expect(termOutcome(tt22, { ...pupil, conduct: null }).isAssessed).toBe(false);
    expect(termOutcome(tt22, { ...pupil, absentExcused: null }).isAssessed).toBe(false);
    expect(termOutcome(tt22, { ...pupil, absentUnexcused: null })).toMatchObject({
      isAssessed: false,
      missing: [{ kind: 'absences' }],
    });
  });

  test('of TT58/2011 has an overall average and a title of the semester', () => {
    const scores = ['mathematics', 'literature', 'physics'].map((subject) => ({
      subject,
      result: { kind: 'score' as const, tenths: 85 },
    }));
    expect(termOutcome(tt58, { ...pupil, subjects: scores })).toMatchObject({
      learning: 'excellent',
      average: 85,
      title: 'good_pupil',
    });
  });
});
