import { type TextEncoding, toUnicode } from '@truong/vietnamese/legacy-encodings';

const vowels = [...'aeiouyöôAEIOUYÖÔ'];
const vniMarks = [...'ùøûõïâáàåãäêéèúüë'];
const vniWritten = [
  ...vowels.flatMap((vowel) =>
    vniMarks.map((mark) => vowel + (vowel === vowel.toLowerCase() ? mark : mark.toUpperCase())),
  ),
  ...'ñÑöÖôÔæÆíÍìÌóÓòÒîÎ',
];
const tcvn3Written = Array.from({ length: 0xfe - 0xa1 + 1 }, (_, i) => String.fromCharCode(0xa1 + i));

/** Text as a product with the fonts of that time kept it. */
export function writeLegacy(text: string, encoding: Extract<TextEncoding, 'tcvn3' | 'vni'>): string {
  const written = encoding === 'tcvn3' ? tcvn3Written : vniWritten;
  const letters = new Map(written.map((signs) => [toUnicode(signs, encoding), signs]));
  return [...text].map((letter) => letters.get(letter) ?? letter).join('');
}
