import { describe, expect, test } from 'vitest';
import { tt22 } from '../regimes/tt22-2021.ts';
import { withSettings } from '../rule-set.ts';
import type { SubjectOutcome } from '../subject-result.ts';
import { promotionOf } from './promotion.ts';
import { summerDuties } from './summer-duties.ts';

describe('what a pupil does in summer, TT22/2021 art. 13-14', () => {
  const subjects: SubjectOutcome[] = [
    { subject: 'mathematics', result: { kind: 'score', tenths: 49 } },
    { subject: 'literature', result: { kind: 'score', tenths: 50 } },
    { subject: 'arts', result: { kind: 'comment', result: 'fail' } },
  ];
  const candidate = { grade: 8, absences: 0, conductAfterSummer: null, learningAfterRetest: null, isSummerOver: false };

  test.each([
    ['good', 'good', null],
    ['good', 'unsatisfactory', { isTraining: false, retests: ['mathematics', 'arts'], isRetestAfterTraining: false }],
    ['unsatisfactory', 'fair', { isTraining: true, retests: [], isRetestAfterTraining: false }],
    [
      'unsatisfactory',
      'unsatisfactory',
      { isTraining: true, retests: ['mathematics', 'arts'], isRetestAfterTraining: true },
    ],
  ] as const)('conduct %s and learning %s', (conduct, learning, duties) => {
    expect(summerDuties(tt22, { ...promotionOf(tt22, { ...candidate, conduct, learning }), subjects })).toEqual(duties);
  });

  test('is nothing where the re-test is lost with conduct, or 46 sessions were missed', () => {
    const never = withSettings(tt22, { retestWhenYearConductFailed: 'never' });
    const both = { ...candidate, conduct: 'unsatisfactory', learning: 'unsatisfactory' } as const;
    expect(summerDuties(never, { ...promotionOf(never, both), subjects })).toMatchObject({ retests: [] });
    expect(summerDuties(tt22, { ...promotionOf(tt22, { ...both, absences: 46 }), subjects })).toBeNull();
  });
});
