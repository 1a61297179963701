import type { PupilPage, StaffPage } from '@truong/contracts/people';
import { isTeacher } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { fold } from '@truong/vietnamese/text';
import { sql } from 'kysely';

const pageSize = 50;

/** Every word of the search begins a word of the folded name. The stored text has one space before each word. */
function nameMatches(search: string) {
  const words = fold(search)
    .split(' ')
    .map((word) => word.replace(/[%_\\]/g, ''))
    .filter(Boolean);
  if (words.length === 0) return sql`true`;
  return sql.join(
    words.map((word) => sql`' ' || p.name_search like ${`% ${word}%`}`),
    sql` and `,
  );
}

/** The classes whose pupils this person may look up; undefined when every class of the unit is open to the role. */
export async function listOwnClasses(
  trx: Trx,
  act: Act,
  { unitId, schoolYear }: { unitId: number; schoolYear: number },
): Promise<number[] | undefined> {
  if (!isTeacher(act.role)) return undefined;
  const { rows } = await sql<{ classId: number }>`
    select g.class_id from teaching g join staff p on p.unit_id = g.unit_id and p.id = g.staff_id
      where g.unit_id = ${unitId} and g.school_year = ${schoolYear} and p.person_id = ${act.personId}
        and g.valid_from <= ${act.today}::date and (g.valid_to is null or g.valid_to >= ${act.today}::date)
    union
    select h.class_id from homeroom h join staff p on p.unit_id = h.unit_id and p.id = h.staff_id
      where h.unit_id = ${unitId} and h.school_year = ${schoolYear} and p.person_id = ${act.personId}
        and h.valid_from <= ${act.today}::date and (h.valid_to is null or h.valid_to >= ${act.today}::date)
  `.execute(trx);
  return rows.map((row) => row.classId);
}

type PupilRow = PupilPage['pupils'][number] & { total: number };

export async function listPupils(
  trx: Trx,
  of: { unitId: number; schoolYear: number; classIds: readonly number[] | undefined; search: string; page: number },
): Promise<PupilPage> {
  const { rows } = await sql<PupilRow>`
    select p.id, p.code, p.family_and_middle_name || ' ' || p.given_name as full_name, p.is_female, p.birth_date, p.birth_precision, g.name as ethnic_group,
      c.name as class_name, e.grade, e.starts_on, e.ends_on, (count(*) over ())::integer as total
    from enrolment e
    join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
    join class c on c.unit_id = e.unit_id and c.school_year = e.school_year and c.id = e.class_id
    join ethnic_group g on g.code = p.ethnic_group_code
    where e.unit_id = ${of.unitId} and e.school_year = ${of.schoolYear}
      and (${of.classIds === undefined}::boolean or e.class_id = any(${of.classIds ?? []}::bigint[])) and ${nameMatches(of.search)}
    order by p.name_sort_key, p.id
    limit ${pageSize} offset ${of.page * pageSize}
  `.execute(trx);
  return { total: rows[0]?.total ?? 0, pageSize, pupils: rows.map(({ total: _total, ...pupil }) => pupil) };
}

type StaffRow = Omit<StaffPage['staff'][number], 'homeroomOf' | 'teaches'> & {
  total: number;
  homeroomOf: string[] | null;
  teaches: StaffPage['staff'][number]['teaches'] | null;
};

export async function listStaff(
  trx: Trx,
  of: { unitId: number; schoolYear: number; search: string; page: number },
): Promise<StaffPage> {
  const { rows } = await sql<StaffRow>`
    select p.id, p.code, p.family_and_middle_name || ' ' || p.given_name as full_name, p.is_female, p.post, (count(*) over ())::integer as total,
      (select json_agg(c.name order by c.sort_key) from homeroom h join class c on c.unit_id = h.unit_id and c.school_year = h.school_year and c.id = h.class_id
        where h.unit_id = p.unit_id and h.school_year = ${of.schoolYear} and h.staff_id = p.id) as homeroom_of,
      (select json_agg(json_build_object('subjectName', t.name, 'classNames', t.names)) from (
        select j.name, json_agg(c.name order by c.sort_key) as names from teaching g
        join subject j on j.code = g.subject_code
        join class c on c.unit_id = g.unit_id and c.school_year = g.school_year and c.id = g.class_id
        where g.unit_id = p.unit_id and g.school_year = ${of.schoolYear} and g.staff_id = p.id group by j.name) t) as teaches
    from staff p
    where p.unit_id = ${of.unitId} and ${nameMatches(of.search)}
    order by p.name_sort_key, p.id
    limit ${pageSize} offset ${of.page * pageSize}
  `.execute(trx);
  return {
    total: rows[0]?.total ?? 0,
    pageSize,
    staff: rows.map(({ total: _total, ...row }) => ({
      ...row,
      homeroomOf: row.homeroomOf ?? [],
      teaches: row.teaches ?? [],
    })),
  };
}
