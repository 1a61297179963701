import { leavingValues } from '../statistics/catalogue-values.ts';
import type { Named, PersonName, ProblemCode, Sex } from './import-kinds.ts';
import { plainKey, plainWords } from './plain-words.ts';

export type Reading<T> =
  | { ok: true; value: T; notice?: ProblemCode }
  | { ok: false; problem: ProblemCode; expected?: string };

const sexWords = new Map<string, Sex>([
  ['nam', 'male'],
  ['trai', 'male'],
  ['male', 'male'],
  ['m', 'male'],
  ['nu', 'female'],
  ['gai', 'female'],
  ['female', 'female'],
  ['f', 'female'],
]);
/** A mark under "Nữ" or "Nam". */
const marks = new Set(['x', '1', 'v', 'co', 'true', '✓', '✔']);

export function parseSex(text: string): Reading<Sex> {
  const sex = sexWords.get(plainWords(text));
  return sex ? { ok: true, value: sex } : { ok: false, problem: 'not_a_sex' };
}

/** True where the cell under "Nữ" or "Nam" says so; a blank says no. */
export function parseSexMark(text: string, of: Sex): Reading<boolean> {
  const typed = plainWords(text) || text.trim();
  if (typed === '' || typed === '0' || typed === 'false') return { ok: true, value: false };
  if (marks.has(typed)) return { ok: true, value: true };
  const sex = sexWords.get(typed);
  return sex ? { ok: true, value: sex === of } : { ok: false, problem: 'not_a_sex' };
}

/**
 * "2 buổi", "Hai buổi/ngày", "x" under "Học 2 buổi"; a bare 1 is refused, since it may be a mark or one session.
 */
export function parseTwoSessions(text: string): Reading<boolean> {
  const typed = plainWords(text) || text.trim();
  if (/^((hoc |day )?(2|hai)( buoi)?( ngay| mot ngay)?|ca ngay|ban tru)$/.test(typed)) return { ok: true, value: true };
  if (/^((hoc |day )?(1|mot) buoi( ngay| mot ngay)?|nua ngay|khong|ko|0|false)$/.test(typed))
    return { ok: true, value: false };
  return typed !== '1' && marks.has(typed) ? { ok: true, value: true } : { ok: false, problem: 'not_sessions' };
}

/** By what lists write in place of the catalogue's words; the first that fits holds. */
const leavingHints: readonly (readonly [string, RegExp])[] = [
  ['transferred', /^(chuyen|ct$)/],
  ['dropped_hardship', /hoan canh|kho khan|kinh te|ngheo/],
  ['dropped_far', /\bxa\b|di lai/],
  ['dropped_weak', /hoc (luc )?(yeu|kem)|hoc luc|yeu kem|luoi hoc|chan hoc/],
  ['dropped_married', /gia dinh som|lap gia dinh|ket hon|tao hon|lay (vo|chong)/],
  ['dropped_work', /lao dong|di lam|lam an|lam thue/],
  ['dropped_other', /^(bo hoc|nghi hoc|thoi hoc)/],
  ['other', /^(ly do |li do )?khac$/],
];

/** Why a pupil left, by the catalogue's code or name or as lists write it: "Bỏ học - hoàn cảnh khó khăn", "chuyển đi". */
export function parseLeaving(text: string): Reading<string> {
  const key = plainKey(text);
  const named = leavingValues.find(({ code, name }) => plainKey(name) === key || code === text.trim());
  const code = named?.code ?? leavingHints.find(([, hint]) => hint.test(plainWords(text)))?.[0];
  return code ? { ok: true, value: code } : { ok: false, problem: 'unknown_leaving' };
}

/** Vietnamese words with capitals first; a name that is typed in capitals or in small letters throughout is put right. */
export function cleanName(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/gu, ' ')
    .trim()
    .replace(/[.,;*]+$/, '')
    .trim();
  if (name !== name.toUpperCase() && name !== name.toLowerCase()) return name;
  // A single capital letter is a name as it stands ("A" of "Giàng A Páo").
  return name
    .toLowerCase()
    .replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

export function parseName(text: string): Reading<PersonName> {
  const name = cleanName(text);
  if (!/^\p{L}[\p{L}\p{M}\s'’.-]*$/u.test(name)) return { ok: false, problem: 'not_a_name' };
  if (name.length > 100) return { ok: false, problem: 'too_long', expected: '100' };
  const last = name.lastIndexOf(' ');
  return { ok: true, value: { familyAndMiddle: name.slice(0, Math.max(0, last)), given: name.slice(last + 1) } };
}

/** '0912 345 678', '+84 912…', or nine digits whose zero a spreadsheet took away. */
export function parsePhone(text: string): Reading<string> {
  const digits = text.replace(/[\s.()-]/g, '').replace(/^(\+84|0084|84(?=\d{9}$))/, '0');
  if (/^0[2-9]\d{8,9}$/.test(digits)) return { ok: true, value: digits };
  if (/^[35789]\d{8}$/.test(digits)) return { ok: true, value: `0${digits}`, notice: 'zeros_restored' };
  return { ok: false, problem: 'not_a_phone' };
}

export function parseEmail(text: string): Reading<string> {
  const address = text.trim();
  return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,}$/.test(address) && address.length <= 200
    ? { ok: true, value: address }
    : { ok: false, problem: 'not_an_email' };
}

export function parseCount(text: string, most: number): Reading<number> {
  const count = /^\d{1,4}([.,]0+)?$/.test(text.trim()) ? Number.parseInt(text, 10) : Number.NaN;
  return count >= 0 && count <= most ? { ok: true, value: count } : { ok: false, problem: 'not_a_number' };
}

/** Other names of peoples in daily use, by the key of the official one. */
const ethnicAliases: Readonly<Record<string, string>> = {
  mong: 'hmong',
  meo: 'hmong',
  viet: 'kinh',
  kinhviet: 'kinh',
  khmer: 'khome',
  khome: 'khome',
  caolan: 'sanchay',
  sanchi: 'sanchay',
  caolansanchi: 'sanchay',
  sanchaycaolansanchi: 'sanchay',
  nhang: 'giay',
  trai: 'sandiu',
  vankieu: 'bruvankieu',
  xodang: 'xodang',
  xedang: 'xodang',
  raglay: 'raglai',
  bana: 'bana',
  bahnar: 'bana',
  jrai: 'giarai',
  rhade: 'ede',
  koho: 'coho',
  katu: 'cotu',
  laotu: 'lolo',
  paso: 'pathen',
  hoahan: 'hoa',
  hanhoa: 'hoa',
};

/** The code of a people in the list given: "Mông", "H'Mông", "Hmong", "dân tộc Dao", "Mông (Trắng)". */
export function parseEthnicity(text: string, groups: readonly Named[]): Reading<string> {
  const whole = plainKey(text).replace(/^(?:nguoi)?(?:dantoc)?/, '');
  const outside = plainKey(text.replace(/\([^)]*\)/g, ' ')).replace(/^(?:nguoi)?(?:dantoc)?/, '');
  for (const key of [whole, outside]) {
    const official = ethnicAliases[key] ?? key;
    const group =
      groups.find(({ name }) => plainKey(name) === official) ?? groups.find(({ name }) => plainKey(name) === key);
    if (group) return { ok: true, value: group.code };
  }
  if (/^\d{1,2}$/.test(whole)) {
    const group = groups.find(({ code }) => Number(code) === Number(whole));
    if (group) return { ok: true, value: group.code };
  }
  return { ok: false, problem: 'unknown_ethnicity', ...nearest(whole, groups) };
}

const subjectAliases: Readonly<Record<string, string>> = {
  anh: 'ngoaingu1',
  tienganh: 'ngoaingu1',
  ta: 'ngoaingu1',
  ngoaingu: 'ngoaingu1',
  nn: 'ngoaingu1',
  av: 'ngoaingu1',
  anhvan: 'ngoaingu1',
  theduc: 'giaoducthechat',
  td: 'giaoducthechat',
  qpan: 'giaoducquocphongvaanninh',
  gdqp: 'giaoducquocphongvaanninh',
  gdqpan: 'giaoducquocphongvaanninh',
  quocphong: 'giaoducquocphongvaanninh',
  hdtn: 'hoatdongtrainghiemhuongnghiep',
  hdtnhn: 'hoatdongtrainghiemhuongnghiep',
  sudia: 'lichsuvadiali',
  lsdl: 'lichsuvadiali',
  lichsudiali: 'lichsuvadiali',
  diaphuong: 'noidunggiaoduccuadiaphuong',
  ndgddp: 'noidunggiaoduccuadiaphuong',
  gdktpl: 'giaoduckinhtevaphapluat',
  ktpl: 'giaoduckinhtevaphapluat',
  congdan: 'giaoduccongdan',
};

/** "Vật lý" and "Vật lí" are one spelling here. */
function subjectKey(text: string): string {
  return plainKey(text)
    .replace(/^mon(?=.{3})/, '')
    .replaceAll('y', 'i');
}

export function parseSubject(text: string, subjects: readonly (Named & { shortName: string })[]): Reading<string> {
  const key = subjectKey(text);
  const wanted = new Set([key, subjectKey(subjectAliases[key] ?? key)]);
  const found = subjects.find(({ code, name, shortName }) =>
    [code, name, shortName].some((each) => wanted.has(subjectKey(each))),
  );
  return found ? { ok: true, value: found.code } : { ok: false, problem: 'unknown_subject', ...nearest(key, subjects) };
}

function nearest(key: string, list: readonly Named[]): { expected?: string } {
  let best: { name: string; distance: number } | undefined;
  for (const { name } of list) {
    const distance = editDistance(key, plainKey(name));
    if (!best || distance < best.distance) best = { name, distance };
  }
  return best && best.distance <= Math.max(1, Math.floor(key.length / 4)) ? { expected: best.name } : {};
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** "Lớp 6 a" → "6A". */
export function tidyClassName(text: string): string {
  const name = text
    .normalize('NFC')
    .replace(/^\s*lớp\s*:?\s*|^\s*lop\s+:?\s*/iu, '')
    .replace(/\s+/g, ' ')
    .replace(/(\d) (?=\p{L}(?:\d*)$)/u, '$1')
    .trim();
  return /^\d/.test(name) ? name.toUpperCase() : name;
}

export function parseClassName(text: string, classes: readonly string[] | null): Reading<string> {
  const name = tidyClassName(text);
  if (name === '' || name.length > 20 || !/[\p{L}\d]/u.test(name)) return { ok: false, problem: 'not_a_class' };
  if (!classes) return { ok: true, value: name };
  const key = plainKey(name);
  const found = classes.find((each) => plainKey(tidyClassName(each)) === key);
  return found === undefined ? { ok: false, problem: 'unknown_class' } : { ok: true, value: found };
}

/** Grades in a name or a column of grades: "6A" is 6, "Lớp ghép 1+2" is 1 and 2; none of a preschool class. */
export function gradesIn(text: string): number[] {
  const combined = /(?<!\d)(\d{1,2})\s*[+&]\s*(\d{1,2})(?!\d)/.exec(text);
  if (combined) return [Number(combined[1]), Number(combined[2])].filter((grade) => grade >= 1 && grade <= 12);
  const single = /^\s*(?:lớp|khối|lop|khoi)?\s*(\d{1,2})(?!\d)/iu.exec(text.normalize('NFC'));
  const grade = Number(single?.[1] ?? 0);
  return grade >= 1 && grade <= 12 ? [grade] : [];
}
