import { headerWords } from './header-words.ts';
import type { ImportField, ImportKind } from './import-kinds.ts';
import { plainWords } from './plain-words.ts';

export type HeaderMatch = { field: ImportField; score: number };

type Phrase = Words & { field: ImportField };

/** Words that say nothing of which column it is. */
const filler = new Set(
  'cua va hoc sinh hs em gv giao vien nguoi ghi ro theo neu co so ten la dd mm yyyy hien nay can bo nhan vien cb nv'.split(
    ' ',
  ),
);

const phrases = new Map<ImportKind, Phrase[]>();

function phrasesOf(kind: ImportKind): Phrase[] {
  const known = phrases.get(kind);
  if (known) return known;
  const made = Object.entries(headerWords[kind]).flatMap(([field, texts]) =>
    texts.map((each): Phrase => ({ ...wordsOf(plainWords(each)), field: field as ImportField })),
  );
  phrases.set(kind, made);
  return made;
}

/** A head is a few words; what is longer is a sentence. */
const mostWords = 16;

/** What the words of a head may mean in a table of a kind, best first. */
export function matchHeader(header: string, kind: ImportKind): HeaderMatch[] {
  const whole = wordsOf(plainWords(header));
  // "Ngày sinh (dd/mm/yyyy)", "Họ và tên (*)": what stands in brackets explains and does not name, unless nothing else is there.
  const outside = header.includes('(') ? wordsOf(plainWords(header.replace(/\([^)]*\)/g, ' '))) : null;
  if (whole.count === 0 || whole.count > mostWords) return [];
  const best = new Map<ImportField, number>();
  for (const phrase of phrasesOf(kind)) {
    const score = Math.max(likeness(whole, phrase), outside ? 0.99 * likeness(outside, phrase) : 0);
    if (score > (best.get(phrase.field) ?? 0)) best.set(phrase.field, score);
  }
  return [...best].map(([field, score]) => ({ field, score })).sort((a, b) => b.score - a.score);
}

type Words = { text: string; words: ReadonlySet<string>; count: number; sorted: string };

function wordsOf(text: string): Words {
  const words = text === '' ? [] : text.split(' ');
  return { text, words: new Set(words), count: words.length, sorted: words.toSorted().join(' ') };
}

function likeness(header: Words, phrase: Phrase): number {
  if (header.text === phrase.text) return 1;
  if (phrase.count > header.count) return 0;
  for (const word of phrase.words) if (!header.words.has(word)) return 0;
  if (header.sorted === phrase.sorted) return 0.98;
  // The more of the head a phrase explains, the likelier it is what the head means.
  const explained = phrase.words.size / header.words.size;
  const isRestFiller = [...header.words].every((word) => phrase.words.has(word) || filler.has(word));
  return isRestFiller ? 0.85 + 0.1 * explained : 0.3 + 0.5 * explained;
}
