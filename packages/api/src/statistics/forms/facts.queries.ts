import type { FormRef } from '@truong/contracts/forms';
import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';

export type WindowRow = {
  formCode: string;
  schoolYear: number;
  period: string;
  opensOn: string;
  dueOn: string;
  countedOn: string | null;
};

/** The windows of a school year, of one form or of all. */
export function listWindows(
  db: Db,
  of: { schoolYear: number; formCode?: string; period?: string },
): Promise<WindowRow[]> {
  let query = db.selectFrom('formPeriod').selectAll().where('schoolYear', '=', of.schoolYear);
  if (of.formCode) query = query.where('formCode', '=', of.formCode);
  if (of.period) query = query.where('period', '=', of.period);
  return query.orderBy('dueOn').orderBy('formCode').execute();
}

export type EntryRow = {
  cell: string;
  value: number | null;
  words: string | null;
  note: string | null;
  version: number;
  by: string;
  at: Date;
};

/** What was typed into a form, with its versions. */
export async function listEntries(db: Db, of: FormRef): Promise<EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    select e.cell, e.value::float8 as value, e.words, e.note, e.version, a.display_name as by, e.entered_at as at
    from form_entry e join account a on a.id = e.entered_by
    where e.unit_id = ${of.unitId} and e.school_year = ${of.schoolYear} and e.form_code = ${of.formCode} and e.period = ${of.period}
    order by e.cell`.execute(db);
  return rows;
}

export async function listCheckNotes(
  db: Db,
  of: FormRef,
): Promise<{ checkCode: string; place: string; note: string }[]> {
  return db
    .selectFrom('formCheckNote')
    .select(['checkCode', 'place', 'note'])
    .where('unitId', '=', of.unitId)
    .where('schoolYear', '=', of.schoolYear)
    .where('formCode', '=', of.formCode)
    .where('period', '=', of.period)
    .execute();
}

/** A form and period, of one school or of several; `formCode` and `period` left out: of all. */
export type FactsOf = { unitIds: readonly number[]; schoolYear: number; formCode?: string; period?: string };

const ofForm = ({ unitIds, schoolYear, formCode = '', period = '' }: FactsOf, table: string) => sql`
  ${sql.ref(`${table}.unit_id`)} = any(${unitIds}::bigint[]) and ${sql.ref(`${table}.school_year`)} = ${schoolYear}
  and (${formCode} = '' or ${sql.ref(`${table}.form_code`)} = ${formCode}) and (${period} = '' or ${sql.ref(`${table}.period`)} = ${period})`;

type Keyed = { unitId: number; formCode: string; period: string };
export type ProgressRow = Keyed & { completedAt: Date; by: string };

export async function listProgress(db: Db, of: FactsOf): Promise<ProgressRow[]> {
  const { rows } = await sql<ProgressRow>`
    select p.unit_id, p.form_code, p.period, p.completed_at, a.display_name as by from form_progress p join account a on a.id = p.completed_by
    where ${ofForm(of, 'p')} and p.completed_at is not null`.execute(db);
  return rows;
}

export type FiledRow = Keyed & {
  id: number;
  schoolYear: number;
  number: number;
  formVersion: number;
  filedAt: Date;
  filedOn: string;
  filedBy: string;
  onBehalfOf: string | null;
  countedOn: string | null;
  note: string | null;
  findings: unknown;
  rowCount: number;
  hash: Buffer;
};

/** Filings, newest first by form and period; `latest`: of each only the newest. */
export async function listFiled(db: Db, of: FactsOf, { latest }: { latest: boolean }): Promise<FiledRow[]> {
  const { rows } = await sql<FiledRow>`
    select ${latest ? sql`distinct on (f.unit_id, f.form_code, f.period)` : sql``} f.id, f.unit_id, f.school_year, f.form_code, f.form_version, f.period, f.number,
      f.filed_at, f.filed_on, a.display_name as filed_by, g.display_name as on_behalf_of, f.counted_on, f.note, f.findings, f.row_count, f.hash
    from filing f join account a on a.id = f.filed_by
    left join delegation d on d.id = f.delegation_id left join role_assignment r on r.id = d.from_assignment left join account g on g.id = r.account_id
    where ${ofForm(of, 'f')} order by f.unit_id, f.form_code, f.period, f.number desc`.execute(db);
  return rows;
}

export type FilingDay = Keyed & { number: number; filedOn: string };

/** The newest filings by unit, form and period, without what they froze. */
export async function listFilingDays(db: Db, of: FactsOf): Promise<FilingDay[]> {
  const { rows } = await sql<FilingDay>`
    select distinct on (f.unit_id, f.form_code, f.period) f.unit_id, f.form_code, f.period, f.number, f.filed_on from filing f
    where ${ofForm(of, 'f')} order by f.unit_id, f.form_code, f.period, f.number desc`.execute(db);
  return rows;
}

export type VerdictRow = Keyed & {
  number: number;
  verdict: 'accepted' | 'returned';
  comment: string | null;
  officeId: number;
  office: string;
  reviewer: string;
  at: Date;
};

/** Verdicts on filings, oldest first: a school reads its copies, an office the reviews of the units it reads. */
export async function listFormVerdicts(
  db: Db,
  of: FactsOf,
  readUnits: readonly number[] | null,
): Promise<VerdictRow[]> {
  const { formCode = '', period = '' } = of;
  const { rows } = readUnits
    ? await sql<VerdictRow>`
        select r.filed_unit_id as unit_id, r.form_code, r.period, r.number, r.verdict, r.comment, r.unit_id as office_id, u.name as office, r.reviewer_name as reviewer, r.reviewed_at as at
        from filing_review r join unit u on u.id = r.unit_id
        where r.unit_id = any(${readUnits}::bigint[]) and r.school_year = ${of.schoolYear} and r.filed_unit_id = any(${of.unitIds}::bigint[])
          and (${formCode} = '' or r.form_code = ${formCode}) and (${period} = '' or r.period = ${period}) order by r.reviewed_at`.execute(
        db,
      )
    : await sql<VerdictRow>`
        select v.unit_id, v.form_code, v.period, v.number, v.verdict, v.comment, v.reviewing_unit_id as office_id, u.name as office, v.reviewer_name as reviewer, v.reviewed_at as at
        from filing_verdict v join unit u on u.id = v.reviewing_unit_id where ${ofForm(of, 'v')} order by v.reviewed_at`.execute(
        db,
      );
  return rows;
}

export type LockRow = Keyed & {
  said: 'locked' | 'unlocked' | 'refused';
  requestId: number | null;
  until: Date | null;
  reason: string | null;
  at: Date;
  by: string;
};

/** What offices said of locks, oldest first; read as verdicts are. */
export async function listLocks(db: Db, of: FactsOf, readUnits: readonly number[] | null): Promise<LockRow[]> {
  const { formCode = '', period = '' } = of;
  const { rows } = readUnits
    ? await sql<LockRow>`
        select l.filed_unit_id as unit_id, l.form_code, l.period, l.said, l.request_id, l.until, l.reason, l.said_at as at, l.said_by_name as by from form_lock l
        where l.unit_id = any(${readUnits}::bigint[]) and l.school_year = ${of.schoolYear} and l.filed_unit_id = any(${of.unitIds}::bigint[])
          and (${formCode} = '' or l.form_code = ${formCode}) and (${period} = '' or l.period = ${period}) order by l.said_at, l.id`.execute(
        db,
      )
    : await sql<LockRow>`
        select c.unit_id, c.form_code, c.period, c.said, c.request_id, c.until, c.reason, c.said_at as at, c.said_by_name as by from form_lock_copy c
        where ${ofForm(of, 'c')} order by c.said_at, c.lock_id`.execute(db);
  return rows;
}

export type UnlockRow = Keyed & { id: number; reason: string; until: Date; askedAt: Date };

/** Requests that nobody withdrew, oldest first. */
export async function listFormUnlocks(db: Db, of: FactsOf): Promise<UnlockRow[]> {
  const { rows } = await sql<UnlockRow>`
    select q.unit_id, q.form_code, q.period, q.id, q.reason, q.until, q.asked_at from form_unlock_request q
    where ${ofForm(of, 'q')} and q.withdrawn_at is null order by q.asked_at, q.id`.execute(db);
  return rows;
}
