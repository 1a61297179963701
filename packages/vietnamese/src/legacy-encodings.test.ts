import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decideEncodings, type TextEncoding, toUnicode } from './legacy-encodings.ts';

const lists = [
  'boy-given-names.csv',
  'girl-given-names.csv',
  'family-names-count.csv',
  'given-names-count.csv',
  'middle-names-count.csv',
];
const data = join(import.meta.dirname, '..', '..', 'demo', 'data');

function namesOf(file: string): string[] {
  const text = readFileSync(join(data, file), 'utf8').normalize('NFC').replaceAll('\u00d0', 'Đ');
  const names = text.split(/\r?\n/).flatMap((line) => line.split(',')[0]?.trim() || []);
  // Some names of the lists are broken remains of TCVN3 or VNI themselves ("Huúnh"), and TCVN3 has no place for capitals with a tone.
  return names
    .slice(1)
    .filter((name) => /^[A-ZĐ]/.test(name) && !/[úý]nh|Ó|Ý|eä|−/.test(name))
    .filter((name) => !/[A-Z]\p{M}*[\u0300\u0301\u0303\u0309\u0323]/u.test(name.normalize('NFD')));
}

/** The other direction, read off the tables: every sign, and every vowel with every mark. */
const letters = {
  tcvn3: new Map(
    Array.from({ length: 0xfe - 0xa1 + 1 }, (_, i) => String.fromCharCode(0xa1 + i)).map((sign) => [
      toUnicode(sign, 'tcvn3'),
      sign,
    ]),
  ),
  vni: new Map(
    [...'aeiouyöôAEIOUYÖÔ']
      .flatMap((vowel) =>
        [...'ùøûõïâáàåãäêéèúüë'].map((m) => vowel + (vowel === vowel.toLowerCase() ? m : m.toUpperCase())),
      )
      .concat([...'ñÑöÖôÔæÆíÍìÌóÓòÒîÎ'])
      .map((written) => [toUnicode(written, 'vni'), written]),
  ),
};

function write(text: string, encoding: TextEncoding): string {
  if (encoding === 'decomposed') return text.normalize('NFD');
  return encoding === 'unicode' ? text : [...text].map((letter) => letters[encoding].get(letter) ?? letter).join('');
}

describe('conversion', () => {
  test.each([
    ['tcvn3', 'Hä vµ tªn', 'Họ và tên'],
    ['tcvn3', 'M\u00adêng', 'Mường'],
    ['tcvn3', 'NGUYÔN V¡N', 'NGUYỄN VĂN'],
    ['tcvn3', 'Giµng MÝ S¸u', 'Giàng Mí Sáu'],
    ['tcvn3', 'Lª ThÞ Hång', 'Lê Thị Hồng'],
    ['vni', 'Hoï vaø teân', 'Họ và tên'],
    ['vni', 'NGUYEÃN THÒ ÖÔÙC', 'NGUYỄN THỊ ƯỚC'],
    ['vni', 'Ñaëng Quyønh Nhö', 'Đặng Quỳnh Như'],
    ['decomposed', 'Đặng Thị Ước'.normalize('NFD'), 'Đặng Thị Ước'],
    ['unicode', 'Mường', 'Mường'],
    ['tcvn3', 'Họ và tên', 'Họ và tên'],
    ['vni', 'Ngày sinh (đủ)', 'Ngày sinh (đủ)'],
  ] as const)('%s %j is %s', (encoding, written, text) => {
    expect(toUnicode(written, encoding)).toBe(text);
  });

  test.each(['tcvn3', 'vni'] as const)('names written in %s come back as they were', (encoding) => {
    const names = lists.flatMap(namesOf);
    expect(names.length).toBeGreaterThan(3500);
    expect(names.filter((name) => toUnicode(write(name, encoding), encoding) !== name)).toEqual([]);
  });
});

describe('the encoding of a column', () => {
  const encodings: TextEncoding[] = ['unicode', 'decomposed', 'tcvn3', 'vni'];

  test.each(lists.flatMap((list) => encodings.map((encoding) => [list, encoding] as const)))(
    '%s in %s is recognised, in every stretch of twenty names too',
    (list, encoding) => {
      const names = namesOf(list).map((name) => write(name, encoding));
      expect(decideEncodings([names])[0]).toMatchObject({ encoding });
      for (let from = 0; from + 20 <= names.length; from += 20) {
        expect(decideEncodings([names.slice(from, from + 20)])[0]?.encoding).toBe(encoding);
      }
    },
  );

  test('a word that is Vietnamese in two readings goes with its column', () => {
    expect(decideEncodings([['Sáng', 'Lý Sáng', 'Nguyễn Thị Sáng']])[0]?.encoding).toBe('unicode');
    expect(decideEncodings([['Sáng', 'NguyÔn ThÞ S¸ng', 'TrÇn V¨n Sáng']])[0]?.encoding).toBe('tcvn3');
  });

  test('a column that says little goes with the others, one that speaks for itself does not', () => {
    const names = ['NguyÔn ThÞ Hång', 'TrÇn V¨n S¸ng', 'Hoµng §øc M¹nh'];
    const ethnic = ['Nguyễn', 'Trần', 'Mường', 'Tày'];
    expect(decideEncodings([names, ['Líp', '6A', '6B'], ethnic, ['1', '2']]).map(({ encoding }) => encoding)).toEqual([
      'tcvn3',
      'tcvn3',
      'unicode',
      'tcvn3',
    ]);
  });

  test('plain ASCII, digits and nothing at all are Unicode', () => {
    expect(decideEncodings([['Nguyen Van A', '12', ''], []])).toEqual([
      { encoding: 'unicode', score: 1, doubtful: [] },
      { encoding: 'unicode', score: 1, doubtful: [] },
    ]);
  });

  test('a letter ư that was stripped from TCVN3 leaves words no syllable is spelt like', () => {
    const whole = ['M\u00adêng', 'NguyÔn ThÞ Hång', 'L\u00ad¬ng V¨n S¸ng', 'Hoµng §øc M¹nh'];
    expect(decideEncodings([whole])[0]).toMatchObject({ encoding: 'tcvn3', doubtful: [] });
    const stripped = whole.map((text) => text.replaceAll('\u00ad', ''));
    expect(decideEncodings([stripped])[0]).toMatchObject({ encoding: 'tcvn3', doubtful: [0, 2] });
  });
});
