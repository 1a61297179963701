import { AppError } from '@truong/contracts/errors';
import type { JobRef, StartSchoolCheck } from '@truong/contracts/jobs';
import { enqueueJob } from '../jobs/index.ts';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../requests.ts';
import type { InAct } from '../trpc.ts';

/** Asks for the check of one's own school. */
export function startSchoolCheck(inAct: InAct, input: StartSchoolCheck): Promise<JobRef> {
  const hash = inputHash(input);
  const { unitId, requestId } = input;
  return inAct(async (trx, act) => {
    if (!act.writeUnits.includes(unitId)) throw new AppError('NOT_FOUND');
    const repeated = repeatedAnswer<JobRef>(await findAnswer(trx, input), hash);
    if (repeated) return repeated;
    const id = await enqueueJob(trx, act, { kind: 'school_check', unitId, input: {} });
    const answer: JobRef = { unitId, id };
    await rememberAnswer(trx, act, { unitId, requestId, hash, answer });
    return answer;
  });
}
