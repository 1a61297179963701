import { describe, expect, test } from 'vitest';
import { readBirthDate } from './birth-date.ts';

describe('a birth date', () => {
  test.each([
    ['6/5/2012', { date: '2012-05-06', precision: 'day' }],
    [' 06-05-2012 ', { date: '2012-05-06', precision: 'day' }],
    ['06.05.2012', { date: '2012-05-06', precision: 'day' }],
    ['29/02/2012', { date: '2012-02-29', precision: 'day' }],
    ['29/02/2000', { date: '2000-02-29', precision: 'day' }],
    ['2012', { date: '2012-01-01', precision: 'year' }],
    ['20/05/2025', { date: '2025-05-20', precision: 'day' }],
    ['21/05/2025', { problem: 'not_born_yet' }],
    ['2026', { problem: 'not_born_yet' }],
    ['31/12/1899', { problem: 'too_long_ago' }],
    ['31/02/2012', { problem: 'no_such_day' }],
    ['31/04/2012', { problem: 'no_such_day' }],
    ['0/4/2012', { problem: 'no_such_day' }],
    ['6/13/2012', { problem: 'no_such_day' }],
    ['29/02/2011', { problem: 'leap_day' }],
    ['29/02/1900', { problem: 'leap_day' }],
    ['6/5-2012', { problem: 'unreadable' }],
    ['6/5/12', { problem: 'unreadable' }],
    ['', { problem: 'unreadable' }],
  ])('%j is read as %j', (text, read) => {
    expect(readBirthDate(text, { today: '2025-05-20' })).toEqual(read);
  });
});
