import { Job, JobList, JobRef, StartSchoolCheck } from '@truong/contracts/jobs';
import { procedure, router } from '../trpc.ts';
import { startSchoolCheck } from '../verify/start-school-check.ts';
import { getJob, listJobs } from './job.queries.ts';

export const jobsRouter = router({
  list: procedure('jobs.list')
    .output(JobList)
    .query(({ ctx }) => ctx.inAct((trx, act) => listJobs(trx, act))),
  get: procedure('jobs.get')
    .input(JobRef)
    .output(Job)
    .query(({ ctx, input }) => ctx.inAct((trx, act) => getJob(trx, act, input))),
  startSchoolCheck: procedure('jobs.startSchoolCheck')
    .input(StartSchoolCheck)
    .output(JobRef)
    .mutation(({ ctx, input }) => startSchoolCheck(ctx.inAct, input)),
});
