import { AppError } from '@truong/contracts/errors';
import type { EndRole, GivenRole, GiveRole } from '@truong/contracts/identity';
import { rolesGivenBy } from '@truong/contracts/permissions';
import { sql } from 'kysely';
import type { z } from 'zod';
import { answerOnce, inputHash } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { findAssignment, getUnitKind } from './role.queries.ts';

/**
 * Gives a role at a unit between dates. FORBIDDEN for a role that this act does not give there, or a person of no concern to
 * the unit; ROLE_HELD, DATES_INVALID. The request is kept by the unit of who gives: the unit may be one below.
 */
export function giveRole(inAct: InAct, input: GiveRole): Promise<z.infer<typeof GivenRole>> {
  const { unitId, requestId, accountId, role, validFrom, validTo } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId: act.unitId, requestId, hash: inputHash(input) }, async () => {
      if (!rolesGivenBy(act.role, await getUnitKind(trx, unitId)).includes(role)) throw new AppError('FORBIDDEN');
      const { rows } = await sql<{ assignmentId: number }>`
        select role_give(${accountId}::bigint, ${role}::text, ${unitId}::bigint, ${validFrom}::date, ${validTo}::date) as assignment_id
      `.execute(trx);
      return { assignmentId: rows[0]?.assignmentId ?? 0 };
    }),
  );
}

/** Ends a role after its last day; nothing of it is deleted. LAST_ADMINISTRATOR when nobody would be left to give roles. */
export function endRole(inAct: InAct, input: EndRole): Promise<null> {
  const { unitId, requestId, assignmentId, lastDay } = input;
  return inAct((trx, act) =>
    answerOnce(trx, act, { unitId: act.unitId, requestId, hash: inputHash(input) }, async () => {
      if ((await findAssignment(trx, assignmentId))?.unitId !== unitId) throw new AppError('NOT_FOUND');
      await sql`select role_end(${assignmentId}::bigint, ${lastDay}::date)`.execute(trx);
      return null;
    }),
  );
}
