import { describe, expect, test } from 'vitest';
import type { Level } from '../levels.ts';
import { tt22 } from '../regimes/tt22-2021.ts';
import { tt58 } from '../regimes/tt58-2011.ts';
import type { Missing, SubjectResult } from '../subject-result.ts';
import { type YearPupil, yearOutcome } from './year-outcome.ts';

const scores = (tenths: readonly number[]) =>
  tenths.map((t, i) => ({ subject: `s${i}`, result: { kind: 'score', tenths: t } as SubjectResult }));

const pupil: YearPupil<Level, Level> = {
  grade: 9,
  subjects: scores([90, 91, 94, 90, 96, 90, 80, 65]),
  conduct: { first: 'fair', second: 'good', entered: null },
  absences: 3,
  isNotAssessed: false,
  summer: { conduct: null, retests: [], isOver: false },
  manual: null,
};

describe('the outcome of a year', () => {
  test('puts levels, title and promotion together', () => {
    expect(yearOutcome(tt22, pupil)).toMatchObject({
      learning: 'good',
      conduct: 'good',
      title: 'excellent_pupil',
      promotion: { decision: 'promoted', hasCompletedProgramme: true },
      retest: null,
      isAssessed: true,
      missing: [],
    });
  });

  test('keeps the original level and title beside the re-test', () => {
    const weak = { ...pupil, subjects: scores([60, 60, 60, 60, 60, 60, 30, 30]) };
    const retests = [
      { subject: 's6', result: { kind: 'score', tenths: 50 } as const },
      { subject: 's7', result: { kind: 'score', tenths: 50 } as const },
    ];
    const year = yearOutcome(tt22, { ...weak, summer: { ...weak.summer, retests } });
    expect(year).toMatchObject({
      learning: 'unsatisfactory',
      title: null,
      retest: { learning: { final: 'satisfactory' } },
      promotion: { beforeSummer: 'summer_retest', decision: 'promoted', isAfterSummer: true },
    });
  });

  test('names what it waits for, down to the cell', () => {
    const because: Missing[] = [{ kind: 'cell', slot: 'end', role: 'end_of_term', state: 'empty' }];
    const open: SubjectResult = { kind: 'not_available', missing: because };
    const year = yearOutcome(tt22, {
      ...pupil,
      subjects: [...pupil.subjects, { subject: 'technology', result: open }],
      conduct: { first: null, second: 'good', entered: null },
      absences: null,
    });
    expect(year).toMatchObject({ learning: null, title: null, isAssessed: false, promotion: { decision: null } });
    expect(year.missing).toEqual([
      { kind: 'subject', subject: 'technology', because },
      { kind: 'conduct' },
      { kind: 'absences' },
    ]);
  });

  test('names what lacks also where absences have decided', () => {
    const away = { ...pupil, absences: 46, conduct: { first: null, second: null, entered: null } };
    expect(yearOutcome(tt22, away)).toMatchObject({
      promotion: { decision: 'retained', causes: ['absences'] },
      isAssessed: false,
      missing: [{ kind: 'conduct' }],
    });
  });

  test('counts at least six subjects over the pupil’s own set', () => {
    const fewer = { ...pupil, subjects: scores([90, 91, 94, 90, 96]) };
    expect(yearOutcome(tt22, fewer).learning).toBe('unsatisfactory');
    const dropped: SubjectResult = { kind: 'excluded', cause: 'elective_dropped' };
    const subjects = [...scores([80, 80, 80, 80, 80, 80]), { subject: 'ethnic-language', result: dropped }];
    expect(yearOutcome(tt22, { ...pupil, subjects }).learning).toBe('good');
  });

  test('of a pupil not assessed has no level and no decision', () => {
    expect(yearOutcome(tt22, { ...pupil, isNotAssessed: true })).toMatchObject({
      learning: null,
      conduct: null,
      promotion: { decision: null },
      isAssessed: false,
      missing: [],
    });
  });

  test('takes the year’s conduct of TT58/2011 as it was entered', () => {
    const old = {
      ...pupil,
      subjects: [{ subject: 'mathematics', result: { kind: 'score', tenths: 85 } as SubjectResult }],
      conduct: { first: 'weak', second: 'weak', entered: 'good' } as const,
      manual: null,
      summer: { conduct: null, retests: [], isOver: false },
    };
    expect(yearOutcome(tt58, old)).toMatchObject({ learning: 'excellent', average: 85, title: 'good_pupil' });
  });
});

describe('a pupil with an individual plan', () => {
  const manual = {
    learning: 'satisfactory',
    conduct: 'good',
    decision: 'promoted',
    title: null,
    reason: 'Đạt mục tiêu kế hoạch giáo dục cá nhân',
  } as const;
  const failing = { ...pupil, subjects: scores([10, 10]), absences: 90 };

  test('has what the principal decided, the automatic rules are off', () => {
    expect(yearOutcome(tt22, { ...failing, manual })).toMatchObject({
      learning: 'satisfactory',
      promotion: { decision: 'promoted', hasCompletedProgramme: true, causes: [] },
      manualReason: manual.reason,
      isAssessed: true,
    });
  });

  test('has nothing without a reason', () => {
    expect(yearOutcome(tt22, { ...failing, manual: { ...manual, reason: '  ' } })).toMatchObject({
      learning: null,
      promotion: { decision: null },
      isAssessed: false,
      missing: [{ kind: 'manual_reason' }],
    });
  });
});
