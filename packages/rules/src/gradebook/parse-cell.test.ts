import { describe, expect, test } from 'vitest';
import { cellToken } from './cell.ts';
import type { Scale } from './columns.ts';
import { parseCell } from './parse-cell.ts';

const context = { today: '2025-05-20', termEnds: '2025-05-31' };

function read(scale: Scale, text: string, at = context): string {
  const parsed = parseCell(scale, text, at);
  if (parsed.ok) return cellToken(parsed.value);
  return parsed.suggestion === undefined ? parsed.problem : `${parsed.problem} → ${parsed.suggestion}`;
}

describe('a mark', () => {
  test.each([
    ['8,5', '85'],
    ['8.5', '85'],
    [' 8,5 ', '85'],
    ['8', '80'],
    ['08', '80'],
    ['8,50', '85'],
    ['0', '0'],
    ['0,1', '1'],
    ['9,9', '99'],
    ['10', '100'],
    ['10,0', '100'],
    ['10,1', 'out_of_range'],
    ['10,01', 'out_of_range'],
    ['10,5', 'out_of_range'],
    ['11', 'out_of_range → 1,1'],
    ['85', 'out_of_range → 8,5'],
    ['100', 'out_of_range → 10'],
    ['101', 'out_of_range'],
    ['-1', 'out_of_range'],
    ['8,55', 'too_many_decimals → 8,6'],
    ['8,54', 'too_many_decimals → 8,5'],
    ['9,96', 'too_many_decimals → 10'],
    ['abc', 'not_a_mark'],
    ['Đ', 'not_a_mark'],
    ['8,', 'not_a_mark'],
    ['8 5', 'not_a_mark'],
    ['8,5,5', 'not_a_mark'],
    ['0*', 'not_a_mark'],
  ])('%j is read as %s', (text, result) => {
    expect(read('mark', text)).toBe(result);
  });

  test('empty text and spaces empty the cell', () => {
    expect(parseCell('mark', '', context)).toEqual({ ok: true, value: null });
    expect(parseCell('conduct', '  ', context)).toEqual({ ok: true, value: null });
  });
});

describe('codes for a pupil without a mark', () => {
  test.each<[Scale, string, string]>([
    ['mark', 'v', 'make_up 2025-05-31'],
    ['mark', 'Vắng', 'make_up 2025-05-31'],
    ['comment', 'V', 'make_up 2025-05-31'],
    ['mark', 'chưa', ''],
    ['mark', 'Chưa có', ''],
    ['mark', '-', ''],
    ['comment', '–', ''],
    ['count', '-', ''],
    ['mark', 'm', 'exemption'],
    ['comment', 'Miễn', 'exemption'],
    // Half of "Chưa đạt", which must not empty a cell.
    ['comment', 'chưa', 'not_a_comment_result'],
    ['conduct', 'v', 'not_a_conduct_level'],
    ['count', 'v', 'not_a_count'],
    ['mark', 'vn', 'not_a_mark'],
  ])('%s %j is read as %j', (scale, text, result) => {
    expect(read(scale, text)).toBe(result);
  });

  test('absent after the term has ended is no promise', () => {
    expect(read('mark', 'v', { today: '2025-06-01', termEnds: '2025-05-31' })).toBe('bad_due_date');
  });
});

describe('a comment result', () => {
  test.each([
    ...['Đ', 'đ', 'd', 'D', 'Đạt', 'đạt', 'Đạt'.normalize('NFD'), '1'].map((text) => [text, 'pass']),
    ...['CĐ', 'cđ', 'cd', 'CD', 'Chưa đạt', 'chưa  đạt', 'Chưa đạt'.normalize('NFD'), '0'].map((text) => [
      text,
      'fail',
    ]),
    ...['8', 'T', 'C', 'x', '2'].map((text) => [text, 'not_a_comment_result']),
  ])('%j is read as %s', (text, result) => {
    expect(read('comment', text ?? '')).toBe(result);
  });
});

describe('a level of conduct of TT58/2011', () => {
  test.each([
    ['T', 'good'],
    ['khá', 'fair'],
    ['TB', 'average'],
    ['Trung bình', 'average'],
    ['y', 'weak'],
    ['Yếu', 'weak'],
    ['Đ', 'not_an_old_conduct_level'],
    ['CĐ', 'not_an_old_conduct_level'],
  ])('%s is read as %s', (text, result) => {
    expect(read('old_conduct', text)).toBe(result);
  });
});

describe('a level of conduct', () => {
  test.each([
    ...['T', 't', 'Tốt'].map((text) => [text, 'good']),
    ...['K', 'khá'].map((text) => [text, 'fair']),
    ...['Đ', 'D', 'Đạt'].map((text) => [text, 'satisfactory']),
    ...['CĐ', 'CD', 'Chưa đạt'].map((text) => [text, 'unsatisfactory']),
    ...['1', 'X', 'bù', 'TB', 'Y'].map((text) => [text, 'not_a_conduct_level']),
  ])('%j is read as %s', (text, result) => {
    expect(read('conduct', text ?? '')).toBe(result);
  });
});

describe('a count', () => {
  test.each([
    ['0', '0'],
    ['3', '3'],
    ['199', '199'],
    ['200', '200'],
    ['201', 'not_a_count'],
    ['-1', 'not_a_count'],
    ['1,5', 'not_a_count'],
    ['x', 'not_a_count'],
    ['bù', 'not_a_count'],
  ])('%j is read as %s', (text, result) => {
    expect(read('count', text)).toBe(result);
  });
});

describe('a make-up', () => {
  test.each([
    ['bù', 'make_up 2025-05-31'],
    ['BU', 'make_up 2025-05-31'],
    ['bù 19/05', 'bad_due_date'],
    ['bù 20/05', 'make_up 2025-05-20'],
    ['bù 31/5', 'make_up 2025-05-31'],
    ['bù 01/06', 'bad_due_date'],
    ['Bù 25/05/2025', 'make_up 2025-05-25'],
    ['bù 25/05/2026', 'bad_due_date'],
    ['bù 32/05', 'bad_due_date'],
    ['bù mai', 'bad_due_date'],
    ['bùn', 'not_a_mark'],
  ])('%j is read as %s', (text, result) => {
    expect(read('mark', text)).toBe(result);
  });

  test('a comment may be made up too', () => {
    expect(read('comment', 'bù 25/05')).toBe('make_up 2025-05-25');
  });

  test('a date without a year may lie in the new year', () => {
    const firstTerm = { today: '2024-12-20', termEnds: '2025-01-15' };
    expect(read('mark', 'bù 05/01', firstTerm)).toBe('make_up 2025-01-05');
    expect(read('mark', 'bù 30/12', firstTerm)).toBe('make_up 2024-12-30');
    expect(read('mark', 'bù 30/02', firstTerm)).toBe('bad_due_date');
  });

  test('nothing can be made up after the term has ended', () => {
    expect(read('mark', 'bù', { today: '2025-06-01', termEnds: '2025-05-31' })).toBe('bad_due_date');
    expect(read('mark', 'bù', { today: '2025-05-31', termEnds: '2025-05-31' })).toBe('make_up 2025-05-31');
  });
});
