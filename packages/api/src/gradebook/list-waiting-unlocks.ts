import type { UnitTerm } from '@truong/contracts/common';
import type { Waiting } from '@truong/contracts/notices';
import { holds } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { asksHomeroomFirst } from './lock.queries.ts';
import { isHomeroomOf, listUnlockRows, statusOf } from './unlock.queries.ts';

/** Requests of a term that wait for whoever looks: for the principal's decision, or the homeroom teacher's word before it. */
export async function listWaitingUnlocks(trx: Trx, act: Act, of: UnitTerm): Promise<Waiting[]> {
  const [rows, asksHomeroom] = await Promise.all([
    listUnlockRows(trx, { unitId: of.unitId, schoolYear: of.schoolYear }),
    asksHomeroomFirst(trx, of.unitId),
  ]);
  const requests = rows.filter((row) => {
    if (row.term !== of.term || row.isTermClosed) return false;
    const status = statusOf(row, act, asksHomeroom);
    return status === 'waiting' ? holds(act, 'term.keep') : status === 'unconfirmed' && isHomeroomOf(act, row);
  }).length;
  return requests > 0 ? [{ kind: 'unlock_requests', requests }] : [];
}
