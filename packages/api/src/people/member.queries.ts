import type { MemberDetail } from '@truong/contracts/particulars';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

type Row = Omit<MemberDetail, 'history' | 'qualifications' | 'homeroomOf' | 'teaches' | 'substitutions'> & {
  qualifications: MemberDetail['qualifications'] | null;
  homeroomOf: string[] | null;
  teaches: MemberDetail['teaches'] | null;
  substitutions: MemberDetail['substitutions'] | null;
};

/** Of a member of staff `p`: what is in the hands of a substitute, and what this one keeps for others. */
function substitutionsOf({ schoolYear, today }: { schoolYear: number; today: string }) {
  return sql`(select json_agg(json_build_object('isStandIn', b.staff_id = p.id, 'other', o.family_and_middle_name || ' ' || o.given_name,
      'className', c.name, 'subjectName', j.name, 'validFrom', b.valid_from, 'validTo', least(b.valid_to, g.valid_to, h.valid_to)) order by b.valid_from, c.sort_key, j.sort_order)
    from substitution b
    left join teaching g on g.unit_id = b.unit_id and g.school_year = b.school_year and g.id = b.teaching_id
    left join homeroom h on h.unit_id = b.unit_id and h.school_year = b.school_year and h.id = b.homeroom_id
    join class c on c.unit_id = b.unit_id and c.school_year = b.school_year and c.id = coalesce(g.class_id, h.class_id)
    left join subject j on j.code = g.subject_code
    join staff o on o.unit_id = b.unit_id and o.id = case when b.staff_id = p.id then coalesce(g.staff_id, h.staff_id) else b.staff_id end
    where b.unit_id = p.unit_id and b.school_year = ${schoolYear} and b.ended_at is null and p.id in (b.staff_id, g.staff_id, h.staff_id)
      and least(b.valid_to, g.valid_to, h.valid_to) >= ${today}::date)`;
}

export async function findMember(
  trx: Trx,
  of: { unitId: number; schoolYear: number; staffId: number; isOpen: boolean; today: string },
): Promise<Omit<MemberDetail, 'history'> | undefined> {
  const { rows } = await sql<Row>`
    select p.id, p.code, ltrim(p.family_and_middle_name || ' ' || p.given_name) as full_name, p.is_female, p.birth_date, p.ethnic_group_code,
      n.name as ethnic_group, p.post, p.valid_from, p.valid_to,
      case when ${of.isOpen}::boolean then json_build_object('personalNumber', d.personal_number, 'phone', d.phone, 'email', d.email, 'address', d.address,
        'qualification', d.qualification, 'specialism', d.specialism, 'contract', d.contract) end as detail,
      (select json_agg(json_build_object('id', q.id, 'kind', q.kind, 'level', q.level, 'major', q.major, 'obtainedIn', q.obtained_in) order by q.kind, q.id)
        from staff_qualification q where q.unit_id = p.unit_id and q.staff_id = p.id) as qualifications,
      (select json_agg(c.name order by c.sort_key) from homeroom h join class c on c.unit_id = h.unit_id and c.school_year = h.school_year and c.id = h.class_id
        where h.unit_id = p.unit_id and h.school_year = ${of.schoolYear} and h.staff_id = p.id) as homeroom_of,
      (select json_agg(json_build_object('subjectName', t.name, 'classNames', t.names)) from (
        select j.name, json_agg(c.name order by c.sort_key) as names from teaching g
        join subject j on j.code = g.subject_code
        join class c on c.unit_id = g.unit_id and c.school_year = g.school_year and c.id = g.class_id
        where g.unit_id = p.unit_id and g.school_year = ${of.schoolYear} and g.staff_id = p.id group by j.name) t) as teaches,
      ${substitutionsOf(of)} as substitutions
    from staff p
    left join staff_detail d on d.unit_id = p.unit_id and d.staff_id = p.id
    left join ethnic_group n on n.code = p.ethnic_group_code
    where p.unit_id = ${of.unitId} and p.id = ${of.staffId}
  `.execute(trx);
  const [row] = rows;
  return (
    row && {
      ...row,
      qualifications: row.qualifications ?? [],
      homeroomOf: row.homeroomOf ?? [],
      teaches: row.teaches ?? [],
      substitutions: row.substitutions ?? [],
    }
  );
}

/** 'Đại học, Sư phạm Toán, 2012': what of it is known. */
export function qualificationLabel(of: { level: string; major: string | null; obtainedIn: number | null }): string {
  return [of.level, of.major, of.obtainedIn].filter(Boolean).join(', ');
}
