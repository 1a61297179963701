import { AppError } from '@truong/contracts/errors';
import type { JobRef } from '@truong/contracts/jobs';
import type { StartPaperReprint } from '@truong/contracts/papers';
import { askForJob, enqueueJob, type JobRun, keepJobFile } from '../jobs/index.ts';
import type { InAct } from '../trpc.ts';
import { listPrintable } from './paper.queries.ts';
import { printIssued } from './print-issued.ts';
import { listOwnTemplates } from './template.queries.ts';

export function startPaperReprint(inAct: InAct, input: StartPaperReprint): Promise<JobRef> {
  const { unitId, schoolYear, paperIds } = input;
  return askForJob(inAct, input, (trx, act) => paperReprint.ask(trx, act, { unitId, input: { schoolYear, paperIds } }));
}

/** Read, made, kept. */
const steps = 3;

/** Papers printed once more, as they were issued: same number, same code, same content. Revoked ones are left out. */
export const paperReprint: JobRun<'paper_reprint'> = {
  permission: 'papers.issue',
  async ask(trx, act, { unitId, input }) {
    const papers = await listPrintable(trx, { unitId, ...input });
    if (papers.length === 0) throw new AppError('NOT_FOUND');
    return enqueueJob(trx, act, { kind: 'paper_reprint', unitId, input });
  },
  async run(job, { schoolYear, paperIds }) {
    const { unitId } = job;
    job.progress(0, steps);
    const read = await job.inAct(async (trx) => ({
      papers: await listPrintable(trx, { unitId, schoolYear, paperIds }),
      own: await listOwnTemplates(trx, unitId),
    }));
    if (read.papers.length === 0) throw new AppError('NOT_FOUND');
    job.progress(1, steps);
    const { bytes, pages } = await printIssued(read.papers, { own: read.own, publicUrl: job.publicUrl });
    job.progress(2, steps);
    const fileName = `in-lai-${schoolYear}.pdf`;
    const keptUntil = await job.inAct((trx, act) => keepJobFile(trx, act, { unitId, jobId: job.id, fileName, bytes }));
    return { fileName, papers: read.papers.length, pages, keptUntil };
  },
};
