import type { GuardianEntry, ImportField } from '@truong/rules/people/import-kinds';
import { plainKey, plainWords } from '@truong/rules/people/plain-words';
import type { Said } from '@truong/rules/people/plan-rows';
import { joinName } from '@truong/vietnamese/names';
import { said } from './plan.ts';
import type { SchoolGuardian } from './school.queries.ts';

/** Kinds of disability with their words in lists. ND28/2012, điều 2. */
export const disabilityWords = {
  motor: 'Vận động',
  hearing_speech: 'Nghe, nói',
  vision: 'Nhìn',
  mental: 'Thần kinh, tâm thần',
  intellectual: 'Trí tuệ',
  other: 'Khác',
} as const;
export type DisabilityKind = keyof typeof disabilityWords;
export type Disability = { kind: DisabilityKind; note: string | null };

const disabilityHints: readonly [DisabilityKind, RegExp][] = [
  ['motor', /van dong|chan|tay|liet/],
  ['hearing_speech', /nghe|noi|cam|diec/],
  ['vision', /nhin|mat|mu\b/],
  ['mental', /than kinh|tam than|tu ky/],
  ['intellectual', /tri tue|cham phat trien/],
];

/** "Nhìn", "KT vận động", "Khác: bệnh tim"; null where the cell says that there is none. */
export function readDisability(text: string): Disability | null {
  const words = plainWords(text);
  if (/^(khong|binh thuong|ko)$/.test(words)) return null;
  const [head = '', ...rest] = text.split(':');
  const exact = (Object.keys(disabilityWords) as DisabilityKind[]).find(
    (kind) => plainKey(disabilityWords[kind]) === plainKey(head),
  );
  if (exact) return { kind: exact, note: rest.join(':').trim() || null };
  const kind = disabilityHints.find(([, hint]) => hint.test(words))?.[0] ?? 'other';
  return { kind, note: text };
}

export function disabilityText({ kind, note }: Disability): string {
  return note === null ? disabilityWords[kind] : `${disabilityWords[kind]}: ${note}`;
}

type Named = { code: string; name: string };

/** The policy groups that a cell names, in the order of the list, and the words that name none. */
export function readPolicy(text: string, groups: readonly Named[]): { codes: string[]; unknown: string[] } {
  const parts = text
    .split(/[;\n]|,(?=\s*con\b)/i)
    .map((part) => part.trim())
    .filter(Boolean);
  const found = new Set<string>();
  const unknown = parts.filter((part) => {
    const key = plainKey(part).replace(/^con/, '');
    const group = groups.find(({ name }) => plainKey(name).replace(/^con/, '') === key);
    if (group) found.add(group.code);
    return !group && !/^(khong|ko)$/.test(key);
  });
  return { codes: groups.flatMap(({ code }) => (found.has(code) ? [code] : [])), unknown };
}

type Part = 'Name' | 'BirthYear' | 'Job' | 'Phone';
type GuardianFields = { name: string; birthYear: number | null; job: string | null; phone: string | null };

function saidOf(relation: GuardianEntry['relation'], of: GuardianFields): Said {
  const field = (part: Part) => `${relation}${part}` as ImportField;
  return said({
    [field('Name')]: of.name,
    [field('BirthYear')]: of.birthYear,
    [field('Job')]: of.job,
    [field('Phone')]: of.phone,
  });
}

/** The guardian whom an entry means: of the same name, else the only father or mother. */
export function guardianMeant(guardians: readonly SchoolGuardian[], entry: GuardianEntry): SchoolGuardian | undefined {
  const ofRelation = guardians.filter(({ relation }) => relation === entry.relation);
  const sameName = ofRelation.find(({ fullName }) => fullName === joinName(entry.name));
  if (sameName || entry.relation === 'guardian') return sameName;
  return ofRelation.length === 1 ? ofRelation[0] : undefined;
}

/** What a row says of guardians, and what the school keeps of those whom it means. */
export function guardiansSaid(
  entries: readonly GuardianEntry[],
  guardians: readonly SchoolGuardian[],
): { said: Said; known: Said } {
  const all = entries.map((entry) => {
    const known = guardianMeant(guardians, entry);
    return {
      said: saidOf(entry.relation, { ...entry, name: joinName(entry.name) }),
      known: known ? saidOf(entry.relation, { ...known, name: known.fullName, job: known.occupation }) : {},
    };
  });
  return {
    said: Object.assign({}, ...all.map((one) => one.said)),
    known: Object.assign({}, ...all.map((one) => one.known)),
  };
}
