import type { ImportField } from './import-kinds.ts';
import { parseDate } from './parse-date.ts';
import { parseEmail, parseLeaving, parsePhone, parseSex, parseSexMark, parseTwoSessions } from './parse-values.ts';
import { readPersonalNumber } from './personal-number.ts';
import { plainWords } from './plain-words.ts';

/** No day of a list lies after it; the look of a value needs no nearer bound. */
const farDay = '2100-12-31';

function isDay(text: string): boolean {
  // A bare number may be a day's count, but is more often just a number.
  return /^\d{4,5}$/.test(text)
    ? Number(text) > 30_000 && Number(text) < 55_000
    : parseDate(text, farDay).ok || /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}$/.test(text);
}

const isYear = (text: string) => /^(19|20)\d{2}$/.test(text);
const upTo = (most: number) => (text: string) => /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= most;
const isWords = (text: string) => /^\p{L}[\p{L}\p{M}\s'’.,()/-]*$/u.test(text);
const isFullName = (text: string) => isWords(text) && /\S\s+\S/.test(text) && !parseSex(text).ok;
const isClass = (text: string) =>
  /^(lop\s*)?\d{1,2}\s*([a-z]\w{0,4}|[\s/.+_-]?\w{1,4})?$/.test(plainWords(text)) || /^[\p{L}\s]+\d?$/u.test(text);

const looks: Partial<Record<ImportField, (text: string) => boolean>> = {
  order: upTo(999),
  personalNumber: (text) => readPersonalNumber(text, { sex: null, birthYear: null }).ok || /^\d{9,12}$/.test(text),
  educationId: (text) => /^[\dA-Z.-]{4,20}$/i.test(text),
  code: (text) => /^[\p{L}\d./_-]{1,30}$/u.test(text),
  fullName: isFullName,
  familyAndMiddle: isWords,
  given: (text) => isWords(text) && !/\S\s+\S+\s+\S/.test(text),
  birthDate: (text) => isDay(text) || isYear(text),
  maleBirthDate: (text) => isDay(text) || isYear(text),
  femaleBirthDate: (text) => isDay(text) || isYear(text),
  birthDay: upTo(31),
  birthMonth: upTo(12),
  birthYear: isYear,
  sex: (text) => parseSex(text).ok,
  female: (text) => parseSexMark(text, 'female').ok,
  male: (text) => parseSexMark(text, 'male').ok,
  ethnicity: (text) => /^[\p{L}\p{M}\s'’().-]{1,40}$/u.test(text),
  class: isClass,
  grade: (text) => /^(khoi|lop|mam|nha)?\s*\d{0,2}/.test(plainWords(text)),
  enrolledOn: isDay,
  leftOn: isDay,
  leaving: (text) => parseLeaving(text).ok,
  twoSessions: (text) => parseTwoSessions(text).ok,
  startedOn: isDay,
  phone: (text) => parsePhone(text).ok,
  fatherPhone: (text) => parsePhone(text).ok,
  motherPhone: (text) => parsePhone(text).ok,
  guardianPhone: (text) => parsePhone(text).ok,
  fatherBirthYear: (text) => isYear(text) || isDay(text),
  motherBirthYear: (text) => isYear(text) || isDay(text),
  guardianBirthYear: (text) => isYear(text) || isDay(text),
  email: (text) => parseEmail(text).ok,
  fatherName: isWords,
  motherName: isWords,
  guardianName: isWords,
  periods: (text) => /^\d{1,2}([.,]\d)?$/.test(text),
  classes: (text) => /\d/.test(text),
};

/** The share of the values that look like the field's; null where nothing can be said. */
export function valueFit(field: ImportField, values: readonly string[]): number | null {
  const look = looks[field];
  return look && values.length > 0 ? values.filter(look).length / values.length : null;
}

/** What a column without a telling head holds, where its values leave no doubt. */
export function fieldByLook(values: readonly string[]): ImportField | null {
  if (values.length < 3) return null;
  const all = (test: (text: string) => boolean) => values.filter(test).length >= 0.9 * values.length;
  if (all((text) => /^\d{12}$/.test(text) && readPersonalNumber(text, { sex: null, birthYear: null }).ok))
    return 'personalNumber';
  if (all((text) => parseSex(text).ok && text.length > 1)) return 'sex';
  if (all((text) => parseDate(text, farDay).ok && /^(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d{2}-\d{2})$/.test(text)))
    return 'birthDate';
  return null;
}
