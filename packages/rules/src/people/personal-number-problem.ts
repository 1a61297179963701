import { readPersonalNumber } from './personal-number.ts';

export type PersonalNumberProblem =
  | 'not_twelve_digits'
  | 'unknown_province'
  | 'other_sex_or_century'
  | 'other_birth_year';

/** What is wrong with a number that somebody typed: all 12 digits are asked for. Null when it may be right. */
export function personalNumberProblem(
  number: string,
  known: { isFemale?: boolean | undefined; birthDate?: string | null | undefined } = {},
): PersonalNumberProblem | null {
  if (!/^\d{12}$/.test(number)) return 'not_twelve_digits';
  const birthYear = known.birthDate ? Number(known.birthDate.slice(0, 4)) : null;
  const sex = known.isFemale === undefined ? null : known.isFemale ? 'female' : 'male';
  const read = readPersonalNumber(number, { sex, birthYear });
  if (read.ok) return null;
  if (read.problem !== 'personal_number_year') {
    return read.problem === 'personal_number_sex' ? 'other_sex_or_century' : 'unknown_province';
  }
  const isSameCentury = birthYear !== null && Math.floor(Number(read.expected) / 100) === Math.floor(birthYear / 100);
  return isSameCentury ? 'other_birth_year' : 'other_sex_or_century';
}
