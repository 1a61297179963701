import { describe, expect, test } from 'vitest';
import { fold, nfc, searchTokens, tidy } from './text.ts';

describe('text', () => {
  test('text typed with combining marks becomes the composed form', () => {
    expect(nfc('Ba\u0306\u0301c')).toBe('Bắc');
  });

  test('outer spaces go and inner runs of spaces become one, no-break spaces too', () => {
    expect(tidy('  Lê \u00a0 Thị\tÁnh ')).toBe('Lê Thị Ánh');
  });

  test('folding takes away case, tones, letter marks and the bar of đ', () => {
    expect(fold('  ĐẶNG  Thị Ước ')).toBe('dang thi uoc');
    expect(fold('Hoà')).toBe(fold('Hòa'));
  });

  test('search tokens are the unique folded words', () => {
    expect(searchTokens('Thị Thi, Ánh-Anh 6A')).toEqual(['thi', 'anh', '6a']);
    expect(searchTokens('  ')).toEqual([]);
  });
});
