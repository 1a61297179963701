import { AppError } from '@truong/contracts/errors';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InAct } from '../trpc.ts';

/** A write of the unit that the act writes for, done once: a repeat of the request gets its first answer. */
export function once<T>(
  inAct: InAct,
  input: { unitId: number; requestId: string },
  run: (trx: Trx, act: Act) => Promise<T>,
): Promise<T> {
  const hash = inputHash(input);
  const { unitId, requestId } = input;
  return inAct(async (trx, act) => {
    if (!act.writeUnits.includes(unitId)) throw new AppError('NOT_FOUND');
    const answered = await findAnswer(trx, { unitId, requestId });
    if (answered) return repeatedAnswer<T>(answered, hash) as T;
    const answer = await run(trx, act);
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer });
    return answer;
  });
}

export const byHand = { source: 'hand', sourceId: null } as const;
