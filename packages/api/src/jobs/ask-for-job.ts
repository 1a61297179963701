import { AppError } from '@truong/contracts/errors';
import type { JobRef } from '@truong/contracts/jobs';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { answerOnce, inputHash } from '../requests.ts';
import type { InAct } from '../trpc.ts';

/** Asks for a job of a unit that one writes in, once for a request. Throws NOT_FOUND for another unit. */
export function askForJob<I extends { unitId: number; requestId: string }>(
  inAct: InAct,
  input: I,
  ask: (trx: Trx, act: Act) => Promise<string>,
): Promise<JobRef> {
  const { unitId, requestId } = input;
  const request = { unitId, requestId, hash: inputHash(input) };
  return inAct(async (trx, act) => {
    if (!act.writeUnits.includes(unitId)) throw new AppError('NOT_FOUND');
    return answerOnce(trx, act, request, async () => ({ unitId, id: await ask(trx, act) }));
  });
}
