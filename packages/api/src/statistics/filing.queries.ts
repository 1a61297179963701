import type { UnitPeriod } from '@truong/contracts/common';
import type { Figure, Population } from '@truong/contracts/statistics';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import { termResultsForm } from '@truong/rules/statistics/term-results-form';
import { sql } from 'kysely';
import { findDelegation } from '../identity/index.ts';

export type FilingRow = {
  id: number;
  number: number;
  filedAt: Date;
  filedOn: string;
  filedBy: string;
  onBehalfOf: string | null;
  note: string | null;
  findings: unknown;
  rowCount: number;
  hash: Buffer;
};

/** The filings of a school's period, newest first. */
export function listFilingRows(db: Db, { unitId, schoolYear, period }: UnitPeriod): Promise<FilingRow[]> {
  return db
    .selectFrom('filing as f')
    .innerJoin('account as a', 'a.id', 'f.filedBy')
    .leftJoin('delegation as d', 'd.id', 'f.delegationId')
    .leftJoin('roleAssignment as r', 'r.id', 'd.fromAssignment')
    .leftJoin('account as g', 'g.id', 'r.accountId')
    .where('f.unitId', '=', unitId)
    .where('f.schoolYear', '=', schoolYear)
    .where('f.formCode', '=', termResultsForm.code)
    .where('f.period', '=', period)
    .select([
      'f.id',
      'f.number',
      'f.filedAt',
      'f.filedOn',
      'a.displayName as filedBy',
      'g.displayName as onBehalfOf',
      'f.note',
      'f.findings',
      'f.rowCount',
      'f.hash',
    ])
    .orderBy('f.number', 'desc')
    .execute();
}

export async function listFigures(
  db: Db,
  of: { unitId: number; schoolYear: number; filingId: number },
): Promise<Figure[]> {
  const rows = await db
    .selectFrom('filingFigure')
    .where('unitId', '=', of.unitId)
    .where('schoolYear', '=', of.schoolYear)
    .where('filingId', '=', of.filingId)
    .select(['grade', 'measure', 'population', 'value'])
    .orderBy('grade')
    .orderBy('measure')
    .orderBy('population')
    .execute();
  return rows.map((row) => ({ ...row, population: row.population as Population }));
}

export type FrozenRow = {
  pupilId: number;
  fullName: string;
  className: string;
  grade: number;
  isFemale: boolean;
  isMinority: boolean;
  learning: 'good' | 'fair' | 'satisfactory' | 'unsatisfactory' | null;
  conduct: 'good' | 'fair' | 'satisfactory' | 'unsatisfactory' | null;
  isAssessed: boolean;
};

export function listFrozenRows(
  db: Db,
  of: { unitId: number; schoolYear: number; filingId: number },
): Promise<FrozenRow[]> {
  return db
    .selectFrom('filingRow')
    .where('unitId', '=', of.unitId)
    .where('schoolYear', '=', of.schoolYear)
    .where('filingId', '=', of.filingId)
    .select([
      'pupilId',
      'fullName',
      'className',
      'grade',
      'isFemale',
      'isMinority',
      'learning',
      'conduct',
      'isAssessed',
    ])
    .orderBy('ordinal')
    .$castTo<FrozenRow>()
    .execute();
}

export type VerdictRow = {
  number: number;
  verdict: 'accepted' | 'returned';
  comment: string | null;
  reviewer: string;
  at: Date;
};

/** Verdicts on a school's filings, newest number first: the school reads its copies, an office its reviews. */
export async function listVerdicts(db: Db, of: UnitPeriod, readUnits: readonly number[] | null): Promise<VerdictRow[]> {
  const { rows } = readUnits
    ? await sql<VerdictRow>`
        select number, verdict, comment, reviewer_name as reviewer, reviewed_at as at from filing_review
        where unit_id = any(${readUnits}::bigint[]) and filed_unit_id = ${of.unitId} and school_year = ${of.schoolYear}
          and form_code = ${termResultsForm.code} and period = ${of.period} order by number desc`.execute(db)
    : await sql<VerdictRow>`
        select number, verdict, comment, reviewer_name as reviewer, reviewed_at as at from filing_verdict
        where unit_id = ${of.unitId} and school_year = ${of.schoolYear} and form_code = ${termResultsForm.code} and period = ${of.period}
        order by number desc`.execute(db);
  return rows;
}

export async function findDueDate(db: Db, of: { schoolYear: number; period: string }): Promise<string | null> {
  const row = await db
    .selectFrom('formPeriod')
    .where('formCode', '=', termResultsForm.code)
    .where('schoolYear', '=', of.schoolYear)
    .where('period', '=', of.period)
    .select('dueOn')
    .executeTakeFirst();
  return row?.dueOn ?? null;
}

/** Pupils by grade who are enrolled, in grades whose circular has the form's levels, on the day the term was closed. */
export async function countEnrolled(db: Db, { unitId, schoolYear, period }: UnitPeriod): Promise<Map<number, number>> {
  const { rows } = await sql<{ grade: number; pupils: number }>`
    select e.grade, count(*)::integer as pupils
    from school_term t
    join enrolment e on e.unit_id = t.unit_id and e.school_year = t.school_year and e.starts_on <= t.closed_on and (e.ends_on is null or e.ends_on >= t.closed_on)
    where t.unit_id = ${unitId} and t.school_year = ${schoolYear} and 'term-' || t.term = ${period}
      and exists (select from sheet s where s.unit_id = e.unit_id and s.school_year = e.school_year and s.class_id = e.class_id and s.term = t.term
        and s.grade = e.grade and e.grade > 5 and s.rule_set not like 'TT58%')
    group by e.grade
  `.execute(db);
  return new Map(rows.map((row) => [row.grade, row.pupils]));
}

export async function insertFiling(
  trx: Trx,
  act: Act,
  of: UnitPeriod,
  filing: {
    number: number;
    note: string | null;
    findings: unknown;
    hash: Buffer;
    rows: readonly FrozenRow[];
    figures: readonly Figure[];
  },
): Promise<void> {
  const { id } = await trx
    .insertInto('filing')
    .values({
      unitId: of.unitId,
      schoolYear: of.schoolYear,
      formCode: termResultsForm.code,
      formVersion: 1,
      period: of.period,
      number: filing.number,
      filedAt: act.at,
      filedOn: act.today,
      filedBy: act.accountId,
      delegationId: await findDelegation(trx, act, 'filing.prepare'),
      note: filing.note,
      findings: JSON.stringify(filing.findings),
      rowCount: filing.rows.length,
      hash: filing.hash,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const row = <T>(pick: (row: FrozenRow) => T) => filing.rows.map(pick);
  const figure = <T>(pick: (figure: Figure) => T) => filing.figures.map(pick);
  await Promise.all([
    sql`
      insert into filing_row (unit_id, school_year, filing_id, pupil_id, full_name, class_name, grade, is_female, is_minority, learning, conduct, is_assessed, ordinal)
      select ${of.unitId}::bigint, ${of.schoolYear}::integer, ${id}::bigint, r.*
      from unnest(${row((r) => r.pupilId)}::bigint[], ${row((r) => r.fullName)}::text[], ${row((r) => r.className)}::text[], ${row((r) => r.grade)}::smallint[],
        ${row((r) => r.isFemale)}::boolean[], ${row((r) => r.isMinority)}::boolean[], ${row((r) => r.learning)}::text[], ${row((r) => r.conduct)}::text[],
        ${row((r) => r.isAssessed)}::boolean[]) with ordinality as r
    `.execute(trx),
    sql`
      insert into filing_figure (unit_id, school_year, filing_id, grade, measure, population, value)
      select ${of.unitId}::bigint, ${of.schoolYear}::integer, ${id}::bigint, f.*
      from unnest(${figure((f) => f.grade)}::smallint[], ${figure((f) => f.measure)}::text[], ${figure((f) => f.population)}::text[], ${figure((f) => f.value)}::integer[]) as f
    `.execute(trx),
  ]);
}
