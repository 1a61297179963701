import { AppError } from '@truong/contracts/errors';
import type { CommitImport, RowCounts } from '@truong/contracts/imports';
import type { JobRef } from '@truong/contracts/jobs';
import { askForJob, enqueueJob, type JobRun } from '../../jobs/index.ts';
import { findAnswer, inputHash, rememberAnswer, repeatedAnswer } from '../../requests.ts';
import type { InAct } from '../../trpc.ts';
import { lockParticulars } from '../row.writes.ts';
import { getShownImport, saveCommit, saveJob } from './import.queries.ts';
import { countRows, shownRow, writeImport } from './plan-import.ts';
import { prepareImport } from './prepare-import.ts';

/** Confirms what the preview showed: a job writes it. Throws what asking for that job refuses. */
export function commitImport(inAct: InAct, input: CommitImport): Promise<JobRef> {
  const { unitId, requestId: _, ...asked } = input;
  return askForJob(inAct, input, (trx, act) => importCommit.ask(trx, act, { unitId, input: asked }));
}

/**
 * Writes what the preview showed, all of it or nothing, in one transaction. Two imports of one school wait for each other; the
 * second is told when the first has moved what its preview showed. Throws NOT_FOUND, IMPORT_ENDED, IMPORT_BEING_WRITTEN,
 * IMPORT_MOVED or IMPORT_NOTHING_TO_WRITE.
 */
export const importCommit: JobRun<'import_commit'> = {
  permission: 'import.run',
  async ask(trx, act, { unitId, input }) {
    const of = { unitId, ...input };
    const shown = await getShownImport(trx, of);
    if (shown.planHash !== input.planHash) throw new AppError('IMPORT_MOVED');
    if (!writesSomething(shown.counts)) throw new AppError('IMPORT_NOTHING_TO_WRITE');
    const jobId = await enqueueJob(trx, act, { kind: 'import_commit', unitId, input });
    await saveJob(trx, of, jobId);
    return jobId;
  },
  run(job, input) {
    const of = { unitId: job.unitId, jobId: job.id, ...input };
    const request = { unitId: job.unitId, requestId: job.id };
    const hash = inputHash(input);
    return job.inAct(async (trx, act) => {
      const [, answered] = await Promise.all([lockParticulars(trx, job.unitId), findAnswer(trx, request)]);
      const repeated = repeatedAnswer<RowCounts>(answered, hash);
      if (repeated) return repeated;
      const { setting, table, kind, planned, ...prepared } = await prepareImport(trx, act, of, (stored) => ({
        sheet: stored.sheet ?? undefined,
        kind: stored.kind ?? undefined,
        mapping: stored.mapping ?? undefined,
      }));
      if (prepared.hash.toString('hex') !== input.planHash) throw new AppError('IMPORT_MOVED');
      const counts = countRows(planned);
      if (table === null || !writesSomething(counts)) throw new AppError('IMPORT_NOTHING_TO_WRITE');
      const source = { source: 'import', sourceId: input.importId } as const;
      await writeImport(trx, setting, { kind, planned, source, onWritten: job.progress });
      const report = planned.flatMap((row) => (row.state === 'same' ? [] : [shownRow(row, setting, table)]));
      await saveCommit(trx, act, of, { counts, report });
      await rememberAnswer(trx, act, { ...request, hash, answer: counts });
      return counts;
    });
  },
};

function writesSomething(counts: RowCounts): boolean {
  return counts.new + counts.changed > 0;
}
