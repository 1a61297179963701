import { AppError } from '@truong/contracts/errors';
import type { UnitRoles } from '@truong/contracts/identity';
import { holds, rolesGivenBy } from '@truong/contracts/permissions';
import { nameSortKey, splitName } from '@truong/vietnamese/names';
import type { InAct } from '../trpc.ts';
import { standingOf } from './delegation.queries.ts';
import {
  countStaffWithoutAccount,
  getUnitKind,
  listHomeroomTeachers,
  listRoleEvents,
  listRoleHolders,
  type RoleHolder,
} from './role.queries.ts';

/** The people of a unit with their roles, what may be given here, and where roles and homeroom assignments differ. */
export function listRoles(inAct: InAct, { unitId }: { unitId: number }): Promise<UnitRoles> {
  return inAct(async (trx, act) => {
    const of = { unitId, today: act.today };
    const [unit, unitKind, holders, withoutAccount, homerooms, events] = await Promise.all([
      trx.selectFrom('unit').where('id', '=', unitId).select('name').executeTakeFirst(),
      getUnitKind(trx, unitId),
      listRoleHolders(trx, of),
      countStaffWithoutAccount(trx, of),
      listHomeroomTeachers(trx, of),
      listRoleEvents(trx, unitId),
    ]);
    if (!unit) throw new AppError('NOT_FOUND');
    const isKeeping = holds(act, 'roles.keep') && act.writeUnits.length > 0;
    const mayGive = isKeeping ? rolesGivenBy(act.role, unitKind) : [];
    const keyOf = (holder: RoleHolder) => nameSortKey(splitName(holder.fullName));
    const people = holders
      .map((holder) => ({ key: keyOf(holder), holder }))
      .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
      .map(({ holder }) => ({
        ...holder,
        roles: holder.roles.map((held) => {
          const standing = standingOf(held, act.today);
          return { ...held, standing, canEnd: standing !== 'ended' && mayGive.includes(held.role) };
        }),
      }));
    return {
      unitName: unit.name,
      unitKind,
      today: act.today,
      people,
      withoutAccount,
      mayGive: [...mayGive],
      offers: mayGive.includes('homeroom_teacher') ? offersOf(people, homerooms, act.today) : [],
      events,
    };
  });
}

/** The role follows the assignment where somebody wishes it: what differs is offered, nothing is done by itself. */
function offersOf(
  people: UnitRoles['people'],
  homerooms: readonly { accountId: number; className: string; from: string }[],
  today: string,
): UnitRoles['offers'] {
  return people.flatMap(({ accountId, fullName, roles }): UnitRoles['offers'] => {
    const homeroom = homerooms.find((known) => known.accountId === accountId);
    const held = roles.find(({ role, standing }) => role === 'homeroom_teacher' && standing !== 'ended');
    if (homeroom && !held) {
      const from = homeroom.from > today ? homeroom.from : today;
      return [{ kind: 'give', accountId, fullName, className: homeroom.className, from }];
    }
    if (!homeroom && held && held.validTo === null && held.canEnd)
      return [{ kind: 'end', assignmentId: held.assignmentId, fullName }];
    return [];
  });
}
