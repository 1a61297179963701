import { AppError } from '@truong/contracts/errors';
import { type JobRef, jobInputOf, type StartAgain } from '@truong/contracts/jobs';
import { mayPass } from '@truong/contracts/permissions';
import type { InAct } from '../trpc.ts';
import { jobRunOf } from './all-jobs.ts';
import { askForJob } from './ask-for-job.ts';
import { getJob } from './job.queries.ts';

/**
 * Asks once more, as a job of its own, for what one asked for and what failed. Throws NOT_FOUND, JOB_NOT_FAILED, FORBIDDEN
 * where one may not do it any more, or what its own asking refuses.
 */
export function startAgain(inAct: InAct, input: StartAgain): Promise<JobRef> {
  return askForJob(inAct, input, async (trx, act) => {
    const failed = await getJob(trx, act, input);
    if (failed.state !== 'failed') throw new AppError('JOB_NOT_FAILED');
    const { permission, ask } = jobRunOf(failed.kind);
    if (!mayPass(permission, act)) throw new AppError('FORBIDDEN');
    return ask(trx, act, { unitId: failed.unitId, input: jobInputOf(failed.kind, failed.input) });
  });
}
