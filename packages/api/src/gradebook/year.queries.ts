import type { UnitYear } from '@truong/contracts/common';
import type { Db, Trx } from '@truong/db/kysely';
import { versionOf } from '@truong/rules/gradebook/rule-set';
import { sql } from 'kysely';
import { type PackedSubjects, ruleSetOf, unpackSubjects } from './outcome.queries.ts';
import type { RulesOf } from './pupil-outcomes.ts';
import type { TermOfPupil, YearResult } from './year-results.ts';

type YearRow = { closedOn: string | null; closingCount: number; summerClosedOn: string | null };

function selectYear(db: Db, { unitId, schoolYear }: UnitYear) {
  return db
    .selectFrom('schoolYearClosing')
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .select(['closedOn', 'closingCount', 'summerClosedOn']);
}

export function findYearClosing(db: Db, of: UnitYear): Promise<YearRow | undefined> {
  return selectYear(db, of).executeTakeFirst();
}

export function lockYearClosing(trx: Trx, of: UnitYear): Promise<YearRow | undefined> {
  return selectYear(trx, of).forUpdate().executeTakeFirst();
}

/** Whether the year's results stand. */
export function isYearClosed(year: YearRow | undefined): boolean {
  return year !== undefined && year.closedOn !== null;
}

/**
 * The stored outcomes of grades 6-12 in a school's term, or of one class in it, as the year takes them, by pupil. Who came in mid-year has the
 * outcome of the term before as the other school stored it: it came along with the pupil, and the latest one sent holds.
 */
export async function listTermsOfPupils(
  db: Db,
  { unitId, schoolYear, term, classId = null }: UnitYear & { term: 1 | 2; classId?: number | null },
): Promise<TermOfPupil[]> {
  type Row = Omit<TermOfPupil, 'ruleSet' | 'subjects'> & { ruleVersion: string; packed: PackedSubjects };
  const period = `term-${term}`;
  // Of a class: also those of its pupils who sat in another one in this term.
  const { rows } = await sql<Row>`
    select o.pupil_id, o.class_id, o.grade, o.rule_version, o.is_assessed, o.conduct, o.year_conduct, o.absent_excused, o.absent_unexcused, s.packed
    from outcome o
    left join (
      select pupil_id, json_agg(json_build_array(subject_code, tenths, result)) as packed from outcome_subject
      where unit_id = ${unitId} and school_year = ${schoolYear} and period = ${period} group by pupil_id
    ) s on s.pupil_id = o.pupil_id
    where o.unit_id = ${unitId} and o.school_year = ${schoolYear} and o.period = ${period} and o.grade > 5
      and (${classId}::bigint is null or o.pupil_id in (select x.pupil_id from outcome x
        where x.unit_id = ${unitId} and x.school_year = ${schoolYear} and x.period = 'term-2' and x.class_id = ${classId}::bigint))
    union all
    select * from (
      select distinct on (a.pupil_id) a.pupil_id, n.class_id, n.grade, f.value->>'ruleVersion', (f.value->>'isAssessed')::boolean, f.value->>'conduct',
        f.value->>'yearConduct', (f.value->>'absentExcused')::smallint, (f.value->>'absentUnexcused')::smallint, (f.value->'subjects')::json
      from transfer_answer a
      join transfer_arrival t on t.unit_id = a.unit_id and t.from_unit_id = a.from_unit_id and t.transfer_id = a.transfer_id
      join outcome n on n.unit_id = a.unit_id and n.school_year = t.school_year and n.period = 'term-2' and n.pupil_id = a.pupil_id
      cross join jsonb_array_elements(coalesce(t.payload->'terms', '[]')) f
      where ${term}::integer = 1 and a.unit_id = ${unitId} and t.school_year = ${schoolYear} and a.decision = 'accepted'
        and n.grade > 5 and (f.value->>'term')::integer = 1 and (f.value->>'schoolYear')::integer = ${schoolYear}
        and (${classId}::bigint is null or n.class_id = ${classId}::bigint)
        and not exists (select from outcome x where x.unit_id = a.unit_id and x.school_year = t.school_year and x.period = 'term-1' and x.pupil_id = a.pupil_id)
      order by a.pupil_id, t.sent_at desc
    ) came
    order by 1
  `.execute(db);
  return rows.map(({ ruleVersion, packed, ...row }) => ({
    ...row,
    ruleSet: ruleSetOf(ruleVersion),
    subjects: unpackSubjects(packed).flatMap(({ subject, result }) => (result ? [{ subject, result }] : [])),
  }));
}

/** Stores the results of a closed year, or of its summer, each with version and settings of its rules. */
export async function insertYearResults(
  trx: Trx,
  of: UnitYear & { at: Date; period: YearPeriod },
  years: readonly YearResult[],
  rulesOf: RulesOf,
): Promise<void> {
  const column = <T>(pick: (year: YearResult) => T) => years.map(pick);
  const used = [...new Set(column((y) => y.ruleSet))].map(rulesOf);
  await sql`
    insert into outcome (unit_id, school_year, period, pupil_id, class_id, grade, is_assessed, learning, learning_raw, adjusted_by, average, conduct,
      title, absent_excused, absent_unexcused, before_summer, decision, causes, missing, manual_reason, rule_version, settings, computed_at)
    select ${of.unitId}::bigint, ${of.schoolYear}::integer, ${of.period}::text, o.pupil_id, o.class_id, o.grade, o.is_assessed, o.learning, o.learning_raw, o.adjusted_by,
      o.average, o.conduct, o.title, o.excused, o.unexcused, o.before_summer, o.decision, string_to_array(o.causes, ' '), o.missing::jsonb, o.manual_reason, r.version,
      r.settings, ${of.at}::timestamptz
    from unnest(${column((y) => y.pupilId)}::bigint[], ${column((y) => y.classId)}::bigint[], ${column((y) => y.grade)}::smallint[],
      ${column((y) => y.isAssessed)}::boolean[], ${column((y) => y.learning)}::text[], ${column((y) => y.learningRaw)}::text[],
      ${column((y) => y.adjustedBy)}::text[], ${column((y) => y.average)}::smallint[], ${column((y) => y.conduct)}::text[], ${column((y) => y.title)}::text[],
      ${column((y) => y.absentExcused)}::smallint[], ${column((y) => y.absentUnexcused)}::smallint[], ${column((y) => y.beforeSummer)}::text[],
      ${column((y) => y.decision)}::text[], ${column((y) => y.causes.join(' '))}::text[], ${column((y) => JSON.stringify(y.missing))}::text[],
      ${column((y) => y.manualReason)}::text[],
      ${column((y) => y.ruleSet)}::text[])
      as o (pupil_id, class_id, grade, is_assessed, learning, learning_raw, adjusted_by, average, conduct, title, excused, unexcused, before_summer,
        decision, causes, missing, manual_reason, rule_set)
    join unnest(${used.map((rules) => rules.id)}::text[], ${used.map(versionOf)}::text[], ${used.map((rules) => JSON.stringify(rules.settings))}::text[]::jsonb[])
      as r (rule_set, version, settings) on r.rule_set = o.rule_set
  `.execute(trx);
  const results = years.flatMap(({ pupilId, subjects }) =>
    subjects.flatMap(({ subject, result }) => (result ? [{ pupilId, subject, result }] : [])),
  );
  await sql`
    insert into outcome_subject (unit_id, school_year, period, pupil_id, subject_code, tenths, result)
    select ${of.unitId}::bigint, ${of.schoolYear}::integer, ${of.period}::text, r.*
    from unnest(${results.map((r) => r.pupilId)}::bigint[], ${results.map((r) => r.subject)}::text[],
      ${results.map((r) => (r.result.kind === 'score' ? r.result.tenths : null))}::smallint[],
      ${results.map((r) => (r.result.kind === 'comment' ? r.result.result : null))}::text[]) as r
  `.execute(trx);
}

export type YearPeriod = 'year' | 'summer';

export type StoredYear = Omit<YearResult, 'ruleSet'> & { ruleVersion: string };

/** The stored results of a year in grades 6-12, or of its summer, of the school or of one class. */
export async function listStoredYears(
  db: Db,
  { unitId, schoolYear, classId = null, period = 'year' }: UnitYear & { classId?: number | null; period?: YearPeriod },
): Promise<StoredYear[]> {
  type Row = Omit<StoredYear, 'subjects'> & { packed: PackedSubjects };
  const { rows } = await sql<Row>`
    select o.pupil_id, o.class_id, o.grade, o.is_assessed, o.learning, o.learning_raw, o.adjusted_by, o.average, o.conduct, o.title, o.absent_excused,
      o.absent_unexcused, o.before_summer, o.decision, o.causes, o.missing, o.manual_reason, o.rule_version, s.packed
    from outcome o
    left join (
      select pupil_id, json_agg(json_build_array(subject_code, tenths, result)) as packed from outcome_subject
      where unit_id = ${unitId} and school_year = ${schoolYear} and period = ${period} group by pupil_id
    ) s on s.pupil_id = o.pupil_id
    where o.unit_id = ${unitId} and o.school_year = ${schoolYear} and o.period = ${period} and o.grade > 5 and (${classId}::bigint is null or o.class_id = ${classId}::bigint)
    order by o.pupil_id
  `.execute(db);
  return rows.map(({ packed, ...row }) => ({ ...row, subjects: unpackSubjects(packed) }));
}

export type YearEventKind = 'closed' | 'reopened' | 'summer_closed' | 'summer_reopened';

export async function listYearEvents(db: Db, { unitId, schoolYear }: UnitYear) {
  const rows = await db
    .selectFrom('schoolYearEvent as v')
    .innerJoin('account as a', 'a.id', 'v.accountId')
    .leftJoin('delegation as d', 'd.id', 'v.delegationId')
    .leftJoin('roleAssignment as f', 'f.id', 'd.fromAssignment')
    .leftJoin('account as g', 'g.id', 'f.accountId')
    .where('v.unitId', '=', unitId)
    .where('v.schoolYear', '=', schoolYear)
    .select(['v.kind', 'v.at', 'a.displayName as who', 'g.displayName as onBehalfOf', 'v.reason'])
    .orderBy('v.id', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as YearEventKind, at: row.at.toISOString() }));
}

/** Names, class and place in the register of pupils, in class and register order. */
export async function listNamesOfYear(
  db: Db,
  { unitId, schoolYear, classId = null }: UnitYear & { classId?: number | null },
): Promise<{ pupilId: number; classId: number; className: string; fullName: string; ordinal: number }[]> {
  const { rows } = await sql<{
    pupilId: number;
    classId: number;
    className: string;
    fullName: string;
    ordinal: number;
  }>`
    select e.pupil_id, e.class_id, c.name as class_name, p.family_and_middle_name || ' ' || p.given_name as full_name, min(e.register_order)::integer as ordinal
    from enrolment e
    join class c on c.unit_id = e.unit_id and c.school_year = e.school_year and c.id = e.class_id
    join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
    where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and (${classId}::bigint is null or e.class_id = ${classId}::bigint)
    group by e.pupil_id, e.class_id, c.name, c.sort_key, p.family_and_middle_name, p.given_name
    order by c.sort_key, 5
  `.execute(db);
  return rows;
}
