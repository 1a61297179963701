import type { UnitYear } from '@truong/contracts/common';
import { AppError } from '@truong/contracts/errors';
import type { JobInput, JobRef } from '@truong/contracts/jobs';
import type { PaperKind, PaperPeriod, StartPaperPrint } from '@truong/contracts/papers';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import {
  issuePapers,
  listOwnTemplates,
  listPrintable,
  type PaperDraft,
  printIssued,
} from '../../certificates/index.ts';
import { askForJob, enqueueJob, type JobRun, keepJobFile, type RunningJob } from '../../jobs/index.ts';
import type { InAct } from '../../trpc.ts';
import { findTerm, stateOfTerm } from '../term.queries.ts';
import { findYearClosing, isYearClosed } from '../year.queries.ts';
import { draftCommendations } from './draft-commendations.ts';
import { draftPrimaryCards } from './draft-primary-cards.ts';
import { draftPrimarySlips } from './draft-primary-slips.ts';
import { draftReportCards } from './draft-report-cards.ts';
import { draftResultSlips } from './draft-result-slips.ts';
import { listResultHolders } from './paper-data.queries.ts';

export function startPaperPrint(inAct: InAct, input: StartPaperPrint): Promise<JobRef> {
  const { unitId, requestId: _asked, ...asked } = input;
  return askForJob(inAct, input, (trx, act) => paperPrint.ask(trx, act, { unitId, input: asked }));
}

type Input = JobInput<'paper_print'>;
type OfClass = UnitYear & { classId: number; period: PaperPeriod };

const drafts: Readonly<Record<PaperKind, (trx: Trx, act: Act, of: OfClass) => Promise<PaperDraft[]>>> = {
  report_card: async (trx, act, of) => [
    ...(await draftReportCards(trx, act, of)),
    ...(await draftPrimaryCards(trx, act, of)),
  ],
  result_slip: async (trx, act, of) => [
    ...(await draftResultSlips(trx, act, of)),
    ...(await draftPrimarySlips(trx, act, of)),
  ],
  commendation: draftCommendations,
};
const fileNames = { report_card: 'hoc-ba', result_slip: 'phieu-ket-qua', commendation: 'giay-khen' } as const;

/**
 * Papers of a class or a school as one PDF. They are issued class by class, each in a transaction of its own: begun again after
 * an interruption, it finds those of before. Compiled when all are issued, outside any transaction.
 */
export const paperPrint: JobRun<'paper_print'> = {
  permission: 'papers.issue',
  async ask(trx, act, { unitId, input }) {
    await requireClosed(trx, { unitId, ...input });
    return enqueueJob(trx, act, { kind: 'paper_print', unitId, input });
  },
  async run(job, input) {
    const { unitId } = job;
    const of = { unitId, schoolYear: input.schoolYear };
    const classIds = await job.inAct((trx) => classesOf(trx, { ...of, ...input }));
    const steps = classIds.length + 1;
    const all = { paperIds: [] as number[], issued: 0, outdated: 0 };
    for (const [done, classId] of classIds.entries()) {
      job.progress(done, steps);
      const issued = await issueClass(job, input, classId);
      all.paperIds.push(...issued.paperIds);
      all.issued += issued.issued;
      all.outdated += issued.outdated;
    }
    if (all.paperIds.length === 0) throw new AppError('NOTHING_TO_PRINT');
    const { papers, own } = await job.inAct(async (trx) => ({
      papers: await listPrintable(trx, { ...of, paperIds: all.paperIds }),
      own: await listOwnTemplates(trx, unitId),
    }));
    job.progress(classIds.length, steps);
    const { bytes, pages } = await printIssued(papers, { own, publicUrl: job.publicUrl, extent: input.extent });
    const fileName = `${fileNames[input.kind]}-${input.schoolYear}.pdf`;
    const keptUntil = await job.inAct((trx, act) => keepJobFile(trx, act, { unitId, jobId: job.id, fileName, bytes }));
    return { fileName, papers: papers.length, issued: all.issued, outdated: all.outdated, pages, keptUntil };
  },
};

function issueClass(job: RunningJob, { schoolYear, kind, period, isRenewing }: Input, classId: number) {
  const of = { unitId: job.unitId, schoolYear };
  return job.inAct(async (trx, act) => {
    await requireClosed(trx, { ...of, period });
    const drafted = await drafts[kind](trx, act, { ...of, classId, period });
    return issuePapers(trx, act, { ...of, kind, drafts: drafted, isRenewing });
  });
}

/** Only what stands is put on paper. Throws TERM_NOT_CLOSED or YEAR_NOT_CLOSED. */
async function requireClosed(trx: Trx, { period, ...of }: UnitYear & { period: PaperPeriod }): Promise<void> {
  if (period === 'year') {
    if (!isYearClosed(await findYearClosing(trx, of))) throw new AppError('YEAR_NOT_CLOSED');
    return;
  }
  const term = await findTerm(trx, { ...of, term: period === 'term-1' ? 1 : 2 });
  if (stateOfTerm(term) !== 'closed') throw new AppError('TERM_NOT_CLOSED');
}

async function classesOf(trx: Trx, of: UnitYear & { period: PaperPeriod; classId: number | null }): Promise<number[]> {
  const holders = await listResultHolders(trx, of);
  return [...new Set(holders.map(({ classId }) => classId))];
}
