import { AppError } from '@truong/contracts/errors';
import type { RevokePaper } from '@truong/contracts/papers';
import { answerOnce, inputHash } from '../requests.ts';
import type { InAct } from '../trpc.ts';
import { findPaper } from './paper.queries.ts';
import { insertRevocations } from './revocation.queries.ts';

/**
 * Revokes a paper with a reason, for good: whoever checks its code is told so. The pupil may be issued another one, under
 * another number. NOT_FOUND for one that does not stand.
 */
export function revokePaper(inAct: InAct, input: RevokePaper): Promise<null> {
  const { unitId, schoolYear, paperId, reason, requestId } = input;
  const hash = inputHash(input);
  return inAct(async (trx, act) => {
    if (!act.writeUnits.includes(unitId)) throw new AppError('NOT_FOUND');
    return answerOnce(trx, act, { unitId, requestId, hash }, async () => {
      if (!(await findPaper(trx, { unitId, schoolYear, paperId }))) throw new AppError('NOT_FOUND');
      await insertRevocations(trx, act, { unitId, schoolYear, paperIds: [paperId], reason });
      return null;
    });
  });
}
