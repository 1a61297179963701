import type { JobKind } from '@truong/contracts/jobs';
import { schoolCheck } from '../verify/school-check.ts';
import type { JobRun } from './job-run.ts';

/** Every kind of job with how it is done. */
export const allJobs = {
  school_check: schoolCheck,
} as const satisfies { [K in JobKind]: JobRun<K> };
