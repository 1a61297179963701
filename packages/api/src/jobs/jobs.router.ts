import { FileAnswer } from '@truong/contracts/common';
import { Job, JobList, JobRef, NightlyList, StartAgain, StartNightly, StartSchoolCheck } from '@truong/contracts/jobs';
import { z } from 'zod';
import { procedure, router } from '../trpc.ts';
import { startSchoolCheck } from '../verify/start-school-check.ts';
import { getJob, listJobs } from './job.queries.ts';
import { listNightly, startNightly } from './nightly.ts';
import { readJobFile } from './read-job-file.ts';
import { startAgain } from './start-again.ts';

export const jobsRouter = router({
  list: procedure('jobs.list')
    .output(JobList)
    .query(({ ctx }) => ctx.inAct((trx, act) => listJobs(trx, act))),
  get: procedure('jobs.get')
    .input(JobRef)
    .output(Job)
    .query(({ ctx, input }) => ctx.inAct((trx, act) => getJob(trx, act, input))),
  file: procedure('jobs.file')
    .input(JobRef)
    .output(FileAnswer)
    .query(({ ctx, input }) => ctx.inAct((trx, act) => readJobFile(trx, act, input))),
  startAgain: procedure('jobs.startAgain')
    .input(StartAgain)
    .output(JobRef)
    .mutation(({ ctx, input }) => startAgain(ctx.inAct, input)),
  nightly: procedure('jobs.nightly')
    .output(NightlyList)
    .query(({ ctx }) => ctx.inAct((trx) => listNightly(trx))),
  startNightly: procedure('jobs.startNightly')
    .input(StartNightly)
    .output(z.null())
    .mutation(({ ctx, input }) => startNightly(ctx.inAct, input)),
  startSchoolCheck: procedure('jobs.startSchoolCheck')
    .input(StartSchoolCheck)
    .output(JobRef)
    .mutation(({ ctx, input }) => startSchoolCheck(ctx.inAct, input)),
});
