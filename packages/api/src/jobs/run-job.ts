import { AppError } from '@truong/contracts/errors';
import { type JobEnd, type JobKind, jobInputOf } from '@truong/contracts/jobs';
import { mayPass } from '@truong/contracts/permissions';
import { inActWith } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { type RawBuilder, sql } from 'kysely';
import type pg from 'pg';
import { asAppError } from '../known-errors.ts';
import { tellNotice } from '../notices/index.ts';
import type { InAct } from '../trpc.ts';
import { jobRunOf } from './all-jobs.ts';
import type { RunningJob } from './job-run.ts';

/** How often the progress of a job is written at most. */
const progressEveryMs = 400;

type Runner = {
  pool: pg.Pool;
  /** Where people reach this server, for what is printed. */
  publicUrl?: string | undefined;
  /** Aborted when the server is about to stop. */
  signal: AbortSignal;
  /** Hears of what is no refusal but a defect. */
  onDefect: (error: unknown) => void;
};

/**
 * Runs a job to its end, or says why it failed in its own row and by a notice. Only what is worth another try is thrown: a
 * database that is away, a server that stops. A job that is over already is left alone, so it may be run twice.
 */
export async function runJob({ pool, publicUrl = undefined, signal, onDefect }: Runner, jobId: string): Promise<void> {
  const inAct: InAct = (run) => inActWith(pool, { jobId }, async () => undefined, run);
  try {
    const { unitId, kind, input } = await inAct((trx) => startJob(trx, jobId));
    const { permission, run } = jobRunOf(kind);
    const gated: InAct = (use) =>
      inAct((trx, act) => {
        if (!mayPass(permission, act)) throw new AppError('FORBIDDEN');
        return use(trx, act);
      });
    const asked = jobInputOf(kind, input);
    const { progress, settled } = progressOf(inAct, { unitId, jobId, signal, onDefect });
    const job: RunningJob = { id: jobId, unitId, publicUrl: publicUrl ?? null, inAct: gated, progress };
    const result = await run(job, asked).finally(settled);
    await inAct(async (trx, act) => {
      const end = { state: 'done', result: JSON.stringify(result), finishedAt: act.at } as const;
      await updateJob(trx, { unitId, jobId }, { ...end, done: sql<number>`coalesce(total, done)` });
      await tellNotice(trx, act, {
        unitId,
        to: { accountId: act.accountId },
        kind: 'job_finished',
        data: { job: kind, input: asked, result } as JobEnd,
      });
      await sql`select job_over(${jobId})`.execute(trx);
    });
  } catch (error) {
    if (error instanceof Interrupted) throw error;
    const known = asAppError(error);
    if (known?.code === 'JOB_OVER') return;
    if (known?.code === 'DATABASE_UNAVAILABLE') throw error;
    if (!known) onDefect(error);
    await failJob(pool, jobId, known ?? new AppError('INTERNAL'));
  }
}

/** Ends a job that was tried as often as the queue allows, its server ending under it each time. */
export function failLostJob(pool: pg.Pool, jobId: string): Promise<void> {
  return failJob(pool, jobId, new AppError('JOB_INTERRUPTED'));
}

// Outside any act, since whoever asked may act no more. No error when the job is over already.
async function failJob(pool: pg.Pool, jobId: string, { code, data }: AppError): Promise<void> {
  await pool.query('select job_fail($1, $2, $3)', [jobId, code, data === undefined ? null : JSON.stringify(data)]);
}

/** The server stops: the job goes back to the queue as it is. */
class Interrupted extends Error {
  constructor() {
    super('the server stops');
  }
}

type Started = { unitId: number; kind: JobKind; input: unknown };

async function startJob(trx: Trx, jobId: string): Promise<Started> {
  const units = sql<number>`any((select act_write_units())::bigint[])`;
  const started = await trx
    .updateTable('job')
    .set({ state: 'running', done: 0, total: null, startedAt: sql<Date>`coalesce(started_at, now())` })
    .where('unitId', '=', units)
    .where('id', '=', jobId)
    .returning(['unitId', 'kind', 'input'])
    .executeTakeFirst();
  // Whoever asked may write in that unit no more: it ended.
  if (!started) throw new AppError('FORBIDDEN');
  return started as Started;
}

type End = { state: 'done'; done: RawBuilder<number>; result: string; finishedAt: Date };

async function updateJob(
  trx: Trx,
  { unitId, jobId }: { unitId: number; jobId: string },
  values: End | { done: number; total: number },
): Promise<void> {
  await trx
    .updateTable('job')
    .set(values)
    .where('unitId', '=', unitId)
    .where('id', '=', jobId)
    .where('state', '=', 'running')
    .execute();
}

type Telling = { unitId: number; jobId: string; signal: AbortSignal; onDefect: (error: unknown) => void };

/** One count at a time is on its way, by a connection of its own: a run may stand in a transaction meanwhile. */
function progressOf(inAct: InAct, { signal, onDefect, ...job }: Telling) {
  let told = 0;
  let telling: Promise<void> | null = null;
  return {
    progress(done: number, total: number): void {
      if (signal.aborted) throw new Interrupted();
      const now = performance.now();
      if (telling || now - told < progressEveryMs) return;
      told = now;
      telling = inAct((trx) => updateJob(trx, job, { done, total }))
        .catch(onDefect)
        .finally(() => {
          telling = null;
        });
    },
    settled: async () => {
      await telling;
    },
  };
}
