import type { UnitYear } from '@truong/contracts/common';
import type { PupilCases } from '@truong/contracts/pupil-cases';
import type { Db } from '@truong/db/kysely';
import { type RuleSet, rulesFor } from '@truong/rules/gradebook/rule-set';
import { sql } from 'kysely';
import { findSettings } from '../../organisation/index.ts';

export type CasePupil = {
  pupilId: number;
  fullName: string;
  classId: number;
  className: string;
  grade: number;
  level: string;
  yearEnds: string;
  subjects: { code: string; name: string; kind: 'score' | 'comment'; isChosen: boolean; isTaken: boolean }[];
};

/** The pupils of a class, or one pupil, of a year with the subjects of their plan; who left and came back stands once. */
export async function listCasePupils(
  db: Db,
  {
    unitId,
    schoolYear,
    classId = null,
    pupilId = null,
  }: UnitYear & { classId?: number | null; pupilId?: number | null },
): Promise<CasePupil[]> {
  const { rows } = await sql<CasePupil>`
    select distinct on (c.sort_key, e.register_order, e.pupil_id) e.pupil_id, p.family_and_middle_name || ' ' || p.given_name as full_name, e.class_id,
      c.name as class_name, e.grade, c.level, y.ends_on as year_ends,
      coalesce((select json_agg(json_build_object('code', j.code, 'name', j.name, 'kind', l.kind, 'isChosen', l.is_chosen, 'isTaken', not l.is_chosen or exists (
          select from subject_choice o where o.unit_id = ${unitId} and o.school_year = ${schoolYear} and o.class_id = l.class_id and o.grade = l.grade
            and o.subject_code = l.subject_code and o.pupil_id = e.pupil_id)) order by j.sort_order) from class_subject l
        join subject j on j.code = l.subject_code
        where l.unit_id = ${unitId} and l.school_year = ${schoolYear} and l.class_id = e.class_id and l.grade = e.grade), '[]'::json) as subjects
    from enrolment e
    join class c on c.unit_id = e.unit_id and c.school_year = e.school_year and c.id = e.class_id
    join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
    join school_year y on y.school_year = e.school_year
    where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and (${classId}::bigint is null or e.class_id = ${classId}::bigint)
      and (${pupilId}::bigint is null or e.pupil_id = ${pupilId}::bigint)
    order by c.sort_key, e.register_order, e.pupil_id, e.starts_on desc
  `.execute(db);
  return rows;
}

/** The circular that a pupil's grade follows at the end of the year; null where none is known. */
export async function rulesOfPupil(
  db: Db,
  of: UnitYear,
  { level, grade, yearEnds: date }: Pick<CasePupil, 'level' | 'grade' | 'yearEnds'>,
): Promise<RuleSet | null> {
  const programme = level === 'continuing' ? 'continuing' : 'general';
  return rulesFor({ programme, grade, schoolYear: of.schoolYear, date }, await findSettings(db, of));
}

type Exemption = PupilCases['exemptions'][number];

/** Every exemption of a year, those revoked too, newest first. */
export async function listExemptions(db: Db, { unitId, schoolYear }: UnitYear): Promise<Exemption[]> {
  type Row = Omit<Exemption, 'grantedAt' | 'revokedAt'> & { grantedAt: Date; revokedAt: Date | null };
  const { rows } = await sql<Row>`
    select x.id, x.pupil_id, p.family_and_middle_name || ' ' || p.given_name as full_name, ${classNameOf('x')} as class_name, j.name as subject_name,
      x.term, x.kind, x.requested_on, x.record, x.granted_at, a.display_name as who, x.revoked_at, x.revoked_reason
    from exemption x
    join pupil p on p.unit_id = x.unit_id and p.id = x.pupil_id
    join subject j on j.code = x.subject_code
    join account a on a.id = x.account_id
    where x.unit_id = ${unitId} and x.school_year = ${schoolYear}
    order by x.id desc
  `.execute(db);
  return rows.map((row) => ({
    ...row,
    grantedAt: row.grantedAt.toISOString(),
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }));
}

type Plan = PupilCases['plans'][number];

/** What was decided last from each pupil's individual plan, those that were ended too. */
export async function listPlans(db: Db, { unitId, schoolYear }: UnitYear): Promise<Plan[]> {
  const { rows } = await sql<Omit<Plan, 'at'> & { at: Date }>`
    select distinct on (x.pupil_id) x.pupil_id, p.family_and_middle_name || ' ' || p.given_name as full_name, ${classNameOf('x')} as class_name,
      x.learning, x.conduct, x.primary_level, x.decision, x.reason, x.at, a.display_name as who
    from individual_plan x
    join pupil p on p.unit_id = x.unit_id and p.id = x.pupil_id
    join account a on a.id = x.account_id
    where x.unit_id = ${unitId} and x.school_year = ${schoolYear}
    order by x.pupil_id, x.id desc
  `.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** The class in which a pupil was last in the year, by the pupil of `table`; nothing for one who is in none. */
export function classNameOf(table: string) {
  const [unit, year, pupil] = ['unit_id', 'school_year', 'pupil_id'].map((column) => sql.ref(`${table}.${column}`));
  return sql`coalesce((select c.name from enrolment e join class c on c.unit_id = e.unit_id and c.school_year = e.school_year and c.id = e.class_id
    where e.unit_id = ${unit} and e.school_year = ${year} and e.pupil_id = ${pupil} order by e.starts_on desc limit 1), '')`;
}
