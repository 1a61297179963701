import type { OutcomeList } from '@truong/contracts/gradebook';
import { expect, test } from 'vitest';
import { countLevels, outcomeParts } from './outcome-counts.ts';

type Pupil = OutcomeList['pupils'][number];
const pupil = (learning: Pupil['learning'], isAssessed = true) => ({ learning, conduct: null, isAssessed });
const levels: OutcomeList['levels'] = { learning: ['good', 'fair', 'satisfactory', 'unsatisfactory'], conduct: [] };
const oldLevels: OutcomeList['levels'] = { learning: ['excellent', 'fair', 'average', 'weak', 'poor'], conduct: [] };

test('pupils not assessed are counted beside the levels', () => {
  const pupils = [pupil('good'), pupil('good'), pupil('fair'), pupil('good', false), pupil(null)];
  expect(Object.fromEntries(countLevels({ levels, pupils }, 'learning'))).toEqual({
    good: 2,
    fair: 1,
    satisfactory: 0,
    unsatisfactory: 0,
    not_assessed: 2,
  });
});

test('a list under the older circular has its five levels, in their own words', () => {
  const parts = outcomeParts({ levels: oldLevels, pupils: [pupil('average'), pupil('poor')] }, 'learning');
  expect(parts.map(({ label, count }) => [label, count])).toEqual([
    ['Giỏi', 0],
    ['Khá', 0],
    ['Trung bình', 1],
    ['Yếu', 0],
    ['Kém', 1],
    ['Không đánh giá', 0],
  ]);
});
