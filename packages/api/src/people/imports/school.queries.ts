import type { UnitYear } from '@truong/contracts/common';
import type { Trx } from '@truong/db/kysely';
import type { ImportContext } from '@truong/rules/people/import-kinds';
import { sql } from 'kysely';
import type { z } from 'zod';

type Of = z.infer<typeof UnitYear> & { today: string };

export type SchoolClass = {
  id: number;
  name: string;
  level: string;
  siteId: number | null;
  twoSessions: boolean;
  grades: number[];
  pupils: number;
};
/** What rows name without being it: lists of the country, classes and sites of the school, the year. */
export type Surroundings = {
  ethnicGroups: { code: string; name: string }[];
  subjects: ImportContext['subjects'];
  policyGroups: { code: string; name: string }[];
  classes: SchoolClass[];
  sites: { id: number; name: string }[];
  levels: string[];
  year: { startsOn: string; endsOn: string };
};

export async function loadSurroundings(trx: Trx, { unitId, schoolYear, today }: Of): Promise<Surroundings> {
  const [ethnicGroups, subjects, policyGroups, classes, sites, levels, years] = await Promise.all([
    trx.selectFrom('ethnicGroup').select(['code', 'name']).orderBy('code').execute(),
    trx.selectFrom('subject').select(['code', 'name', 'shortName']).orderBy('sortOrder').execute(),
    trx.selectFrom('policyGroup').select(['code', 'name']).orderBy('sortOrder').execute(),
    listSchoolClasses(trx, { unitId, schoolYear }),
    trx.selectFrom('site').select(['id', 'name']).where('unitId', '=', unitId).orderBy('id').execute(),
    trx
      .selectFrom('unitLevel')
      .select('level')
      .where('unitId', '=', unitId)
      .where('validFrom', '<=', today)
      .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
      .execute(),
    trx.selectFrom('schoolYear').select(['startsOn', 'endsOn']).where('schoolYear', '=', schoolYear).execute(),
  ]);
  return {
    ethnicGroups,
    subjects,
    policyGroups,
    classes,
    sites,
    levels: levels.map(({ level }) => level),
    year: years[0] ?? { startsOn: `${schoolYear}-09-05`, endsOn: `${schoolYear + 1}-05-31` },
  };
}

/** The grades of a class are those of its pupils, else of its plan. */
async function listSchoolClasses(
  trx: Trx,
  { unitId, schoolYear }: { unitId: number; schoolYear: number },
): Promise<SchoolClass[]> {
  type Row = Omit<SchoolClass, 'grades'> & { grades: number[] | null; planned: number[] | null };
  const { rows } = await sql<Row>`
    select c.id, c.name, c.level, c.site_id, c.two_sessions, coalesce(e.pupils, 0) as pupils, e.grades, l.planned
    from class c
    left join (select class_id, count(*)::integer as pupils, json_agg(distinct grade) as grades from enrolment
      where unit_id = ${unitId} and school_year = ${schoolYear} group by class_id) e on e.class_id = c.id
    left join (select class_id, json_agg(distinct grade) as planned from class_subject
      where unit_id = ${unitId} and school_year = ${schoolYear} group by class_id) l on l.class_id = c.id
    where c.unit_id = ${unitId} and c.school_year = ${schoolYear}
    order by c.sort_key, c.id
  `.execute(trx);
  return rows.map(({ grades, planned, ...row }) => ({ ...row, grades: grades ?? planned ?? [] }));
}

export type SchoolGuardian = {
  id: number;
  relation: 'father' | 'mother' | 'guardian';
  fullName: string;
  birthYear: number | null;
  occupation: string | null;
  phone: string | null;
};
export type SchoolPupil = {
  id: number;
  personId: number;
  code: string;
  fullName: string;
  isFemale: boolean;
  birthDate: string;
  birthPrecision: 'day' | 'year';
  ethnicGroupCode: string;
  personalNumber: string | null;
  educationNumber: string | null;
  birthPlace: string | null;
  residenceAddress: string | null;
  phone: string | null;
  policyGroups: string[] | null;
  disabilityKind: string | null;
  disabilityNote: string | null;
  religion: string | null;
  /** Where the pupil stands now in this year. */
  classId: number | null;
  className: string | null;
  grade: number | null;
  startsOn: string | null;
  /** Where the pupil stood last in this year, when that has ended: its last day, and why the school was left. */
  lastDay: string | null;
  lastClassName: string | null;
  lastGrade: number | null;
  leaving: string | null;
  guardians: SchoolGuardian[] | null;
};

/** Every pupil that the school has particulars of, with restricted ones: whoever shows them writes sensitive_look. */
export async function listSchoolPupils(
  trx: Trx,
  { unitId, schoolYear }: { unitId: number; schoolYear: number },
): Promise<SchoolPupil[]> {
  const { rows } = await sql<SchoolPupil>`
    select p.id, p.person_id, p.code, ltrim(p.family_and_middle_name || ' ' || p.given_name) as full_name, p.is_female, p.birth_date,
      p.birth_precision, p.ethnic_group_code, d.personal_number, d.education_number, d.birth_place, d.residence_address, d.phone,
      d.policy_groups, d.disability_kind, d.disability_note, d.religion, e.class_id, c.name as class_name, e.grade, e.starts_on,
      x.ends_on as last_day, l.name as last_class_name, x.grade as last_grade, x.leaving, g.guardians
    from pupil p
    left join pupil_detail d on d.unit_id = p.unit_id and d.pupil_id = p.id
    left join enrolment e on e.unit_id = p.unit_id and e.school_year = ${schoolYear} and e.pupil_id = p.id and e.ends_on is null
    left join class c on c.unit_id = e.unit_id and c.school_year = e.school_year and c.id = e.class_id
    left join (select distinct on (pupil_id) pupil_id, class_id, grade, ends_on, leaving from enrolment
      where unit_id = ${unitId} and school_year = ${schoolYear} order by pupil_id, starts_on desc, id desc
    ) x on x.pupil_id = p.id and x.ends_on is not null
    left join class l on l.unit_id = p.unit_id and l.school_year = ${schoolYear} and l.id = x.class_id
    left join (select pupil_id, json_agg(json_build_object('id', id, 'relation', relation, 'fullName', full_name,
        'birthYear', birth_year, 'occupation', occupation, 'phone', phone) order by id) as guardians
      from guardian where unit_id = ${unitId} group by pupil_id) g on g.pupil_id = p.id
    where p.unit_id = ${unitId}
    order by c.sort_key nulls last, l.sort_key nulls last, e.register_order, p.name_sort_key, p.id
  `.execute(trx);
  return rows;
}

export type SchoolStaff = {
  id: number;
  personId: number;
  code: string;
  fullName: string;
  isFemale: boolean;
  birthDate: string | null;
  ethnicGroupCode: string | null;
  post: string;
  validFrom: string;
  validTo: string | null;
  personalNumber: string | null;
  phone: string | null;
  email: string | null;
  qualification: string | null;
  specialism: string | null;
  contract: string | null;
};

export async function listSchoolStaff(trx: Trx, { unitId }: { unitId: number }): Promise<SchoolStaff[]> {
  const { rows } = await sql<SchoolStaff>`
    select p.id, p.person_id, p.code, ltrim(p.family_and_middle_name || ' ' || p.given_name) as full_name, p.is_female, p.birth_date,
      p.ethnic_group_code, p.post, p.valid_from, p.valid_to, d.personal_number, d.phone, d.email,
      d.qualification, d.specialism, d.contract
    from staff p
    left join staff_detail d on d.unit_id = p.unit_id and d.staff_id = p.id
    where p.unit_id = ${unitId}
    order by p.name_sort_key, p.id
  `.execute(trx);
  return rows;
}

export type SchoolDuties = {
  teaching: { id: number; staffId: number; classId: number; subjectCode: string }[];
  homerooms: { id: number; staffId: number; classId: number; validFrom: string }[];
};

/** Who teaches what where today, and who holds which homeroom. */
export async function listDuties(trx: Trx, { unitId, schoolYear, today }: Of): Promise<SchoolDuties> {
  const [teaching, homerooms] = await Promise.all([
    trx
      .selectFrom('teaching')
      .select(['id', 'staffId', 'classId', 'subjectCode'])
      .where('unitId', '=', unitId)
      .where('schoolYear', '=', schoolYear)
      .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
      .execute(),
    trx
      .selectFrom('homeroom')
      .select(['id', 'staffId', 'classId', 'validFrom'])
      .where('unitId', '=', unitId)
      .where('schoolYear', '=', schoolYear)
      .where((eb) => eb.or([eb('validTo', 'is', null), eb('validTo', '>=', today)]))
      .execute(),
  ]);
  return { teaching, homerooms };
}
