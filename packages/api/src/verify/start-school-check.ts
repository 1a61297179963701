import type { JobRef, StartSchoolCheck } from '@truong/contracts/jobs';
import { askForJob } from '../jobs/index.ts';
import type { InAct } from '../trpc.ts';
import { schoolCheck } from './school-check.ts';

/** Asks for the check of one's own school. */
export function startSchoolCheck(inAct: InAct, input: StartSchoolCheck): Promise<JobRef> {
  return askForJob(inAct, input, (trx, act) => schoolCheck.ask(trx, act, { unitId: input.unitId, input: {} }));
}
