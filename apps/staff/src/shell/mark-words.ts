import { fold } from '@truong/vietnamese/text';

export type MarkedPart = { text: string; isMatch: boolean };

/** A name cut where what was typed begins its words, both without diacritics: "a va" marks "Vàng Thị Anh" at Và and A. */
export function markWords(name: string, typed: string): MarkedPart[] {
  const parts = fold(typed).match(/[\p{L}\p{N}]+/gu) ?? [];
  return name
    .normalize('NFC')
    .split(/([\p{L}\p{N}]+)/u)
    .flatMap((word) => {
      const begun = Math.max(0, ...parts.filter((part) => fold(word).startsWith(part)).map((part) => part.length));
      return [
        { text: word.slice(0, begun), isMatch: true },
        { text: word.slice(begun), isMatch: false },
      ].filter(({ text }) => text !== '');
    });
}
