import type { GetPupil } from '@truong/contracts/particulars';
import { mayPass } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';
import { listOwnClasses } from './people.queries.ts';

/** Whether this person may look the pupil up: teachers find the pupils of their classes of the year. */
export async function mayReadPupil(trx: Trx, act: Act, of: GetPupil): Promise<boolean> {
  if (!act.readUnits.includes(of.unitId)) return false;
  const own = await listOwnClasses(trx, act, of);
  if (own === undefined) return true;
  const { rows } = await sql`
    select from enrolment where unit_id = ${of.unitId} and school_year = ${of.schoolYear} and pupil_id = ${of.pupilId}
      and class_id = any(${own}::bigint[]) limit 1
  `.execute(trx);
  return rows.length > 0;
}

/**
 * Whether this person may open the restricted part: who keeps the school's people, and the homeroom teacher of the class in
 * which the pupil stands today.
 */
export async function mayOpenRestricted(trx: Trx, act: Act, of: GetPupil): Promise<boolean> {
  if (!act.readUnits.includes(of.unitId) || act.unitId !== of.unitId || !mayPass('people.sensitive', act)) return false;
  if (mayPass('people.keep', act)) return true;
  const { rows } = await sql`
    select from enrolment e
    join homeroom h on h.unit_id = e.unit_id and h.school_year = e.school_year and h.class_id = e.class_id
      and h.valid_from <= ${act.today}::date and (h.valid_to is null or h.valid_to >= ${act.today}::date)
    join staff s on s.unit_id = h.unit_id and s.id = h.staff_id
    where e.unit_id = ${of.unitId} and e.school_year = ${of.schoolYear} and e.pupil_id = ${of.pupilId}
      and e.starts_on <= ${act.today}::date and (e.ends_on is null or e.ends_on >= ${act.today}::date)
      and s.person_id = ${act.personId}
    limit 1
  `.execute(trx);
  return rows.length > 0;
}
