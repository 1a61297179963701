import type { ImportField, ImportKind } from '@truong/rules/people/import-kinds';

const person: readonly ImportField[] = [
  'order',
  'code',
  'personalNumber',
  'fullName',
  'familyAndMiddle',
  'given',
  'birthDate',
  'birthDay',
  'birthMonth',
  'birthYear',
  'maleBirthDate',
  'femaleBirthDate',
  'sex',
  'female',
  'male',
  'ethnicity',
];
const guardians = (['father', 'mother', 'guardian'] as const).flatMap((who) =>
  (['Name', 'BirthYear', 'Job', 'Phone'] as const).map((part) => `${who}${part}` as const),
);

/** What a column of a list may mean, in the order in which it is offered. */
export const fieldsOfKind: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  classes: ['order', 'class', 'grade', 'site', 'twoSessions', 'homeroomName'],
  pupils: [
    ...person,
    'educationId',
    'class',
    'grade',
    'birthPlace',
    'residence',
    'policy',
    'disability',
    'enrolledOn',
    'leftOn',
    'leaving',
    'phone',
    'religion',
    ...guardians,
  ],
  guardians: [
    'order',
    'code',
    'educationId',
    'personalNumber',
    'fullName',
    'familyAndMiddle',
    'given',
    'birthDate',
    'class',
    'relation',
    ...guardians,
  ],
  staff: [...person, 'post', 'startedOn', 'phone', 'email', 'qualification', 'specialism', 'contract'],
  assignments: [
    'order',
    'code',
    'fullName',
    'familyAndMiddle',
    'given',
    'birthDate',
    'subject',
    'classes',
    'duties',
    'homeroomOf',
    'periods',
  ],
};

/** Read and checked, but kept nowhere. */
export const fieldsNotKept: ReadonlySet<ImportField> = new Set(['periods']);
