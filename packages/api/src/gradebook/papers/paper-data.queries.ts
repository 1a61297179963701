import type { UnitYear } from '@truong/contracts/common';
import type { PaperPeriod } from '@truong/contracts/papers';
import type { Trx } from '@truong/db/kysely';
import type { ConductLevel, LearningLevel } from '@truong/rules/gradebook/levels';
import type { PrimaryAward } from '@truong/rules/gradebook/regimes/primary-rules';
import type { TitleCode } from '@truong/rules/gradebook/regimes/secondary-rules';
import type { KnownResult } from '@truong/rules/gradebook/subject-result';
import { sql } from 'kysely';
import { type PackedSubjects, unpackSubjects } from '../outcome.queries.ts';

export type StoredResult = {
  pupilId: number;
  period: PaperPeriod | 'summer';
  classId: number;
  className: string;
  level: string;
  grade: number;
  isAssessed: boolean;
  learning: LearningLevel | null;
  conduct: ConductLevel | null;
  average: number | null;
  title: TitleCode | null;
  absentExcused: number | null;
  absentUnexcused: number | null;
  beforeSummer: string | null;
  decision: 'promoted' | 'retained' | null;
  ruleVersion: string;
  subjects: ReadonlyMap<string, KnownResult | null>;
};

/** The stored results of pupils in a year: of both terms, the year, and of the summer what was taken or judged again. */
export async function listStoredResults(
  trx: Trx,
  { unitId, schoolYear, pupilIds }: UnitYear & { pupilIds: readonly number[] },
): Promise<StoredResult[]> {
  type Row = Omit<StoredResult, 'subjects'> & { packed: PackedSubjects };
  const { rows } = await sql<Row>`
    select o.pupil_id, o.period, o.class_id, c.name as class_name, c.level, o.grade, o.is_assessed, o.learning, o.conduct, o.average, o.title,
      o.absent_excused, o.absent_unexcused, o.before_summer, o.decision, o.rule_version, s.packed
    from outcome o
    join class c on c.unit_id = o.unit_id and c.school_year = o.school_year and c.id = o.class_id
    left join (
      select pupil_id, period, json_agg(json_build_array(subject_code, tenths, result)) as packed from outcome_subject
      where unit_id = ${unitId} and school_year = ${schoolYear} and pupil_id = any(${pupilIds}::bigint[]) group by pupil_id, period
    ) s on s.pupil_id = o.pupil_id and s.period = o.period
    where o.unit_id = ${unitId} and o.school_year = ${schoolYear} and o.grade > 5 and o.pupil_id = any(${pupilIds}::bigint[])
  `.execute(trx);
  return rows.map(({ packed, ...row }) => ({
    ...row,
    subjects: new Map(unpackSubjects(packed).map(({ subject, result }) => [subject, result])),
  }));
}

export type ResultHolder = {
  pupilId: number;
  classId: number;
  className: string;
  grade: number;
  fullName: string;
  title: TitleCode | PrimaryAward | null;
};

/** Who has a stored result of a period, of one class or all, in class and register order. */
export async function listResultHolders(
  trx: Trx,
  { unitId, schoolYear, period, classId }: UnitYear & { period: PaperPeriod; classId: number | null },
): Promise<ResultHolder[]> {
  const { rows } = await sql<ResultHolder>`
    select o.pupil_id, o.class_id, c.name as class_name, o.grade, ltrim(p.family_and_middle_name || ' ' || p.given_name) as full_name, o.title
    from outcome o
    join class c on c.unit_id = o.unit_id and c.school_year = o.school_year and c.id = o.class_id
    join pupil p on p.unit_id = o.unit_id and p.id = o.pupil_id
    left join (select pupil_id, class_id, min(register_order) as ordinal from enrolment
      where unit_id = ${unitId} and school_year = ${schoolYear} group by pupil_id, class_id) e on e.pupil_id = o.pupil_id and e.class_id = o.class_id
    where o.unit_id = ${unitId} and o.school_year = ${schoolYear} and o.period = ${period} and (${classId}::bigint is null or o.class_id = ${classId}::bigint)
    order by c.sort_key, c.id, e.ordinal, p.name_sort_key, o.pupil_id
  `.execute(trx);
  return rows;
}

/** The closed years of the school up to one, in which any of these pupils has a result; the oldest first. */
export async function listYearsOfPupils(
  trx: Trx,
  { unitId, schoolYear, pupilIds }: UnitYear & { pupilIds: readonly number[] },
): Promise<{ schoolYear: number; closedOn: string }[]> {
  const { rows } = await sql<{ schoolYear: number; closedOn: string }>`
    select y.school_year, y.closed_on from school_year_closing y
    where y.unit_id = ${unitId} and y.school_year <= ${schoolYear} and y.closed_on is not null
      and exists (select from outcome o where o.unit_id = ${unitId} and o.school_year = y.school_year and o.period = 'year'
        and o.pupil_id = any(${pupilIds}::bigint[]))
    order by y.school_year
  `.execute(trx);
  return rows;
}

export type Corrected = { pupilId: number; subjectCode: string; term: number; changes: { from: string; to: string }[] };

/**
 * Every change of a cell that held something before, by pupil and subject, cell by cell in its order; `classId`: on the sheets of
 * one class only, for a pupil may have been in another one.
 */
export async function listCellChanges(
  trx: Trx,
  { unitId, schoolYear, pupilIds, classId = null }: UnitYear & { pupilIds: readonly number[]; classId?: number | null },
): Promise<Corrected[]> {
  // The first version of a cell corrects nothing, and what it held is what the second one replaced.
  const { rows } = await sql<Corrected>`
    select h.pupil_id, s.subject_code, s.term, json_agg(json_build_object('from', h.from_value, 'to', h.to_value) order by h.seq, h.ordinal) as changes
    from mark_history h
    join sheet s on s.unit_id = h.unit_id and s.school_year = h.school_year and s.id = h.sheet_id
    where h.unit_id = ${unitId} and h.school_year = ${schoolYear} and h.pupil_id = any(${pupilIds}::bigint[]) and h.version > 1 and s.subject_code is not null
      and (${classId}::bigint is null or s.class_id = ${classId}::bigint)
    group by h.pupil_id, s.subject_code, s.term, h.sheet_id, h.slot
  `.execute(trx);
  return rows;
}

export type YearRemark = { pupilId: number; subjectCode: string | null; text: string };

/** What teachers wrote of these pupils at the end of a term, of semester II unless told; of no subject: the homeroom teacher's. */
export async function listYearRemarks(
  trx: Trx,
  { unitId, schoolYear, pupilIds, term = 2 }: UnitYear & { pupilIds: readonly number[]; term?: 1 | 2 },
): Promise<YearRemark[]> {
  const { rows } = await sql<YearRemark>`
    select r.pupil_id, s.subject_code, r.text from remark r
    join sheet s on s.unit_id = r.unit_id and s.school_year = r.school_year and s.id = r.sheet_id
    where r.unit_id = ${unitId} and r.school_year = ${schoolYear} and r.pupil_id = any(${pupilIds}::bigint[])
      and s.term = ${term} and r.occasion = 'end' and r.text <> ''
  `.execute(trx);
  return rows;
}

export type Teaching = { classId: number; subjectCode: string; names: string };

/** Who teaches what in these classes in the year, the first teachers first; substitutes do not sign. */
export async function listTeachers(
  trx: Trx,
  { unitId, schoolYear, classIds }: UnitYear & { classIds: readonly number[] },
): Promise<{ teaching: Teaching[]; homerooms: Map<number, string> }> {
  const name = sql`p.family_and_middle_name || ' ' || p.given_name`;
  const taught = await sql<Teaching>`
    select g.class_id, g.subject_code, string_agg(g.name, ', ' order by g.since) as names
    from (select g.class_id, g.subject_code, ${name} as name, min(g.valid_from) as since
      from teaching g join staff p on p.unit_id = g.unit_id and p.id = g.staff_id
      where g.unit_id = ${unitId} and g.school_year = ${schoolYear} and g.class_id = any(${classIds}::bigint[]) group by 1, 2, 3) g
    group by g.class_id, g.subject_code
  `.execute(trx);
  const kept = await sql<{ classId: number; name: string }>`
    select distinct on (h.class_id) h.class_id, ${name} as name from homeroom h join staff p on p.unit_id = h.unit_id and p.id = h.staff_id
    where h.unit_id = ${unitId} and h.school_year = ${schoolYear} and h.class_id = any(${classIds}::bigint[])
    order by h.class_id, h.valid_from desc
  `.execute(trx);
  return { teaching: taught.rows, homerooms: new Map(kept.rows.map((row) => [row.classId, row.name])) };
}

export type BookPupilRow = {
  pupilId: number;
  grade: number;
  ordinal: number;
  fullName: string;
  isFemale: boolean;
  birthDate: string;
  birthPrecision: 'day' | 'year';
  leftOn: string | null;
};

/** Everybody who was ever in a class in the year, in register order; who left keeps the place. */
export async function listBookPupils(
  trx: Trx,
  { unitId, schoolYear, classId, isPrimary = false }: UnitYear & { classId: number; isPrimary?: boolean },
): Promise<BookPupilRow[]> {
  const { rows } = await sql<BookPupilRow>`
    select e.pupil_id, max(e.grade) as grade, min(e.register_order)::integer as ordinal, ltrim(p.family_and_middle_name || ' ' || p.given_name) as full_name,
      p.is_female, p.birth_date, p.birth_precision, case when bool_and(e.ends_on is not null) then to_char(max(e.ends_on), 'DD/MM/YYYY') end as left_on
    from enrolment e join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
    where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.class_id = ${classId} and (e.grade <= 5) = ${isPrimary}
    group by e.pupil_id, p.family_and_middle_name, p.given_name, p.is_female, p.birth_date, p.birth_precision
    order by 3, e.pupil_id
  `.execute(trx);
  return rows;
}

/** The classes whose books are printed: of grades 6-12, or of grades 1-5. */
export async function listBookClasses(
  trx: Trx,
  { unitId, schoolYear, classId, isPrimary }: UnitYear & { classId: number | null; isPrimary: boolean },
): Promise<{ classId: number; className: string }[]> {
  const { rows } = await sql<{ classId: number; className: string }>`
    select c.id as class_id, c.name as class_name from class c
    where c.unit_id = ${unitId} and c.school_year = ${schoolYear} and c.level in ('primary', 'lower_secondary', 'upper_secondary', 'continuing')
      and (c.level = 'primary') = ${isPrimary} and (${classId}::bigint is null or c.id = ${classId}::bigint)
    order by c.sort_key, c.id
  `.execute(trx);
  return rows;
}

/** Every subject with its name, in the order of lists. */
export function listSubjectNames(trx: Trx): Promise<{ code: string; name: string }[]> {
  return trx.selectFrom('subject').select(['code', 'name']).orderBy('sortOrder').orderBy('code').execute();
}
