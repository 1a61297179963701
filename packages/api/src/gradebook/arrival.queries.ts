import type { UnitTerm } from '@truong/contracts/common';
import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';

export type Arrival = { pupilId: number; arrivedOn: string; cameFrom: string | null };

/** Who of a class came to the school after the term had begun, and from which school by transfer. */
export async function listArrivals(
  db: Db,
  { unitId, schoolYear, term, classId }: UnitTerm & { classId: number },
): Promise<Map<number, Arrival>> {
  const { rows } = await sql<Arrival>`
    select e.pupil_id, min(e.starts_on) as arrived_on, (
      select t.from_unit_name from transfer_answer a
      join transfer_arrival t on t.unit_id = a.unit_id and t.from_unit_id = a.from_unit_id and t.transfer_id = a.transfer_id
      where a.unit_id = ${unitId} and a.pupil_id = e.pupil_id and a.decision = 'accepted' and t.school_year = ${schoolYear}
      order by t.sent_at desc limit 1) as came_from
    from enrolment e
    where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.pupil_id in (
      select x.pupil_id from enrolment x where x.unit_id = ${unitId} and x.school_year = ${schoolYear} and x.class_id = ${classId})
    group by e.pupil_id
    having min(e.starts_on) > (select y.starts_on from term y where y.school_year = ${schoolYear} and y.term = ${term})
  `.execute(db);
  return new Map(rows.map((row) => [row.pupilId, row]));
}
