import type { UnitTerm } from '@truong/contracts/common';
import type { LockRule as NamedRule } from '@truong/contracts/entry';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import type { LockRule } from '@truong/rules/gradebook/entry-lock';
import { sql } from 'kysely';

type OfYearTerm = Pick<UnitTerm, 'schoolYear' | 'term'>;

/** A column of a select over a rule that came in place of `b`: its scope and days as they were. */
const before = (className: string) => sql`
  case when b.id is not null then json_build_object('column', b.column_key, 'subjectCode', b.subject_code, 'subjectName', bj.name,
    'grade', b.grade, 'className', ${sql.raw(className)}, 'from', b.locked_from, 'until', b.locked_until) end as before`;

const sharedRules = ({ schoolYear, term }: OfYearTerm) => sql`
  select x.id, 'department' as keeper, x.column_key as "column", x.subject_code, j.name as subject_name, x.grade,
    null::bigint as class_id, null::text as class_name, x.locked_from as "from", x.locked_until as "until",
    x.reason, a.display_name as given_by, to_json(x.given_at) as given_at,
    ${before('null')}
  from shared_lock x join account a on a.id = x.given_by left join subject j on j.code = x.subject_code
  left join shared_lock b on b.id = x.replaces left join subject bj on bj.code = b.subject_code
  where x.school_year = ${schoolYear} and x.term = ${term} and x.removed_at is null`;

/** The rules of the department for all schools, in the order of their days. */
export async function listSharedRules(db: Db, of: OfYearTerm): Promise<NamedRule[]> {
  return (await sql<NamedRule>`${sharedRules(of)} order by x.locked_from, x.id`.execute(db)).rows;
}

/** The rules that hold in a school's term: those for all schools, then its own. */
export async function listNamedRules(db: Db, of: UnitTerm): Promise<NamedRule[]> {
  const { rows } = await sql<NamedRule>`
    select r.* from (
      ${sharedRules(of)}
      union all
      select e.id, 'school', e.column_key, e.subject_code, j.name, e.grade, e.class_id, c.name, e.locked_from, e.locked_until,
        e.reason, a.display_name, to_json(e.given_at), ${before('bc.name')}
      from entry_lock e join account a on a.id = e.given_by left join subject j on j.code = e.subject_code
      left join class c on c.unit_id = e.unit_id and c.school_year = e.school_year and c.id = e.class_id
      left join entry_lock b on b.unit_id = e.unit_id and b.school_year = e.school_year and b.id = e.replaces
      left join subject bj on bj.code = b.subject_code
      left join class bc on bc.unit_id = b.unit_id and bc.school_year = b.school_year and bc.id = b.class_id
      where e.unit_id = ${of.unitId} and e.school_year = ${of.schoolYear} and e.term = ${of.term} and e.removed_at is null
    ) r order by r.keeper, r."from", r.id
  `.execute(db);
  return rows;
}

/** The same without names, as the decision asks for them. */
export async function listLockRules(db: Db, of: UnitTerm): Promise<LockRule[]> {
  const { rows } = await sql<LockRule>`
    select x.id, 'department' as keeper, x.column_key as "column", x.subject_code, x.grade, null::bigint as class_id, x.locked_from as "from", x.locked_until as "until"
    from shared_lock x where x.school_year = ${of.schoolYear} and x.term = ${of.term} and x.removed_at is null
    union all
    select e.id, 'school', e.column_key, e.subject_code, e.grade, e.class_id, e.locked_from, e.locked_until
    from entry_lock e
    where e.unit_id = ${of.unitId} and e.school_year = ${of.schoolYear} and e.term = ${of.term} and e.removed_at is null
  `.execute(db);
  return rows;
}

export async function insertLock(
  trx: Trx,
  act: Act,
  lock: UnitTerm & {
    column: string | null;
    subjectCode: string | null;
    grade: number | null;
    classId: number | null;
    from: string;
    until: string | null;
    reason: string | null;
    replaces: number | null;
  },
): Promise<number> {
  const { column, from, until, unitId, schoolYear, term, subjectCode, grade, classId, reason, replaces } = lock;
  const { id } = await trx
    .insertInto('entryLock')
    .values({
      unitId,
      schoolYear,
      term,
      subjectCode,
      grade,
      classId,
      reason,
      replaces,
      columnKey: column,
      lockedFrom: from,
      lockedUntil: until,
      givenAt: act.at,
      givenBy: act.accountId,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Whether it stood until now, in the term where one is named. */
export async function removeLockRow(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, term, lockId }: { unitId: number; schoolYear: number; term?: 1 | 2; lockId: number },
): Promise<boolean> {
  let update = trx
    .updateTable('entryLock')
    .set({ removedAt: act.at, removedBy: act.accountId })
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', lockId)
    .where('removedAt', 'is', null);
  if (term !== undefined) update = update.where('term', '=', term);
  const { numUpdatedRows } = await update.executeTakeFirst();
  return numUpdatedRows > 0n;
}

export async function hasClass(
  trx: Trx,
  { unitId, schoolYear, classId }: { unitId: number; schoolYear: number; classId: number },
): Promise<boolean> {
  const found = await trx
    .selectFrom('class')
    .select('id')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', classId)
    .executeTakeFirst();
  return found !== undefined;
}

export async function listSubjects(db: Db): Promise<{ code: string; name: string }[]> {
  return db.selectFrom('subject').select(['code', 'name']).orderBy('sortOrder').execute();
}

/** Whether the school asks the homeroom teacher first. Not where nothing is set. */
export async function asksHomeroomFirst(db: Db, unitId: number): Promise<boolean> {
  const row = await db
    .selectFrom('entrySetting')
    .select('homeroomConfirms')
    .where('unitId', '=', unitId)
    .executeTakeFirst();
  return row?.homeroomConfirms ?? false;
}
