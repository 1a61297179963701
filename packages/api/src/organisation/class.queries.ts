import type { ClassChoices } from '@truong/contracts/classes';
import type { Trx } from '@truong/db/kysely';
import type { PlannedLine } from '@truong/rules/gradebook/required-assessments';
import type { OpenedSheet } from '@truong/rules/gradebook/sheet-columns';
import { sql } from 'kysely';

type ClassRef = { unitId: number; schoolYear: number; classId: number };

export async function findClassRow(trx: Trx, { unitId, schoolYear, classId }: ClassRef) {
  return trx
    .selectFrom('class')
    .select(['id', 'name', 'level', 'siteId', 'isCombined', 'twoSessions', 'sortKey'])
    .where('unitId', '=', unitId)
    .where('schoolYear', '=', schoolYear)
    .where('id', '=', classId)
    .forUpdate()
    .executeTakeFirst();
}

export async function listChoices(
  trx: Trx,
  { unitId, today }: { unitId: number; today: string },
): Promise<ClassChoices> {
  const staff = await trx
    .selectFrom('staff')
    .where('unitId', '=', unitId)
    .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
    .orderBy('nameSortKey')
    .select(['id', 'code', sql<string>`family_and_middle_name || ' ' || given_name`.as('fullName')])
    .execute();
  const subjects = await trx.selectFrom('subject').select(['code', 'name']).orderBy('sortOrder').execute();
  const sites = await trx
    .selectFrom('site')
    .where('unitId', '=', unitId)
    .select(['id', 'name', 'isMain'])
    .orderBy('isMain', 'desc')
    .orderBy('name')
    .execute();
  return { staff, subjects, sites };
}

export type PlannedClass = { id: number; name: string; level: string; enrolled: number[]; lines: number };

/** Classes of a year with the grades of their pupils and how many lines their plan has. */
export async function listPlannedClasses(
  trx: Trx,
  { unitId, schoolYear, classId }: { unitId: number; schoolYear: number; classId: number | null },
): Promise<PlannedClass[]> {
  const { rows } = await sql<PlannedClass>`
    select c.id, c.name, c.level,
      coalesce((select json_agg(distinct e.grade) from enrolment e where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.class_id = c.id), '[]'::json) as enrolled,
      (select count(*)::integer from class_subject l where l.unit_id = ${unitId} and l.school_year = ${schoolYear} and l.class_id = c.id) as lines
    from class c
    where c.unit_id = ${unitId} and c.school_year = ${schoolYear} and (${classId}::bigint is null or c.id = ${classId}::bigint)
    order by c.sort_key
  `.execute(trx);
  return rows;
}

type LineRef = ClassRef & { grade: number; subjectCode: string };

export type PlanLine = PlannedLine & {
  kind: 'score' | 'comment';
  isChosen: boolean;
  firstClusters: number;
  secondClusters: number;
  areClustersChosen: boolean;
};

/** A subject of a class's plan. */
export async function findPlanLine(trx: Trx, of: LineRef): Promise<PlanLine | undefined> {
  return trx
    .selectFrom('classSubject')
    .select(['kind', 'periods', 'isChosen', 'onlyTerm', 'plannedPeriodic'])
    .select(['firstClusters', 'secondClusters', 'areClustersChosen'])
    .where('unitId', '=', of.unitId)
    .where('schoolYear', '=', of.schoolYear)
    .where('classId', '=', of.classId)
    .where('grade', '=', of.grade)
    .where('subjectCode', '=', of.subjectCode)
    .$castTo<PlanLine>()
    .executeTakeFirst();
}

export type SheetInPlan = Required<OpenedSheet> & {
  id: number;
  isClosed: boolean;
  termEnds: string;
};

/** The sheets that a line of a class's plan has, with the state of their terms; locked until the end of the transaction where asked. */
export async function listSheetsOfLine(
  trx: Trx,
  of: LineRef,
  { isLocking }: { isLocking: boolean } = { isLocking: false },
): Promise<SheetInPlan[]> {
  const { rows } = await sql<SheetInPlan>`
    select s.id, s.term, s.kind, s.rule_set, s.grade, s.subject_code, s.regular_count, s.periodic_count, s.cluster_count, s.plain_regular_count, t.closed_on is not null as is_closed, d.ends_on as term_ends
    from sheet s
    join school_term t on t.unit_id = s.unit_id and t.school_year = s.school_year and t.term = s.term
    join term d on d.school_year = s.school_year and d.term = s.term
    where s.unit_id = ${of.unitId} and s.school_year = ${of.schoolYear} and s.class_id = ${of.classId} and s.grade = ${of.grade} and s.subject_code = ${of.subjectCode}
    order by s.term ${isLocking ? sql`for update of s` : sql``}
  `.execute(trx);
  return rows;
}

export async function offerSubjects(
  trx: Trx,
  subjects: readonly { code: string; name: string; shortName: string }[],
): Promise<void> {
  await sql`select offer_subjects(${subjects.map((one) => one.code)}::text[], ${subjects.map((one) => one.name)}::text[], ${subjects.map((one) => one.shortName)}::text[])`.execute(
    trx,
  );
}

export async function findYear(trx: Trx, schoolYear: number) {
  return trx.selectFrom('schoolYear').selectAll().where('schoolYear', '=', schoolYear).executeTakeFirst();
}
