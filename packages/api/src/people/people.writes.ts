import { AppError } from '@truong/contracts/errors';
import type { GuardianParticulars } from '@truong/contracts/people';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import {
  changesOf,
  columnsOf,
  type FieldValue,
  insertRows,
  lockParticulars,
  type Planned,
  planRows,
  recordChanges,
  refuseProblems,
  type Subject,
  updateRows,
  type WriteSource,
} from './row.writes.ts';
import { undoEnrolments } from './undo-enrolments.ts';

export { writeEnrolments } from './enrolment.writes.ts';
export { endEnrolments, recodeLeavings, reopenEnrolment, reopenEnrolments } from './leaving.writes.ts';
export { type PupilWrite, writePupils, writeStaff } from './person.writes.ts';
export type { WriteSource } from './row.writes.ts';

/*
 * The writes of particulars, for forms and imports alike: rows in, ids out in the same order, a constant number of statements
 * whatever the number of rows. Each new row needs what is required of it; a changed one carries only what changes. Every
 * changed field leaves a line in particulars_change. Problems refuse all rows (PARTICULARS_INVALID names row and field).
 */

export type GuardianWrite = { guardianId: number | null; pupilId: number; set: Partial<GuardianParticulars> };
export type ClassFields = {
  name: string;
  level: string;
  siteId: number | null;
  isCombined: boolean;
  twoSessions: boolean;
  /** Made of the name when it is not given: 6A2 before 6A10 before 10A1. */
  sortKey: string;
};
export type ClassWrite = { classId: number | null; set: Partial<ClassFields> };
export type TeachingFields = {
  staffId: number;
  classId: number;
  subjectCode: string;
  term: 1 | 2 | null;
  validFrom: string;
  validTo: string | null;
};
export type TeachingWrite = { teachingId: number | null; set: Partial<TeachingFields> };
export type HomeroomFields = Omit<TeachingFields, 'subjectCode' | 'term'>;
export type HomeroomWrite = { homeroomId: number | null; set: Partial<HomeroomFields> };

type Fields = Record<string, FieldValue>;
type RowKind<P extends Fields> = {
  subject: Subject;
  required: readonly (keyof P & string)[];
  defaults: P;
  label: (of: P) => string;
  /** Fields that together stand only once: a second row is refused at the first of them. */
  unique?: readonly (keyof P & string)[];
  /** The field within whose values alone a row can stand in another's way. */
  within?: keyof P & string;
};

const guardianKind: RowKind<GuardianParticulars & { pupilId: number }> = {
  subject: 'guardian',
  required: ['pupilId', 'relation', 'fullName'],
  defaults: {
    pupilId: null as unknown as number,
    relation: '' as GuardianParticulars['relation'],
    fullName: '',
    birthYear: null,
    occupation: null,
    phone: null,
    email: null,
  },
  label: ({ fullName }) => fullName,
  unique: ['fullName', 'relation', 'pupilId'],
  within: 'pupilId',
};
const classKind: RowKind<ClassFields> = {
  subject: 'class',
  required: ['name', 'level'],
  defaults: { name: '', level: '', siteId: null, isCombined: false, twoSessions: false, sortKey: '' },
  label: ({ name }) => name,
  unique: ['name'],
};
const teachingKind: RowKind<TeachingFields> = {
  subject: 'teaching',
  required: ['staffId', 'classId', 'subjectCode', 'validFrom'],
  defaults: {
    staffId: null as unknown as number,
    classId: null as unknown as number,
    subjectCode: '',
    term: null,
    validFrom: '',
    validTo: null,
  },
  label: ({ subjectCode }) => subjectCode,
};
const homeroomKind: RowKind<HomeroomFields> = {
  subject: 'homeroom',
  required: ['staffId', 'classId', 'validFrom'],
  defaults: {
    staffId: null as unknown as number,
    classId: null as unknown as number,
    validFrom: '',
    validTo: null,
  },
  label: ({ validFrom }) => validFrom,
};

export function writeGuardians(
  trx: Trx,
  act: Act,
  unitId: number,
  rows: readonly GuardianWrite[],
  source: WriteSource,
): Promise<number[]> {
  const all = rows.map(({ guardianId, pupilId, set }) => ({ id: guardianId, set: { ...set, pupilId } }));
  return writeRows(trx, act, { unitId, kind: guardianKind, rows: all, source });
}

export function writeClasses(
  trx: Trx,
  act: Act,
  unitId: number,
  schoolYear: number,
  rows: readonly ClassWrite[],
  source: WriteSource,
): Promise<number[]> {
  const all = rows.map(({ classId, set }) => ({
    id: classId,
    set: set.name === undefined ? set : { sortKey: classSortKey(set.name), ...set },
  }));
  return writeRows(trx, act, { unitId, schoolYear, kind: classKind, rows: all, source });
}

export function writeTeaching(
  trx: Trx,
  act: Act,
  unitId: number,
  schoolYear: number,
  rows: readonly TeachingWrite[],
  source: WriteSource,
): Promise<number[]> {
  const all = rows.map(({ teachingId, set }) => ({ id: teachingId, set }));
  return writeRows(trx, act, { unitId, schoolYear, kind: teachingKind, rows: all, source });
}

export function writeHomeroom(
  trx: Trx,
  act: Act,
  unitId: number,
  schoolYear: number,
  rows: readonly HomeroomWrite[],
  source: WriteSource,
): Promise<number[]> {
  const all = rows.map(({ homeroomId, set }) => ({ id: homeroomId, set }));
  return writeRows(trx, act, { unitId, schoolYear, kind: homeroomKind, rows: all, source });
}

/** Digits compare as numbers of two places: '6A2' → '06a02'. */
export function classSortKey(name: string): string {
  return name.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(2, '0'));
}

async function writeRows<P extends Fields>(
  trx: Trx,
  act: Act,
  of: {
    unitId: number;
    schoolYear?: number;
    kind: RowKind<P>;
    rows: readonly { id: number | null; set: Partial<P> }[];
    source: WriteSource;
  },
): Promise<number[]> {
  const { unitId, schoolYear, kind, rows, source } = of;
  if (rows.length === 0) return [];
  await lockParticulars(trx, unitId);
  const fields = Object.keys(kind.defaults);
  const columns = sql.raw(columnsOf(fields).join(', '));
  const inYear = schoolYear === undefined ? sql`` : sql`and school_year = ${schoolYear}`;
  const ids = rows.flatMap(({ id }) => (id === null ? [] : [id]));
  const among = kind.within && rows.map(({ set }) => set[kind.within as keyof P]);
  // With a key of its own the rows that may stand in the way are read too.
  const only = among
    ? sql`and ${sql.raw(columnsOf([kind.within as string])[0] as string)} = any(${among}::bigint[])`
    : kind.unique
      ? sql``
      : sql`and id = any(${ids}::bigint[])`;
  const { rows: stored } = await sql<P & { id: number }>`
    select id, ${columns} from ${sql.table(kind.subject)} where unit_id = ${unitId} ${inYear} ${only}
  `.execute(trx);
  const current = new Map(stored.map(({ id, ...row }) => [id, row as unknown as P]));
  const planned = planRows(kind, rows, current);
  refuseStandingTwice(kind, planned, current);

  const made = planned.filter((row) => row.id === null);
  const changed = planned.filter(
    (row): row is Planned<P> & { id: number } => row.id !== null && row.changed.length > 0,
  );
  const owner = schoolYear === undefined ? { unitId } : { unitId, schoolYear };
  const newIds = await insertRows(
    trx,
    kind.subject,
    made.map(({ after }) => ({ ...owner, ...after })),
  );
  await updateRows(
    trx,
    { table: kind.subject, unitId, fields },
    changed.map(({ id, after }) => ({ id, ...after })),
  );
  const done = [...made.map((row, i) => ({ ...row, id: newIds[i] as number })), ...changed];
  await recordChanges(trx, act, unitId, changesOf(kind.subject, done, kind.label), source);
  const idOf = new Map(done.map((row) => [row.index, row.id]));
  return planned.map((row) => row.id ?? (idOf.get(row.index) as number));
}

function refuseStandingTwice<P extends Fields>(
  { unique }: RowKind<P>,
  planned: readonly Planned<P>[],
  current: ReadonlyMap<number, P>,
): void {
  if (!unique) return;
  const keyOf = (row: P) => JSON.stringify(unique.map((field) => row[field]));
  const moving = new Map(planned.flatMap((row) => (row.id === null ? [] : [[row.id, row.after] as const])));
  const standing = new Map([...current].map(([id, row]) => [keyOf(moving.get(id) ?? row), id as number | null]));
  refuseProblems(
    planned.flatMap((row) => {
      const key = keyOf(row.after);
      const holder = standing.get(key);
      if (holder !== undefined && holder !== row.id)
        return [{ row: row.index, field: unique[0] as string, problem: 'taken' as const }];
      standing.set(key, row.id);
      return [];
    }),
  );
}

/**
 * Deletes rows that an import or a hand made, with their own details: enrolments before pupils, assignments before staff and
 * classes. ROW_IN_USE when anything else stands on one of them: the foreign keys decide.
 */
export async function deleteCreated(
  trx: Trx,
  act: Act,
  unitId: number,
  subject: Subject,
  ids: readonly number[],
  source: WriteSource,
): Promise<void> {
  if (ids.length === 0) return;
  await lockParticulars(trx, unitId);
  if (subject === 'enrolment') return undoEnrolments(trx, act, unitId, ids, source);
  const standing = await sql`
    delete from ${sql.table(subject)} where unit_id = ${unitId} and id = any(${ids}::bigint[])
  `
    .execute(trx)
    .catch((error: { code?: string; table?: string }) => {
      if (error.code === '23503') throw new AppError('ROW_IN_USE', { subject, by: error.table ?? '' });
      throw error;
    });
  if (Number(standing.numAffectedRows) !== new Set(ids).size) throw new AppError('NOT_FOUND');
  const changes = ids.map((subjectId) => ({
    subject,
    subjectId,
    kind: 'deleted' as const,
    field: '*',
    fromValue: null,
    toValue: null,
  }));
  await recordChanges(trx, act, unitId, changes, source);
}
