import { expect, test } from 'vitest';
import { allowedActs, filingStatus, isLate } from './filing-status.ts';

test.each([
  [null, null, 'not_filed'],
  [1, null, 'submitted'],
  [1, { number: 1, verdict: 'returned' }, 'returned'],
  [2, { number: 1, verdict: 'returned' }, 'submitted'],
  [2, { number: 2, verdict: 'accepted' }, 'accepted'],
  [3, { number: 2, verdict: 'accepted' }, 'submitted'],
] as const)('filing %j with review %j is %s', (latestNumber, review, status) => {
  expect(filingStatus({ latestNumber, review })).toBe(status);
});

test.each([
  ['not_filed', false, ['submit']],
  ['submitted', false, ['accept', 'return']],
  ['returned', false, ['submit']],
  ['accepted', false, []],
  ['not_filed', true, ['submit']],
  ['submitted', true, ['submit', 'accept', 'return']],
  ['returned', true, ['submit']],
  ['accepted', true, ['submit']],
] as const)('%s (term reopened: %s) allows %j', (status, isReopened, acts) => {
  expect(allowedActs(status, { isReopened })).toEqual(acts);
});

test('a filing is late from the day after it was due', () => {
  expect(isLate('2025-06-09', '2025-06-10')).toBe(false);
  expect(isLate('2025-06-10', '2025-06-10')).toBe(false);
  expect(isLate('2025-06-11', '2025-06-10')).toBe(true);
});
