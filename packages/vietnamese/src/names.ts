import { tidy } from './text.ts';

export type PersonName = { familyAndMiddle: string; given: string };

/** Splits a full name: the given name (tên) is the last word, the rest is family and middle names (họ đệm). */
export function splitName(full: string): PersonName {
  const name = tidy(full);
  const last = name.lastIndexOf(' ');
  return { familyAndMiddle: name.slice(0, Math.max(0, last)), given: name.slice(last + 1) };
}

export function joinName(name: PersonName): string {
  return tidy(`${name.familyAndMiddle} ${name.given}`);
}

/** The Vietnamese alphabet with the foreign letters f, j, w, z in their places. */
const letters = [...'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz'];
/** One ASCII character for each letter, in the same order. */
const codes = '0123456789abcdefghijklmnopqrstuvw';
const letterCode = new Map(letters.map((letter, i) => [letter, codes.charAt(i)]));
/** Letter marks make another letter; they stay with the base when the tone is taken off. */
const letterMarks = new Set(['\u0306', '\u0302', '\u031b']);
/** None is 0; then huyền, hỏi, ngã, sắc, nặng. Marks unknown to Vietnamese come last. */
const toneCode = new Map([
  ['\u0300', '1'],
  ['\u0309', '2'],
  ['\u0303', '3'],
  ['\u0301', '4'],
  ['\u0323', '5'],
]);
const foreignMark = '6';

// Both sort before every letter code, the end of a part before the end of a word.
const endOfPart = ',';
const endOfWord = '-';
/** Opens a sign that is no letter: after every letter code. */
const otherSign = 'x';

/** The letters of a part, then its tones: two strings whose order is the order of the part. */
function partKey(part: string): string {
  let primary = '';
  let tones = '';
  for (const sign of tidy(part)
    .toLowerCase()
    .match(/\P{M}\p{M}*/gu) ?? []) {
    if (sign === ' ') {
      primary += endOfWord;
      continue;
    }
    const [base = '', ...marks] = sign.normalize('NFD');
    const letter = (base + marks.filter((mark) => letterMarks.has(mark)).join('')).normalize('NFC');
    primary += letterCode.get(letter) ?? letterCode.get(base) ?? otherSign + hex(base);
    tones += toneOf(letterCode.has(letter) ? marks.filter((mark) => !letterMarks.has(mark)) : marks);
  }
  return primary + endOfPart + tones.replace(/0+$/, '');
}

function toneOf(marks: readonly string[]): string {
  const first = marks[0];
  return first === undefined ? '0' : (toneCode.get(first) ?? foreignMark);
}

function hex(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).padStart(6, '0');
}

/**
 * ASCII key whose plain byte order (collation "C") is the order of names in Vietnamese lists: given name first, then
 * family and middle names; in each part the letters decide before the tones. Case does not count.
 */
export function nameSortKey(name: PersonName): string {
  return partKey(name.given) + endOfPart + partKey(name.familyAndMiddle);
}

export function compareNames(a: PersonName, b: PersonName): number {
  const keyA = nameSortKey(a);
  const keyB = nameSortKey(b);
  return keyA < keyB ? -1 : keyA > keyB ? 1 : 0;
}
