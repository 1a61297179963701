import type { Delegations, Standing } from '@truong/contracts/identity';
import { type Delegable, type Permission, rolesOf } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

/** By which delegation this act may do it today; null where the role itself allows it. What is written under it keeps its id. */
export async function findDelegation(trx: Trx, act: Act, permission: Permission): Promise<number | null> {
  if ((rolesOf[permission] as readonly string[]).includes(act.role)) return null;
  const found = await trx
    .selectFrom('delegation')
    .where('unitId', '=', act.unitId)
    .where('toAssignment', '=', act.assignmentId)
    .where('endedAt', 'is', null)
    .where('validFrom', '<=', act.today)
    .where('validTo', '>=', act.today)
    .where(sql<boolean>`${permission} = any(permissions)`)
    .select('id')
    .orderBy('id')
    .executeTakeFirst();
  return found?.id ?? null;
}

export function standingOf(
  { validFrom, validTo, isTakenBack = false }: { validFrom: string; validTo: string | null; isTakenBack?: boolean },
  today: string,
): Standing {
  if (isTakenBack || (validTo !== null && (validTo < today || validTo < validFrom))) return 'ended';
  return validFrom > today ? 'later' : 'now';
}

/** Newest first, with those that are over. A delegation is over, too, when its principal no longer is one. */
export async function listDelegations(
  db: Db,
  { unitId, today }: { unitId: number; today: string },
): Promise<Delegations['delegations']> {
  const rows = await db
    .selectFrom('delegation as d')
    .innerJoin('roleAssignment as f', 'f.id', 'd.fromAssignment')
    .innerJoin('account as g', 'g.id', 'f.accountId')
    .innerJoin('roleAssignment as r', 'r.id', 'd.toAssignment')
    .innerJoin('account as a', 'a.id', 'r.accountId')
    .where('d.unitId', '=', unitId)
    .select([
      'd.id',
      'd.permissions',
      'd.validFrom',
      'd.validTo',
      'd.reason',
      'd.endedAt',
      'g.displayName as fromName',
      'a.displayName as toName',
      'f.validTo as principalUntil',
      'r.validTo as deputyUntil',
    ])
    .orderBy('d.id', 'desc')
    .limit(100)
    .execute();
  return rows.map(({ endedAt, principalUntil, deputyUntil, permissions, ...row }) => {
    const isTakenBack = endedAt !== null;
    const isLapsed = [principalUntil, deputyUntil].some((until) => until !== null && until < today);
    return {
      ...row,
      permissions: permissions as Delegable[],
      isTakenBack,
      standing: isLapsed ? 'ended' : standingOf({ ...row, isTakenBack }, today),
    };
  });
}

export function listDeputies(db: Db, { unitId, today }: { unitId: number; today: string }) {
  return db
    .selectFrom('roleAssignment as r')
    .innerJoin('account as a', 'a.id', 'r.accountId')
    .where('r.unitId', '=', unitId)
    .where('r.role', '=', 'vice_principal')
    .where('a.disabledAt', 'is', null)
    .where((eb) => eb.or([eb('r.validTo', 'is', null), eb('r.validTo', '>=', today)]))
    .select(['r.id as assignmentId', 'a.displayName as fullName', 'r.validTo'])
    .orderBy('r.id')
    .execute();
}
