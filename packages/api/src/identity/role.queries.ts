import type { UnitKind } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { UnitRoles } from '@truong/contracts/identity';
import type { Role } from '@truong/contracts/permissions';
import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';

export async function getUnitKind(db: Db, unitId: number): Promise<UnitKind> {
  const unit = await db.selectFrom('unit').where('id', '=', unitId).select('kind').executeTakeFirst();
  if (!unit) throw new AppError('NOT_FOUND');
  return unit.kind as UnitKind;
}

export function findAssignment(db: Db, assignmentId: number) {
  return db.selectFrom('roleAssignment').where('id', '=', assignmentId).select('unitId').executeTakeFirst();
}

type HeldRole = { assignmentId: number; role: Role; validFrom: string; validTo: string | null };
export type RoleHolder = Omit<UnitRoles['people'][number], 'roles'> & { roles: HeldRole[] };

/** Who holds or held a role at the unit, and who of its staff of the day has an account. */
export async function listRoleHolders(
  db: Db,
  { unitId, today }: { unitId: number; today: string },
): Promise<RoleHolder[]> {
  const { rows } = await sql<RoleHolder>`
    select a.id as account_id, a.username, a.display_name as full_name, a.disabled_at is not null and a.ended_at is null as is_disabled,
      coalesce((select json_agg(json_build_object('assignmentId', r.id, 'role', r.role, 'validFrom', r.valid_from, 'validTo', r.valid_to)
          order by r.valid_to desc nulls first, r.id)
        from role_assignment r where r.account_id = a.id and r.unit_id = ${unitId}), '[]'::json) as roles
    from account a
    where a.id in (
      select r.account_id from role_assignment r where r.unit_id = ${unitId}
      union
      select x.id from staff p join account x on x.person_id = p.person_id
      where p.unit_id = ${unitId} and p.valid_from <= ${today}::date and (p.valid_to is null or p.valid_to >= ${today}::date))
  `.execute(db);
  return rows;
}

export async function countStaffWithoutAccount(
  db: Db,
  { unitId, today }: { unitId: number; today: string },
): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from staff p left join account a on a.person_id = p.person_id
    where p.unit_id = ${unitId} and p.valid_from <= ${today}::date and (p.valid_to is null or p.valid_to >= ${today}::date) and a.id is null
  `.execute(db);
  return rows[0]?.n ?? 0;
}

/** The homeroom teachers of the day, or of a day to come, who have accounts. */
export async function listHomeroomTeachers(db: Db, { unitId, today }: { unitId: number; today: string }) {
  const { rows } = await sql<{ accountId: number; className: string; from: string }>`
    select a.id as account_id, c.name as class_name, h.valid_from as "from"
    from homeroom h
    join class c on c.unit_id = h.unit_id and c.school_year = h.school_year and c.id = h.class_id
    join school_year y on y.school_year = h.school_year and y.ends_on >= ${today}::date
    join staff p on p.unit_id = h.unit_id and p.id = h.staff_id
    join account a on a.person_id = p.person_id and a.disabled_at is null
    where h.unit_id = ${unitId} and (h.valid_to is null or h.valid_to >= ${today}::date)
    order by c.sort_key, h.id
  `.execute(db);
  return rows;
}

export async function listRoleEvents(db: Db, unitId: number): Promise<UnitRoles['events']> {
  const rows = await db
    .selectFrom('roleEvent as e')
    .innerJoin('roleAssignment as r', 'r.id', 'e.assignmentId')
    .innerJoin('account as a', 'a.id', 'r.accountId')
    .innerJoin('account as w', 'w.id', 'e.accountId')
    .where('e.unitId', '=', unitId)
    .select([
      'e.id',
      'e.kind',
      'r.role',
      'a.displayName as fullName',
      'e.validFrom',
      'e.validTo',
      'w.displayName as who',
      'e.at',
    ])
    .orderBy('e.id', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ kind, role, at, ...row }) => ({
    ...row,
    kind: kind as UnitRoles['events'][number]['kind'],
    role: role as Role,
    at: at.toISOString(),
  }));
}
