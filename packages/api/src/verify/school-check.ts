import { enqueueJob, type JobRun } from '../jobs/index.ts';
import { verifyChains } from './verify-chains.ts';
import { verifyFilings } from './verify-filings.ts';
import { verifyOutcomes } from './verify-outcomes.ts';

const checks = { chains: verifyChains, outcomes: verifyOutcomes, filings: verifyFilings } as const;

/** A school checks itself: its chains, outcomes and filings recomputed with the rights of whoever asked. Writes nothing. */
export const schoolCheck: JobRun<'school_check'> = {
  permission: 'school.check',
  ask: (trx, act, of) => enqueueJob(trx, act, { kind: 'school_check', ...of }),
  async run(job) {
    const found = { chains: 0, outcomes: 0, filings: 0 };
    const names = Object.keys(checks) as (keyof typeof checks)[];
    for (const [done, name] of names.entries()) {
      job.progress(done, names.length);
      found[name] = (await job.inAct((trx) => checks[name](trx, job.unitId))).length;
    }
    return found;
  },
};
