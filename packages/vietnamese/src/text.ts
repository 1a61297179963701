/** NFC: the one form in which text is stored and compared. */
export function nfc(s: string): string {
  return s.normalize('NFC');
}

/** What a person typed, made fit to store: NFC, no outer spaces, single spaces inside. */
export function tidy(s: string): string {
  return nfc(s).replace(/\s+/gu, ' ').trim();
}

/** Search folding: lower case without diacritics, đ as d. Both spellings of a tone ("Hoà", "Hòa") fold alike. */
export function fold(s: string): string {
  return tidy(s).toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

/** The unique folded words of a text, in order of appearance. Words are runs of letters and digits. */
export function searchTokens(s: string): string[] {
  return [...new Set(fold(s).match(/[\p{L}\p{N}]+/gu) ?? [])];
}
