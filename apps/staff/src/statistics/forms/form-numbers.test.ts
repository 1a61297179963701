import { describe, expect, test } from 'vitest';
import { formatFigure, parseFigure } from './form-numbers.ts';

describe('figures', () => {
  test.each([
    ['12', 12],
    ['1.234', 1234],
    ['1 234,5', 1234.5],
    ['-3', -3],
    ['', null],
    ['12a', null],
    ['1,2,3', null],
  ])('%s is read as %s', (text, value) => expect(parseFigure(text)).toBe(value));

  test.each<[number | null, number, string]>([
    [null, 0, '–'],
    [0, 0, '0'],
    [1234, 0, '1.234'],
    [12.34, 1, '12,3'],
    [12.5, 0, '12,50'],
  ])('%s with %d decimals is shown as %s', (value, decimals, text) => expect(formatFigure(value, decimals)).toBe(text));
});
