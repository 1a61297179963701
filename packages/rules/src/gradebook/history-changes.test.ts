import { expect, it } from 'vitest';
import { changesOf, type HistoryLink } from './history-changes.ts';

/** Newest first, as the history comes. */
const link = (seq: number, minute: number, from: string, to: string, of: Partial<HistoryLink> = {}): HistoryLink => ({
  seq,
  slot: 'r1',
  from,
  to,
  at: new Date(Date.UTC(2025, 4, 20, 3, minute)).toISOString(),
  byId: 1,
  reason: null,
  unlock: null,
  ...of,
});
const told = (history: HistoryLink[]) => changesOf(history).map(({ slot, from, to, steps }) => [slot, from, to, steps]);

it.each<[string, HistoryLink[], unknown[][]]>([
  ['deleted and typed again', [link(3, 2, '', '85'), link(2, 1, '80', '')], [['r1', '80', '85', 2]]],
  ['five minutes later', [link(3, 6, '', '85'), link(2, 1, '80', '')], [['r1', '80', '85', 2]]],
  [
    'after six minutes it is two changes',
    [link(3, 7, '', '85'), link(2, 1, '80', '')],
    [
      ['r1', '', '85', 1],
      ['r1', '80', '', 1],
    ],
  ],
  [
    'by two people',
    [link(3, 2, '', '85', { byId: 2 }), link(2, 1, '80', '')],
    [
      ['r1', '', '85', 1],
      ['r1', '80', '', 1],
    ],
  ],
  [
    'under a request and not',
    [link(3, 2, '', '85', { unlock: { id: 4 } }), link(2, 1, '80', '')],
    [
      ['r1', '', '85', 1],
      ['r1', '80', '', 1],
    ],
  ],
  ['put back', [link(3, 2, '', '80'), link(2, 1, '80', '')], [['r1', '80', '80', 2]]],
  [
    'a chain of saves, each close to the next',
    [link(4, 9, '70', '85'), link(3, 5, '', '70'), link(2, 1, '80', '')],
    [['r1', '80', '85', 3]],
  ],
  [
    'other cells between',
    [link(4, 2, '', '85'), link(3, 2, '', '60', { slot: 'r2' }), link(2, 1, '80', '')],
    [
      ['r1', '80', '85', 2],
      ['r2', '', '60', 1],
    ],
  ],
  ['none', [], []],
])('%s', (_, history, expected) => {
  expect(told(history)).toEqual(expected);
});
