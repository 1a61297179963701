import type { SentenceLevel, SentenceList } from '@truong/contracts/remarks';
import { matches } from '../../shell/find-anything.ts';
import { type Sentence, shippedSentences } from './shipped-sentences.ts';

/** A sentence to pick; one of the school's own may be removed by who added it. */
export type FoundSentence = Sentence & { key: string; ownId: number | null; canRemove: boolean };

export type SentenceQuery = {
  subjectCode: string | null;
  isPrimary: boolean;
  /** Null: of every level. */
  level: SentenceLevel | null;
  typed: string;
};

/** The sentences for a sheet and level that match what was typed without diacritics: the school's own first, nothing twice. */
export function findSentences(own: SentenceList, query: SentenceQuery): FoundSentence[] {
  const { subjectCode, level, typed } = query;
  const ofSchool = own
    .filter((one) => one.subjectCode === null || one.subjectCode === subjectCode)
    .map(({ id, canRemove, ...sentence }) => ({ ...sentence, key: `own ${id}`, ownId: id, canRemove }));
  const shipped = shippedSentences(query).map((sentence) => ({
    ...sentence,
    ...{ key: sentence.text, ownId: null, canRemove: false },
  }));
  const seen = new Set<string>();
  return [...ofSchool, ...shipped].filter((one) => {
    const fits = level === null || one.level === null || one.level === level;
    if (!fits || seen.has(one.text) || (typed.trim() !== '' && !matches(typed, one.text))) return false;
    seen.add(one.text);
    return true;
  });
}
