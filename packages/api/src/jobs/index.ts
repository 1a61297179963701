/**
 * What other capabilities use of jobs. A new kind: its form in contracts/jobs.ts, a `JobRun` of its own capability, a line in
 * all-jobs.ts, its words in apps/staff/src/jobs/messages.ts.
 */
export { askForJob } from './ask-for-job.ts';
export { enqueueJob } from './enqueue-job.ts';
export type { JobRun, RunningJob } from './job-run.ts';
export { keepJobFile } from './keep-job-file.ts';
