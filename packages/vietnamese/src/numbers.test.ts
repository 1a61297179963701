import { describe, expect, test } from 'vitest';
import { formatFigure, formatInteger, formatMark, formatShare, formatTenths } from './numbers.ts';

describe('numbers', () => {
  test('averages always show one decimal after a comma', () => {
    expect([70, 100, 83, 0, 5, -5].map(formatTenths)).toEqual(['7,0', '10,0', '8,3', '0,0', '0,5', '-0,5']);
  });

  test('component marks show a decimal only when they have one', () => {
    expect([80, 85, 100, 0, 5].map(formatMark)).toEqual(['8', '8,5', '10', '0', '0,5']);
  });

  test('thousands are parted by dots', () => {
    expect([0, 999, 1000, 1234567, -1234].map(formatInteger)).toEqual(['0', '999', '1.000', '1.234.567', '-1.234']);
  });

  test('shares round half up without a floating error', () => {
    expect(formatShare(1, 8)).toBe('12,5 %');
    expect(formatShare(1, 2000)).toBe('0,1 %');
    expect(formatShare(9, 20000)).toBe('0,0 %');
    expect(formatShare(2, 3)).toBe('66,7 %');
    expect(formatShare(203, 2000)).toBe('10,2 %');
    expect(formatShare(5, 5)).toBe('100,0 %');
    expect(formatShare(0, 5)).toBe('0,0 %');
  });

  test('a share of nothing is a dash', () => {
    expect(formatShare(0, 0)).toBe('–');
  });

  test('figures show the decimals they have', () => {
    expect(formatFigure(1234, 0)).toBe('1.234');
    expect(formatFigure(1234.5, 2)).toBe('1.234,50');
    expect(formatFigure(-0.04, 1)).toBe('0,0');
    expect(formatFigure(-12.25, 2)).toBe('-12,25');
  });
});
