import { expect, it } from 'vitest';
import { searchOf } from './search.ts';

it('an address keeps the year, the term and the assignment', () => {
  expect(searchOf({ year: 2024, term: '2', as: 7 })).toMatchObject({ year: 2024, term: 2, as: 7 });
});

it.each([{ year: 'now' }, { year: '' }, { year: 2024.5 }, { term: 3 }, { as: -1 }, { period: 'term-9' }, { q: '' }])(
  'what does not fit is left out: %j',
  (search) => {
    expect(Object.values(searchOf(search)).every((value) => value === undefined)).toBe(true);
  },
);

it('a text of digits stays a text', () => {
  expect(searchOf({ q: 812 }).q).toBe('812');
});

it.each(['term-1', 'mid', 'month-09', 'ad-hoc-khao-sat'])('the period %s of a form stays', (period) => {
  expect(searchOf({ period }).period).toBe(period);
});
