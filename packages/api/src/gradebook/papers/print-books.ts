import { AppError } from '@truong/contracts/errors';
import type { JobRef } from '@truong/contracts/jobs';
import type { StartBookPrint } from '@truong/contracts/papers';
import { listOwnTemplates, printDocument } from '../../certificates/index.ts';
import { askForJob, enqueueJob, type JobRun, keepJobFile } from '../../jobs/index.ts';
import type { InAct } from '../../trpc.ts';
import { draftClassBook } from './draft-class-book.ts';
import { listBookClasses } from './paper-data.queries.ts';

export function startBookPrint(inAct: InAct, input: StartBookPrint): Promise<JobRef> {
  const { unitId, schoolYear, classId } = input;
  return askForJob(inAct, input, (trx, act) => bookPrint.ask(trx, act, { unitId, input: { schoolYear, classId } }));
}

/** Books of classes as one PDF, as they stand: read class by class, compiled outside any transaction. */
export const bookPrint: JobRun<'book_print'> = {
  permission: 'papers.issue',
  ask: (trx, act, of) => enqueueJob(trx, act, { kind: 'book_print', ...of }),
  async run(job, { schoolYear, classId }) {
    const { unitId } = job;
    const of = { unitId, schoolYear };
    const { classes, own } = await job.inAct(async (trx) => ({
      classes: await listBookClasses(trx, { ...of, classId }),
      own: await listOwnTemplates(trx, unitId),
    }));
    const steps = classes.length + 1;
    const books = [];
    for (const [done, one] of classes.entries()) {
      job.progress(done, steps);
      const drafted = await job.inAct((trx, act) => draftClassBook(trx, act, { ...of, ...one }));
      if (drafted) books.push({ form: drafted.form, papers: [drafted.book] });
    }
    if (books.length === 0) throw new AppError('NOTHING_TO_PRINT');
    job.progress(classes.length, steps);
    const { bytes, pages } = await printDocument(books, own);
    const fileName = `so-theo-doi-${schoolYear}.pdf`;
    const keptUntil = await job.inAct((trx, act) => keepJobFile(trx, act, { unitId, jobId: job.id, fileName, bytes }));
    return { fileName, books: books.length, pages, keptUntil };
  },
};
