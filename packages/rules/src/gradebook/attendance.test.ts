import { expect, test } from 'vitest';
import { absencesOf, type MissedSession } from './attendance.ts';

const missed = (...days: [string, MissedSession['mark']][]) => days.map(([day, mark]) => ({ day, mark }));

test.each([
  ['nothing missed', [], { excused: 0, unexcused: 0 }],
  ['one session', missed(['2025-03-03', 'excused']), { excused: 1, unexcused: 0 }],
  [
    'both sessions of a day count once, TT22/2021 art. 12',
    missed(['2025-03-03', 'excused'], ['2025-03-03', 'excused']),
    { excused: 1, unexcused: 0 },
  ],
  [
    'a day missed with and without leave is one without',
    missed(['2025-03-03', 'unexcused'], ['2025-03-03', 'excused']),
    { excused: 0, unexcused: 1 },
  ],
  [
    'days one after another count each',
    missed(['2025-03-03', 'excused'], ['2025-03-04', 'unexcused'], ['2025-03-05', 'excused']),
    { excused: 2, unexcused: 1 },
  ],
])('%s', (_name, sessions, counted) => {
  expect(absencesOf(sessions)).toEqual(counted);
});
