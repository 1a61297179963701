import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

/** How many schools below an office stand at each place on a day. */
export async function countSchoolsAtPlaces(
  trx: Trx,
  { officeId, day }: { officeId: number; day: string },
): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; schools: number }>`
    select coalesce(f.administrative_code, u.administrative_code, '') as code, count(*)::integer as schools
    from unit_above a
    join unit u on u.id = a.unit_id and u.kind = 'school'
    left join lateral (select x.administrative_code from unit_former x where x.unit_id = u.id and x.valid_to >= ${day}::date order by x.valid_to limit 1) f on true
    where a.above_id = ${officeId} and a.valid_from <= ${day}::date and (a.valid_to is null or a.valid_to >= ${day}::date)
    group by 1
  `.execute(trx);
  return new Map(rows.map(({ code, schools }) => [code, schools]));
}
