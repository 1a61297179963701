/**
 * The words of a text for comparing: lower case, no diacritics, đ as d, only letters and digits, single spaces. "Năm" (year)
 * stays apart from "Nam" (male), which folding would make one.
 */
export function plainWords(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('năm', 'nawm')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** As `plainWords`, without the spaces: for names that are spelt with and without hyphens and apostrophes. */
export function plainKey(text: string): string {
  return plainWords(text).replaceAll(' ', '');
}
