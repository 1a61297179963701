import { describe, expect, test } from 'vitest';
import { formatDate, formatDateTime, formatSchoolYear, parseDate } from './dates.ts';

describe('dates', () => {
  test('dates are shown day first', () => {
    expect(formatDate('2025-05-20')).toBe('20/05/2025');
  });

  test.each([
    ['20/5/2025', '2025-05-20'],
    ['20-05-2025', '2025-05-20'],
    [' 20.05.2025 ', '2025-05-20'],
    ['29/02/2024', '2024-02-29'],
    ['29/02/2025', null],
    ['31/02/2025', null],
    ['31/04/2025', null],
    ['0/5/2025', null],
    ['20/13/2025', null],
    ['20/05-2025', null],
    ['20/05/25', null],
    ['2025-05-20', null],
    ['', null],
  ])('%j is read as %j', (text, iso) => {
    expect(parseDate(text)).toBe(iso);
  });

  test('timestamps are shown in the time of Vietnam', () => {
    expect(formatDateTime('2025-05-20T07:05:59.000Z')).toBe('14:05 20/05/2025');
    expect(formatDateTime('2025-05-20T17:00:00Z')).toBe('00:00 21/05/2025');
    expect(formatDateTime('2025-05-20T14:05:00+07:00')).toBe('14:05 20/05/2025');
  });

  test('a school year is named by both its years', () => {
    expect(formatSchoolYear(2024)).toBe('2024-2025');
  });
});
