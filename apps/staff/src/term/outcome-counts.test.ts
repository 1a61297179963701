import type { OutcomeList } from '@truong/contracts/gradebook';
import { expect, test } from 'vitest';
import { countLevels } from './outcome-counts.ts';

type Pupil = OutcomeList['pupils'][number];
const pupil = (learning: Pupil['learning'], isAssessed = true) => ({ learning, isAssessed }) as Pupil;

test('pupils not assessed are counted beside the levels', () => {
  expect(
    countLevels([pupil('good'), pupil('good'), pupil('fair'), pupil('good', false), pupil(null)], 'learning'),
  ).toEqual({
    good: 2,
    fair: 1,
    satisfactory: 0,
    unsatisfactory: 0,
    not_assessed: 2,
  });
});
