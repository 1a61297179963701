import { expect, it } from 'vitest';
import { aYearLater, nextYear } from './next-year.ts';

it('the next year has the same days', () => {
  const year = {
    schoolYear: 2024,
    startsOn: '2024-09-05',
    endsOn: '2025-05-31',
    terms: [
      { term: 2 as const, startsOn: '2025-01-18', endsOn: '2025-05-31' },
      { term: 1 as const, startsOn: '2024-09-05', endsOn: '2025-01-17' },
    ],
  };
  expect(nextYear(year)).toEqual({
    schoolYear: 2025,
    startsOn: '2025-09-05',
    endsOn: '2026-05-31',
    terms: [
      { startsOn: '2025-09-05', endsOn: '2026-01-17' },
      { startsOn: '2026-01-18', endsOn: '2026-05-31' },
    ],
  });
});

it('a 29 February has no day of its own in the next year', () => {
  expect(aYearLater('2024-02-29')).toBe('2025-02-28');
});
