import { describe, expect, test } from 'vitest';
import type { CellValue } from './cell.ts';
import { type ClosingDecision, closingBlocks, type MissingOfPupil } from './closing.ts';
import { columnsOf } from './columns.ts';
import { missingRequired } from './missing-cells.ts';
import type { SecondaryRules } from './regimes/secondary-rules.ts';
import { tt22 } from './regimes/tt22-2021.ts';
import { tt58Amended } from './regimes/tt58-tt26-2020.ts';
import { withSettings } from './rule-set.ts';

const mid: MissingOfPupil = { subject: 'mathematics', slot: 'mid', role: 'mid_term', state: 'empty' };
const end: MissingOfPupil = { subject: 'literature', slot: 'end', role: 'end_of_term', state: 'make_up' };
const regular: MissingOfPupil = { subject: 'mathematics', slot: 'r2', role: 'regular', state: 'empty' };
const conduct: MissingOfPupil = { subject: null, slot: 'conduct', role: 'conduct', state: 'empty' };
const excused: MissingOfPupil = { subject: null, slot: 'excused', role: 'absent_excused', state: 'empty' };

function decide(missing: MissingOfPupil[], decision: ClosingDecision | null, rules: SecondaryRules = tt22) {
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
    const rules = withSettings(tt22, { missingRegular: 'zero' });
    expect(decide([regular, mid], 'by_rule', rules)).toMatchObject({ decision: 'by_rule', blocking: [] });
    expect(decide([regular, conduct], 'by_rule', rules)).toMatchObject({ decision: null });
  });

  test('by TT26/2020 a missing regular mark is 0 like any other', () => {
    expect(decide([regular, mid], 'by_rule', tt58Amended)).toMatchObject({ decision: 'by_rule', blocking: [] });
  });
});
