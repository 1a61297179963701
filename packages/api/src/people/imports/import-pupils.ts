import type { PupilParticulars } from '@truong/contracts/people';
import type { Trx } from '@truong/db/kysely';
import type { GuardianRow, ParsedRow, PupilRow } from '@truong/rules/people/import-kinds';
import {
  type Described,
  type Known,
  type NumberField,
  type PlannedRow,
  type PlanProblem,
  planRows,
} from '@truong/rules/people/plan-rows';
import { joinName } from '@truong/vietnamese/names';
import type { EnrolmentWrite } from '../enrolment.writes.ts';
import {
  type GuardianWrite,
  type PupilWrite,
  type WriteSource,
  writeEnrolments,
  writeGuardians,
  writePupils,
} from '../people.writes.ts';
import { findHolders, type NumberKey } from './number-holders.ts';
import {
  birthText,
  type Doing,
  dayInside,
  looksOfKnown,
  looksOfRow,
  personTitle,
  problem,
  type Setting,
  said,
  startDay,
} from './plan.ts';
import { hasLeft, judgeLeaving, leavingSaid, saysLeaving, writeLeavings } from './pupil-leaving.ts';
import {
  type DisabilityKind,
  disabilityText,
  guardianMeant,
  guardiansSaid,
  readDisability,
  readPolicy,
} from './pupil-words.ts';
import { listSchoolPupils, listSchoolStaff, type SchoolPupil } from './school.queries.ts';

type KnownPupil = Known & { pupil: SchoolPupil };
type Rows<R> = readonly (Omit<ParsedRow, 'record'> & { record: R | null })[];
type TitleOf = (row: number) => string;

/** What the rows of a list of pupils would do. */
export async function planPupils(
  trx: Trx,
  setting: Setting,
  rows: Rows<PupilRow>,
  titleOf: TitleOf,
): Promise<PlannedRow<PupilRow>[]> {
  const [pupils, staff] = await Promise.all([listSchoolPupils(trx, setting), listSchoolStaff(trx, setting)]);
  const known = pupils.map((pupil) => knownOf(pupil));
  const numbers = rows.flatMap(({ record }) => (record ? numberKeys(record) : []));
  return planRows<PupilRow>({
    rows,
    titleOf,
    known,
    holders: await findHolders(trx, {
      importId: setting.importId,
      keys: unheld(numbers, known),
      people: [...pupils, ...staff],
    }),
    unmatched: 'new',
    describe: (record, row) => describePupil(record, row, setting),
    beside: (record, match) => besidePupil(record, (match as KnownPupil | null)?.pupil),
    judge: (record, match, row) => judgePupil(record, match as KnownPupil | null, row, setting),
  });
}

/** What is compared only beside the pupil whom a row means: guardians, and how the school was left. */
function besidePupil(record: PupilRow, pupil: SchoolPupil | undefined) {
  const guardians = guardiansSaid(record.guardians, pupil?.guardians ?? []);
  const leaving = leavingSaid(record, pupil);
  return { said: { ...guardians.said, ...leaving.said }, known: { ...guardians.known, ...leaving.known } };
}

/** What the rows of a list of guardians would do: several rows may be of one pupil. */
export async function planGuardians(
  trx: Trx,
  setting: Setting,
  rows: Rows<GuardianRow>,
  titleOf: TitleOf,
): Promise<PlannedRow<GuardianRow>[]> {
  const pupils = await listSchoolPupils(trx, setting);
  const taken = new Map<string, number>();
  return planRows<GuardianRow>({
    rows,
    titleOf,
    known: pupils.map((pupil) => knownOf(pupil)),
    holders: new Map(),
    unmatched: 'no_such_pupil',
    mayRepeat: true,
    describe: describeGuardians,
    beside: (record, match) => guardiansSaid(record.guardians, (match as KnownPupil | null)?.pupil.guardians ?? []),
    judge: ({ guardians }, match, row) =>
      guardians.flatMap(({ relation, name }) => {
        const key = `${match?.id} ${relation} ${relation === 'guardian' ? joinName(name) : ''}`;
        const otherRow = taken.get(key) ?? null;
        if (otherRow === null) taken.set(key, row);
        const field = `${relation}Name` as const;
        return otherRow === null
          ? []
          : [{ ...problem('same_target', 'error', { row, field, found: joinName(name) }), otherRow }];
      }),
  });
}

function numberKeys(of: { personalNumber: string | null; educationId: string | null }): NumberKey[] {
  return (['educationId', 'personalNumber'] as const).flatMap((field: NumberField) => {
    const number = of[field];
    return number === null ? [] : [{ field, number, key: `${field}:${number}` }];
  });
}

/** The numbers that no row of the school has already. */
function unheld(keys: readonly NumberKey[], known: readonly Known[]): NumberKey[] {
  const held = new Set(known.flatMap(({ codes }) => codes));
  return keys.filter(({ key }) => !held.has(key));
}

function codesOf(of: { code: string | null; personalNumber: string | null; educationId: string | null }) {
  const code = of.code === null ? [] : [{ field: 'code' as const, key: `code:${of.code.toUpperCase()}` }];
  return [...code, ...numberKeys(of)];
}

function knownOf(pupil: SchoolPupil): KnownPupil {
  const birth = pupil.birthPrecision === 'year' ? pupil.birthDate.slice(0, 4) : pupil.birthDate;
  const disability =
    pupil.disabilityKind === null
      ? null
      : disabilityText({ kind: pupil.disabilityKind as DisabilityKind, note: pupil.disabilityNote });
  return {
    id: pupil.id,
    personId: pupil.personId,
    pupil,
    fields: said({
      code: pupil.code,
      fullName: pupil.fullName,
      birthDate: birth,
      sex: pupil.isFemale ? 'female' : 'male',
      ethnicity: pupil.ethnicGroupCode,
      class: pupil.className,
      grade: pupil.grade,
      educationId: pupil.educationNumber,
      personalNumber: pupil.personalNumber,
      birthPlace: pupil.birthPlace,
      residence: pupil.residenceAddress,
      phone: pupil.phone,
      policy: pupil.policyGroups?.join(','),
      disability,
      religion: pupil.religion,
    }),
    codes: codesOf({ ...pupil, educationId: pupil.educationNumber }).map(({ key }) => key),
    ...looksOfKnown({ fullName: pupil.fullName, birth, className: pupil.className }),
  };
}

function describePupil(record: PupilRow, row: number, { policyGroups }: Setting): Described {
  const birth = birthText(record.birth);
  const policy = readPolicy(record.policy ?? '', policyGroups);
  const disability = record.disability === null ? null : readDisability(record.disability);
  const looks = looksOfRow({ name: record.name, birth, className: record.class, isSure: true });
  return {
    title: personTitle(joinName(record.name), record.class, birth),
    said: {
      ...said({
        code: record.code,
        fullName: joinName(record.name),
        birthDate: birth,
        sex: record.sex,
        ethnicity: record.ethnicity,
        class: record.class,
        grade: record.class === null ? null : record.grade,
        educationId: record.educationId,
        personalNumber: record.personalNumber,
        birthPlace: record.birthPlace,
        residence: record.residence,
        phone: record.phone,
        policy: policy.codes.join(','),
        disability: disability && disabilityText(disability),
        religion: record.religion,
      }),
    },
    codes: codesOf(record),
    // Another code elsewhere in the school is another pupil of that name and birth date.
    looks: [...looks.inClass, ...(record.code === null ? looks.anywhere : [])],
    blurred: looks.blurred,
    problems: policy.unknown.map((found) => problem('unknown_policy', 'notice', { row, field: 'policy', found })),
  };
}

function describeGuardians({ pupil }: GuardianRow): Described {
  const { name, class: className } = pupil;
  const birth = birthText(pupil.birth);
  const looks = name && looksOfRow({ name, birth, className, isSure: false });
  return {
    title: personTitle(
      name ? joinName(name) : (pupil.code ?? pupil.educationId ?? pupil.personalNumber ?? ''),
      className,
      birth,
    ),
    said: {},
    codes: codesOf(pupil),
    looks: looks ? [...looks.inClass, ...(className === null ? looks.anywhere : [])] : [],
    problems: [],
  };
}

function judgePupil(record: PupilRow, match: KnownPupil | null, row: number, setting: Setting): PlanProblem[] {
  const found: PlanProblem[] = [];
  if (match === null) {
    if (record.class === null) found.push(problem('missing', 'error', { row, field: 'class' }));
    if (record.ethnicity === null) found.push(problem('missing', 'error', { row, field: 'ethnicity' }));
  }
  const judged = { record, pupil: match?.pupil, row, year: setting.year };
  const target = setting.classes.find(({ name }) => name === record.class);
  const isLeft = saysLeaving(record) && hasLeft(match?.pupil);
  if (isLeft || target === undefined || (match && match.pupil.classId === target.id))
    return [...found, ...judgeLeaving(judged, match?.pupil.startsOn ?? null)];
  if (gradeFor(record, target.grades) === null) found.push(problem('missing', 'error', { row, field: 'grade' }));
  const day = enrolmentDay(record, { target, match, setting });
  const last = match?.pupil.startsOn ?? match?.pupil.lastDay ?? null;
  if (last !== null && day <= last) {
    found.push(problem('too_early', 'error', { row, field: 'class', found: record.class ?? '', expected: last }));
  }
  return [...found, ...judgeLeaving(judged, day)];
}

function gradeFor(record: PupilRow, grades: readonly number[]): number | null {
  return record.grade ?? (grades.length === 1 ? (grades[0] ?? null) : null);
}

/** Who comes to the school begins on the day that the list says, inside the year; who changes class does so today. */
function enrolmentDay(
  record: PupilRow,
  { target, match, setting }: { target: { pupils: number }; match: KnownPupil | null; setting: Setting },
): string {
  const isHere = match !== null && (match.pupil.startsOn ?? match.pupil.lastDay) !== null;
  if (isHere) return startDay(setting, { isFirst: false });
  if (record.enrolledOn === null) return startDay(setting, { isFirst: target.pupils === 0 });
  return dayInside(setting.year, record.enrolledOn);
}

/** Writes new and changed pupils with their places in classes and their guardians. */
export async function writePupilRows(
  trx: Trx,
  setting: Setting,
  rows: readonly Doing<PupilRow>[],
  source: WriteSource,
): Promise<void> {
  const { act, unitId, schoolYear } = setting;
  const writes = rows.map(({ record, known, changes }): PupilWrite => {
    const changed = known ? new Set(changes.map(({ field }) => field)) : null;
    const has = (field: (typeof changes)[number]['field']) => changed === null || changed.has(field);
    const disability = record.disability === null ? null : readDisability(record.disability);
    const set: Partial<PupilParticulars> = {
      ...(has('code') && record.code !== null ? { code: record.code } : {}),
      ...(has('fullName') ? { fullName: joinName(record.name) } : {}),
      ...(has('birthDate')
        ? {
            birthDate: record.birth.precision === 'day' ? record.birth.date : `${record.birth.year}-01-01`,
            birthPrecision: record.birth.precision,
          }
        : {}),
      ...(has('sex') ? { isFemale: record.sex === 'female' } : {}),
      ...(has('ethnicity') && record.ethnicity !== null ? { ethnicGroupCode: record.ethnicity } : {}),
      ...(has('educationId') && record.educationId !== null ? { educationNumber: record.educationId } : {}),
      ...(has('personalNumber') && record.personalNumber !== null ? { personalNumber: record.personalNumber } : {}),
      ...(has('birthPlace') && record.birthPlace !== null ? { birthPlace: record.birthPlace } : {}),
      ...(has('residence') && record.residence !== null ? { residenceAddress: record.residence } : {}),
      ...(has('phone') && record.phone !== null ? { phone: record.phone } : {}),
      ...(has('policy') && record.policy !== null
        ? { policyGroups: readPolicy(record.policy, setting.policyGroups).codes }
        : {}),
      ...(has('religion') && record.religion !== null ? { religion: record.religion } : {}),
      ...(has('disability') && disability ? { disabilityKind: disability.kind, disabilityNote: disability.note } : {}),
    };
    return { pupilId: known?.id ?? null, set };
  });
  const ids = await writePupils(trx, act, unitId, writes, source);
  const classes = new Map(setting.classes.map((one) => [one.name, one]));
  const enrolments = rows.flatMap(({ record, known, changes }, i): EnrolmentWrite[] => {
    const target = classes.get(record.class ?? '');
    const pupil = (known as KnownPupil | null)?.pupil;
    if (saysLeaving(record) && hasLeft(pupil)) return [];
    const isMoved = known === null || changes.some(({ field }) => field === 'class' || field === 'grade');
    const grade = target && gradeFor(record, target.grades);
    if (!target || !isMoved || !grade) return [];
    const startsOn = enrolmentDay(record, { target, match: known as KnownPupil | null, setting });
    return [{ pupilId: ids[i] as number, classId: target.id, grade, startsOn, registerOrder: null }];
  });
  await writeEnrolments(trx, act, unitId, schoolYear, enrolments, source);
  const leaving = rows.map(({ record, known }, i) => {
    return { pupilId: ids[i] as number, record, pupil: (known as KnownPupil | null)?.pupil };
  });
  await writeLeavings(trx, setting, leaving, source);
  const guardians = rows.flatMap(({ record, known }, i) =>
    guardianWrites(record.guardians, { pupilId: ids[i] as number, known: known as KnownPupil | null }),
  );
  await writeGuardians(trx, act, unitId, guardians, source);
}

export async function writeGuardianRows(
  trx: Trx,
  { act, unitId }: Setting,
  rows: readonly Doing<GuardianRow>[],
  source: WriteSource,
): Promise<void> {
  const writes = rows.flatMap(({ record, known }) =>
    known ? guardianWrites(record.guardians, { pupilId: known.id, known: known as KnownPupil }) : [],
  );
  await writeGuardians(trx, act, unitId, writes, source);
}

function guardianWrites(
  entries: PupilRow['guardians'],
  { pupilId, known }: { pupilId: number; known: KnownPupil | null },
): GuardianWrite[] {
  return entries.map((entry): GuardianWrite => {
    const meant = guardianMeant(known?.pupil.guardians ?? [], entry);
    const set = {
      relation: entry.relation,
      fullName: joinName(entry.name),
      ...(entry.birthYear === null ? {} : { birthYear: entry.birthYear }),
      ...(entry.job === null ? {} : { occupation: entry.job }),
      ...(entry.phone === null ? {} : { phone: entry.phone }),
    };
    return { guardianId: meant?.id ?? null, pupilId, set };
  });
}
