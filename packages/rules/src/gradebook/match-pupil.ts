import { plainWords } from '../people/plain-words.ts';

/** A pupil as a list may name them: `birthDate` is ISO. */
export type NamedPupil = { pupilId: number; code: string; fullName: string; birthDate: string };
export type PupilRefusal = 'unknown_pupil' | 'same_name';

/**
 * Finds whom a name means: as written, else without diacritics. Of two who share it the one who is born as `isBorn` says;
 * `same_name` where that leaves no single one.
 */
export function namesOf<P extends NamedPupil>(pupils: readonly P[]) {
  const written = Map.groupBy(pupils, ({ fullName }) => asWritten(fullName));
  const folded = Map.groupBy(pupils, ({ fullName }) => plainWords(fullName));
  const find = (name: string) => written.get(asWritten(name)) ?? folded.get(plainWords(name)) ?? [];
  return {
    isKnown: (name: string): boolean => find(name).length > 0,
    find(name: string, isBorn: (birthDate: string) => boolean): P | PupilRefusal {
      const same = find(name);
      if (same.length < 2) return same[0] ?? 'unknown_pupil';
      const born = same.filter(({ birthDate }) => isBorn(birthDate));
      return born.length === 1 && born[0] ? born[0] : 'same_name';
    },
  };
}

/** Finds a pupil by the school's own number of them. */
export function codesOf<P extends NamedPupil>(pupils: readonly P[]) {
  const byCode = new Map(pupils.map((pupil) => [plainWords(pupil.code), pupil]));
  return (code: string): P | undefined => byCode.get(plainWords(code));
}

function asWritten(name: string): string {
  return name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
