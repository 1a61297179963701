import { describe, expect, test } from 'vitest';
import type { CellValue } from './cell.ts';
import { type ClosingDecision, closingBlocks, type MissingOfPupil, missingRequired, termOutcome } from './closing.ts';
import { columnsOf } from './columns.ts';
import { tt22 } from './rule-set.ts';
import type { SubjectResult } from './semester-result.ts';

const mid: MissingOfPupil = { subject: 'mathematics', slot: 'mid', role: 'mid_term', state: 'empty' };
const end: MissingOfPupil = { subject: 'literature', slot: 'end', role: 'end_of_term', state: 'make_up' };
const regular: MissingOfPupil = { subject: 'mathematics', slot: 'r2', role: 'regular', state: 'empty' };
const conduct: MissingOfPupil = { subject: null, slot: 'conduct', role: 'conduct', state: 'empty' };
const excused: MissingOfPupil = { subject: null, slot: 'excused', role: 'absent_excused', state: 'empty' };

function decide(missing: MissingOfPupil[], decision: ClosingDecision | null, rules = tt22) {
  return closingBlocks(rules, [{ pupilId: 7, missing, decision }])[0];
}

test('empty cells and promised make-ups are missing, a zero by rule is not', () => {
  const cells = new Map<string, CellValue>([
    ['r1', { kind: 'number', number: 0 }],
    ['mid', { kind: 'make_up', due: '2025-05-25' }],
    ['end', { kind: 'by_rule' }],
  ]);
  expect(missingRequired(columnsOf({ kind: 'score', regularCount: 2 }), cells)).toEqual([
    { slot: 'r2', role: 'regular', state: 'empty' },
    { slot: 'mid', role: 'mid_term', state: 'make_up' },
  ]);
});

describe('closing a term', () => {
  test('a complete pupil needs no decision', () => {
    expect(closingBlocks(tt22, [{ pupilId: 7, missing: [], decision: null }])).toEqual([]);
  });

  test('missing mid-term and end-of-term assessments block until a decision is made', () => {
    expect(decide([mid, end], null)).toEqual({
      pupilId: 7,
      missing: [mid, end],
      allowed: ['by_rule', 'not_assessed'],
      decision: null,
      blocking: [mid, end],
    });
    expect(decide([mid, end], 'by_rule')).toMatchObject({ decision: 'by_rule', blocking: [] });
    expect(decide([mid, end], 'not_assessed')).toMatchObject({ decision: 'not_assessed', blocking: [] });
  });

  test.each([
    ['regular mark', regular],
    ['level of conduct', conduct],
    ['count of absences', excused],
  ])('a missing %s leaves only not assessed', (_, missing) => {
    expect(decide([mid, missing], 'by_rule')).toMatchObject({
      allowed: ['not_assessed'],
      decision: null,
      blocking: [mid, missing],
    });
    expect(decide([mid, missing], 'not_assessed')).toMatchObject({ decision: 'not_assessed', blocking: [] });
  });

  test('under the setting zero a missing regular mark may be decided by rule, conduct still not', () => {
    const rules = { ...tt22, missingRegular: 'zero' as const };
    expect(decide([regular, mid], 'by_rule', rules)).toMatchObject({ decision: 'by_rule', blocking: [] });
    expect(decide([regular, conduct], 'by_rule', rules)).toMatchObject({ decision: null });
  });
});

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
      isAssessed: true,
    });
  });

  test('of a pupil not assessed has no level at all', () => {
    expect(termOutcome(tt22, { ...pupil, isNotAssessed: true })).toEqual({
      learning: null,
      learningRaw: null,
      adjustedBy: null,
      conduct: null,
      isAssessed: false,
    });
  });

  test('has no learning level while one subject has no result, or with no subject at all', () => {
    const open = { ...pupil, subjects: [...subjects, { subject: 'technology', result: null }] };
    expect(termOutcome(tt22, open)).toMatchObject({ learning: null, conduct: 'good', isAssessed: false });
    expect(termOutcome(tt22, { ...pupil, subjects: [] })).toMatchObject({ learning: null, isAssessed: false });
  });

  test('is not complete without conduct and both counts of absences', () => {
    expect(termOutcome(tt22, { ...pupil, conduct: null }).isAssessed).toBe(false);
    expect(termOutcome(tt22, { ...pupil, absentExcused: null }).isAssessed).toBe(false);
    expect(termOutcome(tt22, { ...pupil, absentUnexcused: null }).isAssessed).toBe(false);
  });
});
