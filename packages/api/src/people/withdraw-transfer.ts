import { AppError } from '@truong/contracts/errors';
import type { WithdrawTransfer } from '@truong/contracts/transfers';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type pg from 'pg';
import type { InAct } from '../trpc.ts';
import { byHand, once } from './once.ts';
import { reopenEnrolment } from './people.writes.ts';
import { lockParticulars } from './row.writes.ts';
import { findSent } from './transfer.queries.ts';

/**
 * The sending school takes a transfer back that waits for its answer: the pupil stands where they stood, as if not sent. Three
 * steps, each of which may be repeated: the wish, its becoming the answer outside any act, the pupil's class. When the other
 * school was first: TRANSFER_ANSWERED with its answer.
 */
export async function withdrawTransfer(inAct: InAct, pool: pg.Pool, input: WithdrawTransfer): Promise<null> {
  const { unitId } = input;
  const isNew = await inAct((trx, act) => askBack(trx, act, input));
  await pool.query('select hand_over_withdrawals($1)', [unitId]);
  return once(inAct, input, async (trx, act) => {
    await lockParticulars(trx, unitId);
    const sent = await findSent(trx, input);
    if (!sent?.decision) throw new AppError('NOT_FOUND');
    const isStill = sent.decision === 'withdrawn' && (await reopenEnrolment(trx, act, sent, byHand));
    if (!isStill && !(isNew && sent.decision === 'withdrawn')) {
      const { decision, answererName: who, answeredAt: at } = sent;
      throw new AppError('TRANSFER_ANSWERED', { decision, who: who ?? '', at: at ?? '' });
    }
    return null;
  });
}

/** Whether the transfer waited until now. */
async function askBack(trx: Trx, act: Act, { unitId, transferId, reason }: WithdrawTransfer): Promise<boolean> {
  if (!act.writeUnits.includes(unitId)) throw new AppError('NOT_FOUND');
  const sent = await findSent(trx, { unitId, transferId });
  if (!sent) throw new AppError('NOT_FOUND');
  if (sent.decision !== null) return false;
  await trx
    .insertInto('transferWithdrawal')
    .values({ unitId, transferId, reason, askedAt: act.at, askedBy: act.accountId, askerName: act.displayName })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}
