import { expect, it } from 'vitest';
import { aYearLater, firstYear, nextYear } from './next-year.ts';

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

it('where no year is known the one of today is proposed', () => {
  expect(firstYear('2026-11-25')).toMatchObject({ schoolYear: 2026, startsOn: '2026-09-05', endsOn: '2027-05-31' });
  expect(firstYear('2026-07-31').schoolYear).toBe(2025);
  expect(firstYear('2026-08-01').schoolYear).toBe(2026);
});
