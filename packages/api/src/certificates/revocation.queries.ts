import type { UnitYear } from '@truong/contracts/common';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';

/** Revokes papers that stand, for good. */
export async function insertRevocations(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, paperIds, reason }: UnitYear & { paperIds: readonly number[]; reason: string },
): Promise<void> {
  if (paperIds.length === 0) return;
  const { today: revokedOn, at, accountId } = act;
  await trx
    .insertInto('paperRevocation')
    .values(paperIds.map((paperId) => ({ unitId, schoolYear, paperId, reason, revokedOn, at, accountId })))
    .execute();
}
