import type { ConfirmUnlock, DecideUnlock, EndUnlock, WithdrawUnlock } from '@truong/contracts/entry';
import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { findDelegation } from '../identity/index.ts';
import { tellNotice } from '../notices/index.ts';
import { answerOnce, inputHash } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { asksHomeroomFirst } from './lock.queries.ts';
import { aboutUnlock, tellDeciders } from './tell-unlock.ts';
import { isHomeroomOf, lockUnlockRow, statusOf, type UnlockRow, updateUnlock } from './unlock.queries.ts';

const hourMs = 3_600_000;

/** The homeroom teacher confirms that a correction is right; the principal decides after it. */
export function confirmUnlock(inAct: InAct, input: ConfirmUnlock): Promise<null> {
  return onRequest(inAct, input, async (trx, act, row) => {
    if (!isHomeroomOf(act, row)) throw new AppError('NOT_FOUND');
    if (row.decision !== null) throw new AppError('UNLOCK_DECIDED');
    if (row.confirmedBy === null) await updateUnlock(trx, input, { confirmedAt: act.at, confirmedBy: act.accountId });
  });
}

/**
 * The principal opens what was asked for, for as many hours or fewer from now on, or refuses with a reason. It closes by itself:
 * whoever writes compares its end with the clock. UNLOCK_UNCONFIRMED where the homeroom teacher is asked first.
 */
export function decideUnlock(inAct: InAct, input: DecideUnlock): Promise<null> {
  const { unitId, decision } = input;
  return onRequest(inAct, input, async (trx, act, row) => {
    if (row.decision !== null) throw new AppError('UNLOCK_DECIDED');
    const decided = {
      decision: decision.kind,
      decidedAt: act.at,
      decidedBy: act.accountId,
      delegationId: await findDelegation(trx, act, 'term.keep'),
    };
    if (decision.kind === 'refused') {
      await updateUnlock(trx, input, { ...decided, decisionReason: decision.reason });
      const data = { ...aboutUnlock(row, input), reason: decision.reason };
      await tellNotice(trx, act, { unitId, to: { accountId: row.askedAccount }, kind: 'unlock_refused', data });
      return;
    }
    if (row.isTermClosed) throw new AppError('TERM_CLOSED');
    if (decision.hours > row.hours) throw new AppError('DATES_INVALID');
    if (statusOf(row, act, await asksHomeroomFirst(trx, unitId)) === 'unconfirmed')
      throw new AppError('UNLOCK_UNCONFIRMED');
    const openUntil = new Date(act.at.getTime() + decision.hours * hourMs);
    await updateUnlock(trx, input, { ...decided, openUntil });
    const data = { ...aboutUnlock(row, input), until: openUntil.toISOString() };
    await tellNotice(trx, act, { unitId, to: { accountId: row.askedAccount }, kind: 'unlock_granted', data });
  });
}

/** The principal locks again what is open, before its end. UNLOCK_OVER when it is open no more. */
export function endUnlock(inAct: InAct, input: EndUnlock): Promise<null> {
  return onRequest(inAct, input, async (trx, act, row) => {
    if (statusOf(row, act, false) !== 'open') throw new AppError('UNLOCK_OVER');
    await updateUnlock(trx, input, { endedAt: act.at, endedBy: act.accountId });
    const data = aboutUnlock(row, input);
    const { unitId } = input;
    await tellNotice(trx, act, { unitId, to: { accountId: row.askedAccount }, kind: 'unlock_ended', data });
  });
}

/** Whoever asked takes the request back while it waits; those who were asked read that it needs nothing more. */
export function withdrawUnlock(inAct: InAct, input: WithdrawUnlock): Promise<null> {
  return onRequest(inAct, input, async (trx, act, row) => {
    if (row.askedAccount !== act.accountId) throw new AppError('NOT_FOUND');
    if (row.decision !== null) throw new AppError('UNLOCK_DECIDED');
    await updateUnlock(trx, input, { decision: 'withdrawn', decidedAt: act.at, decidedBy: act.accountId });
    const { unitId } = input;
    await tellDeciders(trx, act, { unitId, row, kind: 'unlock_withdrawn', data: aboutUnlock(row, input) });
  });
}

/** One act on a request, once: the row is locked before it is looked at. */
function onRequest<Input extends { unitId: number; schoolYear: number; unlockId: number; requestId: string }>(
  inAct: InAct,
  input: Input,
  run: (trx: Trx, act: Act, row: UnlockRow) => Promise<void>,
): Promise<null> {
  const { unitId, requestId } = input;
  return inAct(async (trx, act) => {
    const row = await lockUnlockRow(trx, input);
    if (!row) throw new AppError('NOT_FOUND');
    if (!act.writeUnits.includes(unitId)) throw new AppError('FORBIDDEN');
    return answerOnce(trx, act, { unitId, requestId, hash: inputHash(input) }, async () => {
      await run(trx, act, row);
      return null;
    });
  });
}
