import type { Delegate, Delegated, Delegations, EndDelegation } from '@truong/contracts/identity';
import { holds } from '@truong/contracts/permissions';
import { sql } from 'kysely';
import type { z } from 'zod';
import { answerOnce, inputHash } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { listDelegations, listDeputies } from './delegation.queries.ts';

export function delegationsOf(inAct: InAct, { unitId }: { unitId: number }): Promise<Delegations> {
  return inAct(async (trx, act) => {
    const of = { unitId, today: act.today };
    const [deputies, delegations] = await Promise.all([listDeputies(trx, of), listDelegations(trx, of)]);
    return {
      today: act.today,
      deputies,
      delegations,
      canKeep: holds(act, 'delegation.keep') && act.writeUnits.includes(unitId),
    };
  });
}

/** A principal hands named acts to a deputy between dates. ROLE_HELD: handed already; DATES_INVALID: beyond the deputy's own time. */
export function delegate(inAct: InAct, input: Delegate): Promise<z.infer<typeof Delegated>> {
  const { unitId, requestId, assignmentId, permissions, validFrom, validTo, reason = null } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, async () => {
      const { rows } = await sql<{ id: number }>`
        select delegation_give(${assignmentId}::bigint, ${[...new Set(permissions)]}::text[], ${validFrom}::date, ${validTo}::date, ${reason}::text) as id
      `.execute(trx);
      return { id: rows[0]?.id ?? 0 };
    }),
  );
}

/** Takes a delegation back at once. */
export function endDelegation(inAct: InAct, input: EndDelegation): Promise<null> {
  const { unitId, requestId, delegationId } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, async () => {
      await sql`select delegation_end(${delegationId}::bigint)`.execute(trx);
      return null;
    }),
  );
}
