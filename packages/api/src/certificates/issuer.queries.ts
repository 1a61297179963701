import type { PaperIssuer } from '@truong/contracts/papers';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import { listLineAbove } from '../organisation/index.ts';

type Row = { schoolType: string; commune: string | null; province: string | null; principal: string | null };

/** Who issues papers of a school on a day: its name and the office above by that day's names, its place, its principal. */
export async function findIssuer(trx: Trx, { unitId, day }: { unitId: number; day: string }): Promise<PaperIssuer> {
  const [line, place] = await Promise.all([listLineAbove(trx, { unitId, asOf: day }), findPlace(trx, { unitId, day })]);
  const school = line.at(-1);
  const office = line.at(-2);
  return {
    office: office?.name ?? null,
    school: school?.name ?? '',
    place: place.commune,
    province: place.province,
    headRole: place.schoolType === 'continuing' ? 'Giám đốc' : 'Hiệu trưởng',
    principal: place.principal,
  };
}

async function findPlace(trx: Trx, { unitId, day }: { unitId: number; day: string }): Promise<Row> {
  const holds = (table: 'c' | 'd' | 'p') =>
    sql`${sql.ref(`${table}.valid_from`)} <= ${day}::date and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} >= ${day}::date)`;
  const { rows } = await sql<Row>`
    select u.school_type, c.name as commune, coalesce(p.name, q.name) as province, (
      select s.family_and_middle_name || ' ' || s.given_name from staff s where s.unit_id = ${unitId} and s.post = 'principal'
        and s.valid_from <= ${day}::date and (s.valid_to is null or s.valid_to >= ${day}::date) order by s.valid_from desc limit 1) as principal
    from unit u
    left join lateral (select f.administrative_code from unit_former f where f.unit_id = u.id and f.valid_to >= ${day}::date order by f.valid_to limit 1) f on true
    left join administrative_unit c on c.code = coalesce(f.administrative_code, u.administrative_code) and c.kind = 'commune' and ${holds('c')}
    left join administrative_unit p on p.code = c.parent_code and p.kind = 'province' and ${holds('p')}
    left join administrative_unit d on d.code = c.parent_code and d.kind = 'district' and ${holds('d')}
    left join administrative_unit q on q.code = d.parent_code and q.kind = 'province' and q.valid_from <= ${day}::date and (q.valid_to is null or q.valid_to >= ${day}::date)
    where u.id = ${unitId}
  `.execute(trx);
  return rows[0] ?? { schoolType: 'regular', commune: null, province: null, principal: null };
}
