import type { AbsenceMark, Attendance, AttendanceSession } from '@truong/contracts/attendance';
import type { UnitYear } from '@truong/contracts/common';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

export type OfClass = UnitYear & { classId: number };

/** The homeroom sheets of a class, by term: who keeps one keeps the attendance of its term. */
export function listHomeroomSheets(db: Db, { unitId, schoolYear, classId }: OfClass) {
  return db
    .selectFrom('sheet')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('classId', '=', classId)
    .where('kind', '=', 'homeroom')
    .select(['id', 'term', 'grade', 'countsSessions', 'closedAt', 'lockedAt'])
    .orderBy('term')
    .execute();
}

export function listTermDays(db: Db, { schoolYear }: { schoolYear: number }) {
  return db
    .selectFrom('term')
    .where('schoolYear', '=', schoolYear)
    .select(['term', 'startsOn', 'endsOn'])
    .orderBy('term')
    .execute();
}

export type AttendanceRow = {
  day: string;
  session: AttendanceSession;
  pupilId: number | null;
  mark: AbsenceMark | null;
};

/** What holds of the sessions of a class between two days: the latest row of each session and pupil. */
export async function listSessions(
  db: Db,
  { unitId, schoolYear, classId }: OfClass,
  { from, to }: { from: string; to: string },
): Promise<AttendanceRow[]> {
  const { rows } = await sql<AttendanceRow>`
    select distinct on (day, session, pupil_id) day, session, pupil_id, mark from attendance
    where unit_id = ${unitId} and school_year = ${schoolYear} and class_id = ${classId} and day between ${from}::date and ${to}::date
    order by day, session, pupil_id, id desc
  `.execute(db);
  return rows;
}

/** The classes that kept a session between two days. */
export async function listClassesKept(
  db: Db,
  { unitId, schoolYear }: UnitYear,
  { from, to }: { from: string; to: string },
): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('attendance')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .select('classId')
    .distinct()
    .execute();
  return new Set(rows.map(({ classId }) => classId));
}

/** The sessions that pupils missed between two days, in whichever class of the year they sat. */
export async function listMissed(
  db: Db,
  { unitId, schoolYear, pupilIds }: UnitYear & { pupilIds: readonly number[] },
  { from, to }: { from: string; to: string },
): Promise<(AttendanceRow & { pupilId: number; mark: AbsenceMark })[]> {
  const { rows } = await sql<AttendanceRow & { pupilId: number; mark: AbsenceMark }>`
    select * from (
      select distinct on (pupil_id, day, session) day, session, pupil_id, mark from attendance
      where unit_id = ${unitId} and school_year = ${schoolYear} and pupil_id = any(${pupilIds}::bigint[]) and day between ${from}::date and ${to}::date
      order by pupil_id, day, session, id desc
    ) a where mark is not null
  `.execute(db);
  return rows;
}

export type ClassPupil = Pick<Attendance['pupils'][number], 'pupilId' | 'ordinal' | 'fullName' | 'startsOn' | 'endsOn'>;

/** Everybody who sits in the class on some day of the span, in the order of the register. */
export async function listClassPupils(
  db: Db,
  { unitId, schoolYear, classId }: OfClass,
  { from, to }: { from: string; to: string },
): Promise<ClassPupil[]> {
  const { rows } = await sql<ClassPupil>`
    select e.pupil_id, e.register_order as ordinal, p.family_and_middle_name || ' ' || p.given_name as full_name, e.starts_on, e.ends_on
    from enrolment e
    join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
    where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.class_id = ${classId}
      and e.starts_on <= ${to}::date and (e.ends_on is null or e.ends_on >= ${from}::date)
    order by e.register_order
  `.execute(db);
  return rows;
}

export async function insertAttendance(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, classId }: OfClass,
  rows: readonly AttendanceRow[],
): Promise<void> {
  const common = { unitId, schoolYear, classId, at: act.at, accountId: act.accountId };
  await trx
    .insertInto('attendance')
    .values(rows.map((row) => ({ ...common, ...row })))
    .execute();
}

/** What was written of a class between two days, newest first. */
export async function listAttendanceChanges(
  db: Db,
  { unitId, schoolYear, classId }: OfClass,
  { from, to }: { from: string; to: string },
): Promise<Attendance['changes']> {
  type Row = Omit<Attendance['changes'][number], 'at'> & { at: Date };
  const { rows } = await sql<Row>`
    select x.day, x.session, p.family_and_middle_name || ' ' || p.given_name as full_name, x.mark, x.at, a.display_name as who
    from attendance x
    join account a on a.id = x.account_id
    left join pupil p on p.unit_id = x.unit_id and p.id = x.pupil_id
    where x.unit_id = ${unitId} and x.school_year = ${schoolYear} and x.class_id = ${classId} and x.day between ${from}::date and ${to}::date
    order by x.id desc limit 200
  `.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

export async function countFromSessions(trx: Trx, of: UnitYear & { sheetId: number }): Promise<void> {
  await trx
    .updateTable('sheet')
    .set({ countsSessions: true })
    .where('unitId', '=', of.unitId)
    .where('schoolYear', '=', of.schoolYear)
    .where('id', '=', of.sheetId)
    .execute();
}
