import type { FormRef } from '@truong/contracts/forms';
import type { Db } from '@truong/db/kysely';
import type { CheckFinding } from '@truong/rules/statistics/form-checks';
import { sql } from 'kysely';
import { type FrozenSection, listSections } from '../forms/frozen.queries.ts';
import { lastWrite } from '../records/due-points.ts';

/** The latest filing of a form by a school, what its window says, and the check that is kept of it. */
export type StandingFiling = FormRef & {
  id: number;
  number: number;
  unitName: string;
  window: { dueOn: string; countedOn: string | null } | null;
  /** What may have moved it: any write of the school, and in a year that is over what its records, entries and filings became. */
  touchedAt: Date | null;
  check: {
    number: number;
    formVersion: number;
    countedOn: string;
    moved: number;
    computedAt: Date;
  } | null;
};

/** Of every school that stands, every form and period it ever filed. Reads every school: for the servers' own job only. */
export async function listStandingFilings(db: Db, { today }: { today: string }): Promise<StandingFiling[]> {
  type Row = Omit<StandingFiling, 'window' | 'check'> & {
    dueOn: string | null;
    windowCountedOn: string | null;
    checkNumber: number | null;
    checkVersion: number | null;
    checkCountedOn: string | null;
    moved: number | null;
    computedAt: Date | null;
  };
  const { rows } = await sql<Row>`
    with latest as (
      select distinct on (f.unit_id, f.school_year, f.form_code, f.period) f.unit_id, f.school_year, f.form_code, f.period, f.id, f.number
      from filing f order by f.unit_id, f.school_year, f.form_code, f.period, f.number desc),
    written as (select u.unit_id, ${lastWrite} as written_at from (select distinct unit_id from latest) u),
    packed as (select unit_id, school_year, max(packed_at) as packed_at from record_set where filing_id is null group by unit_id, school_year),
    entered as (select unit_id, school_year, max(entered_at) as entered_at from form_entry group by unit_id, school_year),
    filed as (select unit_id, school_year, max(filed_at) as filed_at from filing group by unit_id, school_year)
    select l.unit_id, l.school_year, l.form_code, l.period, l.id, l.number, u.name as unit_name, p.due_on, p.counted_on as window_counted_on,
      case when y.ends_on >= ${today}::date then w.written_at else greatest(k.packed_at, e.entered_at, d.filed_at, b.filed_at) end as touched_at,
      c.number as check_number, c.form_version as check_version, c.counted_on as check_counted_on, c.moved, c.computed_at
    from latest l
    join unit u on u.id = l.unit_id and u.valid_from <= ${today}::date and (u.valid_to is null or u.valid_to >= ${today}::date)
    join school_year y on y.school_year = l.school_year
    join written w on w.unit_id = l.unit_id
    join filed d on d.unit_id = l.unit_id and d.school_year = l.school_year
    left join filed b on b.unit_id = l.unit_id and b.school_year = l.school_year - 1
    left join packed k on k.unit_id = l.unit_id and k.school_year = l.school_year
    left join entered e on e.unit_id = l.unit_id and e.school_year = l.school_year
    left join form_period p on p.form_code = l.form_code and p.school_year = l.school_year and p.period = l.period
    left join filing_check c on c.unit_id = l.unit_id and c.school_year = l.school_year and c.form_code = l.form_code and c.period = l.period
    order by l.unit_id, l.school_year, l.form_code, l.period`.execute(db);
  return rows.map(
    ({ dueOn, windowCountedOn, checkNumber, checkVersion, checkCountedOn, moved, computedAt, ...filing }) => ({
      ...filing,
      window: dueOn === null ? null : { dueOn, countedOn: windowCountedOn },
      check:
        checkNumber === null || checkVersion === null || checkCountedOn === null || moved === null || !computedAt
          ? null
          : { number: checkNumber, formVersion: checkVersion, countedOn: checkCountedOn, moved, computedAt },
    }),
  );
}

/** What a filing froze: its figures, and what the checks found then. */
export async function readFrozen(
  db: Db,
  { unitId, schoolYear, id }: Pick<StandingFiling, 'unitId' | 'schoolYear' | 'id'>,
): Promise<{ sections: FrozenSection[]; findings: CheckFinding[] }> {
  const [sections, head] = await Promise.all([
    listSections(db, { unitId, schoolYear, filingId: id }),
    db
      .selectFrom('filing')
      .select('findings')
      .where('unitId', '=', unitId)
      .where('schoolYear', '=', schoolYear)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  ]);
  const findings = head.findings as unknown as { finding: CheckFinding }[];
  return { sections, findings: findings.map(({ finding }) => finding) };
}
