import { plainKey, plainWords } from '../people/plain-words.ts';
import type { SchoolLevel } from './school-level.ts';

export type Post = 'principal' | 'vice_principal' | 'teacher' | 'youth_leader' | 'support';
export type Qualification = 'doctor' | 'master' | 'university' | 'college' | 'intermediate' | 'below';
export type Training = 'above' | 'standard' | 'below';

/** Lowest first. */
const levelOrder: readonly SchoolLevel[] = ['preschool', 'primary', 'lower_secondary', 'upper_secondary', 'continuing'];

/** The post that a text names, as lists write it or by its code; every other post is support. */
export function postValue(text: string): Post {
  const key = plainKey(text.replaceAll('_', ' '));
  if (/^(phohieutruong|pht|viceprincipal|phogiamdoc)/.test(key)) return 'vice_principal';
  if (/^(hieutruong|ht$|principal|giamdoc)/.test(key)) return 'principal';
  if (/(tongphutrach|tptdoi|youthleader)/.test(key)) return 'youth_leader';
  return /^(gv|giaovien|teacher|totruong|tophotruong|topho)/.test(key) ? 'teacher' : 'support';
}

/** Highest first; the first that a text names holds. */
const qualificationWords: readonly (readonly [Qualification, RegExp])[] = [
  ['doctor', /\b(tien si|tien sy|ts|doctor)\b/],
  ['master', /\b(thac si|thac sy|ths|cao hoc|master)\b/],
  ['university', /\b(dai hoc|dh|dhsp|cu nhan|ky su|ki su|university)\b/],
  ['college', /\b(cao dang|cd|cdsp|college)\b/],
  ['intermediate', /\b(trung cap|trung hoc su pham|tc|tccn|thsp|intermediate)\b/],
  ['below', /\b(so cap|thpt|thcs|pho thong|12 12|9 12|chua qua dao tao|below)\b/],
];

/** The highest qualification that texts of a member of staff name; null where none does. */
export function qualificationValue(texts: readonly (string | null)[]): Qualification | null {
  const words = texts.map((text) => plainWords(text ?? ''));
  return qualificationWords.find(([, names]) => words.some((text) => names.test(text)))?.[0] ?? null;
}

/**
 * Against the standard of training of who teaches or leads at a level. Luật Giáo dục 2019 art. 72: Cao đẳng for preschool, Đại học
 * for general education; continuing education as general education (from memory). Null for other posts and where nothing is known.
 */
export function trainingValue(of: {
  post: Post;
  level: SchoolLevel | null;
  qualification: Qualification | null;
}): Training | null {
  if (of.post === 'support' || of.level === null || of.qualification === null) return null;
  const order = qualificationWords.map(([qualification]) => qualification);
  const asked = order.indexOf(of.level === 'preschool' ? 'college' : 'university');
  const held = order.indexOf(of.qualification);
  if (held === asked) return 'standard';
  return held < asked ? 'above' : 'below';
}

/** Biên chế (công chức, viên chức) or by contract, as lists write it; null where it is not said. */
export function contractValue(text: string | null): 'permanent' | 'contract' | null {
  const words = plainWords(text ?? '');
  if (/\b(bien che|cong chuc|vien chuc|hop dong lam viec|hdlv|permanent)\b/.test(words)) return 'permanent';
  return /\b(hop dong|hd|hdld|thinh giang|contract)\b/.test(words) ? 'contract' : null;
}

/**
 * The age group of a member of staff, by the year of birth as pupils' ages are counted. From memory: sector reports ask for groups,
 * of which years of ten and of five are both in use; groups of five make up either.
 */
export function staffAgeValue(birthDate: string | null, schoolYear: number): string | null {
  if (birthDate === null) return null;
  const age = schoolYear - Number(birthDate.slice(0, 4));
  if (age < 0) return null;
  return age < 30 ? 'under_30' : `from_${Math.min(Math.floor(age / 5) * 5, 60)}`;
}

/**
 * The one level at which a member of staff counts: where most of the classes are that the member teaches or leads, the lower of
 * two with as many; who has no class counts where most classes of the school are. So nobody counts twice in a school of two levels.
 */
export function staffLevel(own: readonly SchoolLevel[], ofSchool: readonly SchoolLevel[]): SchoolLevel | null {
  const counted = own.length > 0 ? own : ofSchool;
  const times = (level: SchoolLevel) => counted.filter((one) => one === level).length;
  return levelOrder.reduce<SchoolLevel | null>(
    (best, level) => (times(level) > (best ? times(best) : 0) ? level : best),
    null,
  );
}
