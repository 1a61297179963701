import type { ClassList } from '@truong/contracts/organisation';
import { type PeopleCodes, qualificationKinds } from '@truong/contracts/particulars';
import type { Choice, FieldSpec } from './fields.ts';
import { fieldTexts } from './particulars-messages.ts';
import { memberTexts, pupilTexts } from './pupil-messages.ts';

const choicesOf = (texts: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(texts).map(([value, label]) => ({ value, label }));
const codesOf = (codes: readonly { code: string; name: string }[]): Choice[] =>
  codes.map(({ code, name }) => ({ value: code, label: name }));
const field = (name: string, more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  label: fieldTexts[name] ?? name,
  ...more,
});

export function shownFields({ ethnicGroups }: PeopleCodes): FieldSpec[] {
  return [
    field('fullName', { isRequired: true }),
    field('birthDate', { kind: 'birth', isRequired: true, hint: pupilTexts.birthHint }),
    field('isFemale', { kind: 'sex', isRequired: true }),
    field('ethnicGroupCode', { kind: 'choice', options: codesOf(ethnicGroups), isRequired: true }),
  ];
}

export function restrictedFieldsOf({ policyGroups }: PeopleCodes): FieldSpec[] {
  return [
    field('personalNumber', { kind: 'text' }),
    field('educationNumber'),
    field('birthPlace'),
    field('nationality'),
    field('residenceAddress'),
    field('residenceAdministrativeCode'),
    field('phone'),
    field('disabilityKind', { kind: 'choice', options: choicesOf(pupilTexts.disabilities) }),
    field('disabilityNote'),
    field('religion'),
    field('policyGroups', { kind: 'choices', options: codesOf(policyGroups) }),
  ];
}

export const guardianFields: FieldSpec[] = [
  field('relation', { kind: 'choice', options: choicesOf(pupilTexts.relations), isRequired: true }),
  field('fullName', { isRequired: true }),
  field('birthYear', { kind: 'year' }),
  field('occupation'),
  field('phone'),
  field('email'),
];

/** A class with a grade: a combined class stands there once for each of its grades. */
export function placeFields(
  classes: ClassList,
  only: { leaving?: number | undefined; grade?: number } = {},
): FieldSpec[] {
  const options = classes
    .filter(({ id }) => id !== only.leaving)
    .flatMap(({ id, name, grades }) => {
      const named = /^\d{1,2}/.exec(name)?.[0];
      const all = grades.length > 0 ? grades : named ? [Number(named)] : [];
      const of = all.filter((grade) => only.grade === undefined || grade === only.grade);
      return of.map((grade) => ({
        value: `${id}:${grade}`,
        label: of.length > 1 ? `${name} · khối ${grade}` : name,
      }));
    });
  return [
    { name: 'place', label: pupilTexts.newClass, kind: 'choice', options, isRequired: true },
    { name: 'startsOn', label: pupilTexts.since, kind: 'date', isRequired: true },
  ];
}

/** What `placeFields` read, as the server takes it. */
export function placeOf(set: Record<string, unknown>): { classId: number; grade: number; startsOn: string } {
  const [classId = 0, grade = 0] = String(set.place).split(':').map(Number);
  return { classId, grade, startsOn: String(set.startsOn) };
}

/** `post`: the one that stands, which may be none of those offered. */
export function memberFields({ ethnicGroups }: PeopleCodes, post: unknown): FieldSpec[] {
  const offered = choicesOf(pupilTexts.posts);
  const isOther = typeof post === 'string' && !offered.some(({ value }) => value === post);
  return [
    field('fullName', { isRequired: true }),
    field('isFemale', { kind: 'sex', isRequired: true }),
    // A birth date of staff is a day or nothing.
    field('birthDate', { kind: 'date' }),
    field('ethnicGroupCode', { kind: 'choice', options: codesOf(ethnicGroups) }),
    field('post', {
      kind: 'choice',
      options: isOther ? [...offered, { value: post, label: post }] : offered,
      isRequired: true,
    }),
    field('validFrom', { kind: 'date', isRequired: true }),
    field('personalNumber'),
    field('phone'),
    field('email'),
    field('address'),
    field('contract'),
    field('qualification'),
    field('specialism'),
  ];
}

export const qualificationFields: FieldSpec[] = [
  {
    name: 'kind',
    label: memberTexts.kind,
    kind: 'choice',
    options: qualificationKinds.map((kind) => ({ value: kind, label: pupilTexts.qualifications[kind] })),
    isRequired: true,
  },
  { name: 'level', label: memberTexts.level, isRequired: true },
  { name: 'major', label: memberTexts.major },
  { name: 'obtainedIn', label: memberTexts.obtainedIn, kind: 'year' },
];
