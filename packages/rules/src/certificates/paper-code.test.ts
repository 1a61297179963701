import { describe, expect, it } from 'vitest';
import { chanceBytes, paperCode, parsePaperCode } from './paper-code.ts';
import { paperNumber } from './paper-number.ts';

describe('the code of a paper', () => {
  const chance = (value: number) => new Uint8Array(chanceBytes).fill(value);

  it.each([
    [0, chance(0), '0000-0000-0000-0000-0000'],
    [1, chance(255), '0001-ZZZZ-ZZZZ-ZZZZ-ZZZZ'],
    [1_048_575, chance(0), 'ZZZZ-0000-0000-0000-0000'],
    [33, Uint8Array.from([0x08, 0x86, 0x42, 0x98, 0xe8, 0x4a, 0x96, 0xc6, 0xb9, 0xf0]), '0011-1234-5678-9ABC-DEFG'],
  ])('of unit %i names it first, then chance', (unitId, bytes, code) => {
    expect(paperCode(unitId, bytes)).toBe(code);
    expect(parsePaperCode(code)).toEqual({ unitId, code });
  });

  it('is understood as people type it', () => {
    const code = '0011-1234-5678-9ABC-DEFG';
    for (const typed of ['oo11 1234 5678 9abc defg', 'OOIL123456789ABCDEFG', ` ${code}\n`, code.replaceAll('-', '–')])
      expect(parsePaperCode(typed)?.code).toBe(code);
  });

  it.each([
    '',
    '0011',
    '0011-1234-5678-9ABC-DEF',
    '0011-1234-5678-9ABC-DEFGH',
    '0011-1234-5678-9ABC-DEFU',
    'Đ011-1234-5678-9ABC-DEFG',
  ])('is not %j', (typed) => expect(parsePaperCode(typed)).toBeNull());

  it('exists for units of a province only', () => {
    expect(() => paperCode(1_048_576, chance(0))).toThrow(RangeError);
    expect(() => paperCode(1, new Uint8Array(3))).toThrow(RangeError);
  });
});

describe('the number of a paper', () => {
  it('says its register and year', () => {
    expect(paperNumber({ kind: 'report_card', schoolYear: 2024, number: 12 })).toBe('00012/HB-2024-2025');
    expect(paperNumber({ kind: 'commendation', schoolYear: 2023, number: 123_456 })).toBe('123456/GK-2023-2024');
  });
});
