import { describe, expect, test } from 'vitest';
import { parseDate } from './parse-date.ts';

const today = '2025-05-20';

function read(text: string): string {
  const date = parseDate(text, today);
  if (!date.ok) return date.expected === null ? date.problem : `${date.problem} → ${date.expected}`;
  return date.value.precision === 'day' ? date.value.date : `year ${date.value.year}`;
}

describe('a date as schools write it', () => {
  test.each([
    ['05/09/2013', '2013-09-05'],
    ['5/9/2013', '2013-09-05'],
    ['5-9-2013', '2013-09-05'],
    ['5.9.2013', '2013-09-05'],
    [' 05 / 09 / 2013 ', '2013-09-05'],
    ['05 09 2013', '2013-09-05'],
    ['05092013', '2013-09-05'],
    ['2013-09-05', '2013-09-05'],
    ['2013-09-05T00:00:00', '2013-09-05'],
    ['ngày 5 tháng 9 năm 2013', '2013-09-05'],
    ['5/9/13', '2013-09-05'],
    ['5/9/25', 'date_out_of_range'],
    ['20/5/25', '2025-05-20'],
    ['5/9/26', '1926-09-05'],
    ['5/9/75', '1975-09-05'],
    ['41522', '2013-09-05'],
    ['41522.5', '2013-09-05'],
    ['29/02/2012', '2012-02-29'],
    ['29/02/2000', '2000-02-29'],
  ])('%j is %s', (text, result) => {
    expect(read(text)).toBe(result);
  });

  test.each([
    ['2013', 'year 2013'],
    ['00/00/2013', 'year 2013'],
    ['--/--/2013', 'year 2013'],
    ['.../.../2013', 'not_a_date'],
    ['/ /2013', 'year 2013'],
    ['1919', 'date_out_of_range'],
    ['1920', 'year 1920'],
    ['2025', 'year 2025'],
    ['2026', 'date_out_of_range'],
  ])('only a year: %j is %s', (text, result) => {
    expect(read(text)).toBe(result);
  });

  test.each([
    ['31/02/2012', 'no_such_day → 29/02/2012'],
    ['29/02/2013', 'no_such_day → 28/02/2013'],
    ['29/02/1900', 'no_such_day → 28/02/1900'],
    ['31/04/2013', 'no_such_day → 30/04/2013'],
    ['0/4/2013', 'no_such_day → 30/04/2013'],
    ['12/25/2013', 'no_such_day'],
    ['05/13/2013', 'no_such_day'],
    ['21/05/2025', 'date_out_of_range'],
    ['20/05/2025', '2025-05-20'],
    ['31/12/1919', 'date_out_of_range'],
    ['09/2013', 'not_a_date'],
    ['không rõ', 'not_a_date'],
    ['123456', 'not_a_date'],
    ['99999', 'not_a_date'],
  ])('no day of a life: %j is %s', (text, result) => {
    expect(read(text)).toBe(result);
  });
});
