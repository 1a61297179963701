import type { UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import { isTeacher } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';

export type AttendanceClass = { classId: number; className: string; isOwn: boolean };

/** The classes of a year whose attendance this person may read: the own homeroom classes, or all of the school for its office. */
export async function listAttendanceClasses(
  db: Db,
  act: Act,
  { unitId, schoolYear }: UnitYear,
): Promise<AttendanceClass[]> {
  const { rows } = await sql<AttendanceClass>`
    select c.id as class_id, c.name as class_name, exists (
      select from homeroom h cross join lateral (
        select h.staff_id, h.valid_from, h.valid_to union all
        select b.staff_id, greatest(b.valid_from, h.valid_from), least(b.valid_to, h.valid_to) from substitution b
        where b.unit_id = ${unitId} and b.school_year = ${schoolYear} and b.homeroom_id = h.id and b.ended_at is null
      ) k join staff p on p.unit_id = ${unitId} and p.id = k.staff_id
      where h.unit_id = ${unitId} and h.school_year = ${schoolYear} and h.class_id = c.id and p.person_id = ${act.personId}
        and k.valid_from <= ${act.today}::date and (k.valid_to is null or k.valid_to >= ${act.today}::date)
    ) as is_own
    from class c where c.unit_id = ${unitId} and c.school_year = ${schoolYear}
    order by c.sort_key
  `.execute(db);
  return rows.filter(({ isOwn }) => isOwn || !isTeacher(act.role));
}

/** NOT_FOUND for a class that this person may not read. The clerk writes for every class, a teacher for the own ones. */
export async function requireAttendanceClass(
  db: Db,
  act: Act,
  of: UnitYear & { classId: number },
): Promise<AttendanceClass & { canRecord: boolean }> {
  const found = (await listAttendanceClasses(db, act, of)).find(({ classId }) => classId === of.classId);
  if (!found) throw new AppError('NOT_FOUND');
  return { ...found, canRecord: (found.isOwn || act.role === 'school_clerk') && act.seenAccountId === null };
}
