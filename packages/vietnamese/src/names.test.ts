import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareNames, joinName, nameSortKey, type PersonName, splitName } from './names.ts';

const collator = new Intl.Collator('vi');

function byCollator(a: PersonName, b: PersonName): number {
  return Math.sign(collator.compare(a.given, b.given) || collator.compare(a.familyAndMiddle, b.familyAndMiddle));
}

function sorted(names: readonly string[]): string[] {
  return names.map(splitName).sort(compareNames).map(joinName);
}

// Few letters, so that equal letters with other tones are met often.
const vowel = fc.constantFrom(...'aàảãáạăằẳẵắặâầẩẫấậeèéêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ');
const consonant = fc.constantFrom(
  '',
  'b',
  'c',
  'd',
  'đ',
  'gi',
  'h',
  'l',
  'ngh',
  'qu',
  't',
  'th',
  'x',
  'f',
  'j',
  'w',
  'z',
);
const word = fc
  .tuple(consonant, fc.array(vowel, { minLength: 1, maxLength: 2 }), fc.constantFrom('', 'n', 'ng', 't', 'c'))
  .map(([head, vowels, tail]) => head + vowels.join('') + tail)
  .map((w) => w.charAt(0).toUpperCase() + w.slice(1));
const nearName = fc.constantFrom(
  'An',
  'Ân',
  'Ăn',
  'Àn',
  'Ản',
  'Ãn',
  'Án',
  'Ạn',
  'Hoà',
  'Hòa',
  'Hoa',
  'Dung',
  'Đung',
  'Dũng',
);
const anyName = fc
  .tuple(fc.array(fc.oneof(word, nearName), { maxLength: 3 }), fc.oneof(word, nearName))
  .map(([family, given]): PersonName => ({ familyAndMiddle: family.join(' '), given }));

describe('names', () => {
  test('the given name is the last word', () => {
    expect(splitName('  Nguyễn  Thị Minh Khai ')).toEqual({ familyAndMiddle: 'Nguyễn Thị Minh', given: 'Khai' });
    expect(splitName('Páo')).toEqual({ familyAndMiddle: '', given: 'Páo' });
    expect(splitName(' ')).toEqual({ familyAndMiddle: '', given: '' });
    expect(joinName({ familyAndMiddle: 'Sùng Mí', given: 'Ân' })).toBe('Sùng Mí Ân');
    expect(joinName({ familyAndMiddle: '', given: 'Páo' })).toBe('Páo');
  });

  test('the order is that of the Vietnamese collation on given name, then family and middle names', () => {
    fc.assert(
      fc.property(anyName, anyName, (a, b) => {
        expect(compareNames(a, b)).toBe(byCollator(a, b));
      }),
      { numRuns: 5000, seed: 2025 },
    );
  });

  test('names of one letter pattern are ordered by tone: none, huyền, hỏi, ngã, sắc, nặng', () => {
    expect(sorted(['Lê Tạ', 'Lê Tá', 'Lê Tã', 'Lê Tả', 'Lê Tà', 'Lê Ta'])).toEqual([
      'Lê Ta',
      'Lê Tà',
      'Lê Tả',
      'Lê Tã',
      'Lê Tá',
      'Lê Tạ',
    ]);
  });

  test('letters decide before tones, and the tones of the given name before the family name', () => {
    expect(sorted(['Lê Án', 'Lê Anh', 'Vàng Dung', 'Giàng Dũng', 'Lê Ân'])).toEqual([
      'Lê Án',
      'Lê Anh',
      'Lê Ân',
      'Vàng Dung',
      'Giàng Dũng',
    ]);
  });

  test('a word boundary sorts before letters', () => {
    expect(sorted(['Lêa B', 'Lê Thị B', 'Lê B'])).toEqual(['Lê B', 'Lê Thị B', 'Lêa B']);
  });

  test('signs that are no letters sort after every letter', () => {
    expect(sorted(["Lê '", 'Lê 2', 'Lê Zung', 'Lê Yến'])).toEqual(['Lê Yến', 'Lê Zung', "Lê '", 'Lê 2']);
  });

  test('the key is ASCII and does not depend on composition or case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (familyAndMiddle, given) => {
        expect(nameSortKey({ familyAndMiddle, given })).toMatch(/^[a-x0-9,-]*$/);
      }),
      { seed: 2025 },
    );
    const composed = { familyAndMiddle: 'ĐẶNG THỊ', given: 'ƯỚC' };
    const decomposed = { familyAndMiddle: 'Đặng Thị'.normalize('NFD'), given: 'Ước'.normalize('NFD') };
    expect(nameSortKey(decomposed)).toBe(nameSortKey(composed));
  });
});
