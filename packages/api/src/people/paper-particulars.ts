import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import { insertLooks } from './imports/preview-import.ts';

export type PaperParticulars = {
  id: number;
  fullName: string;
  isFemale: boolean;
  birthDate: string;
  birthPrecision: 'day' | 'year';
  ethnicity: string;
  birthPlace: string | null;
  residence: string | null;
  policies: string | null;
  guardians: {
    relation: 'father' | 'mother' | 'guardian';
    fullName: string;
    occupation: string | null;
    phone: string | null;
  }[];
};

/** What papers show of pupils, restricted particulars too: whoever has such a paper printed stands in the log of looks. */
export async function listPaperParticulars(
  trx: Trx,
  act: Act,
  { unitId, pupilIds }: { unitId: number; pupilIds: readonly number[] },
): Promise<PaperParticulars[]> {
  type Row = Omit<PaperParticulars, 'guardians'> & { guardians: PaperParticulars['guardians'] | null };
  const { rows } = await sql<Row>`
    select p.id, ltrim(p.family_and_middle_name || ' ' || p.given_name) as full_name, p.is_female, p.birth_date, p.birth_precision, e.name as ethnicity,
      d.birth_place, d.residence_address as residence,
      (select string_agg(g.name, ', ' order by g.sort_order) from policy_group g where g.code = any(d.policy_groups)) as policies, g.guardians
    from pupil p
    join ethnic_group e on e.code = p.ethnic_group_code
    left join pupil_detail d on d.unit_id = p.unit_id and d.pupil_id = p.id
    left join (select pupil_id, json_agg(json_build_object('relation', relation, 'fullName', full_name, 'occupation', occupation, 'phone', phone) order by id) as guardians
      from guardian where unit_id = ${unitId} and pupil_id = any(${pupilIds}::bigint[]) group by pupil_id) g on g.pupil_id = p.id
    where p.unit_id = ${unitId} and p.id = any(${pupilIds}::bigint[])
  `.execute(trx);
  await insertLooks(trx, act, { unitId, pupilIds });
  return rows.map((row) => ({ ...row, guardians: row.guardians ?? [] }));
}
