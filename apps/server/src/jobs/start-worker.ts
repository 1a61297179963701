import { setTimeout as sleep } from 'node:timers/promises';
import { failLostJob, runJob } from '@truong/api/jobs/run-job';
import { anchorChains } from '@truong/api/verify/anchor';
import { recount } from '@truong/api/verify/recount';
import type { DatabaseUrls } from '@truong/db/database-urls';
import { connect, type Db } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import { type Job, PgBoss } from 'pg-boss';

/** Jobs that somebody asked for; what was tried too often; what the clock asks for. */
const queues = { job: 'job', lost: 'lost-job', anchor: 'daily-anchor', recount: 'nightly-recount' } as const;
const timeZone = 'Asia/Ho_Chi_Minh';
/** A server that was killed is missed after the first; what it had in its hands is looked for every second. */
const missed = { heartbeatSeconds: 10, lookSeconds: 5 };
/** New jobs are told of at once; what is tried again is found by asking, every two seconds. */
const taking = { localConcurrency: 2, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };
const sendEveryMs = 1000;
const beginAgainMs = 3000;
/** Less than a shutdown waits for the whole server. */
const drainMs = 12_000;

type Parts = { urls: Pick<DatabaseUrls, 'jobs' | 'auditor'>; pool: pg.Pool; log: FastifyBaseLogger };

/**
 * Takes part in the work of the queue: every server process does, and a job is given to one of them. The queue knows ids only;
 * `pool` is the app's, in which a job acts for whoever asked for it. Begins on its own, however long the database is away;
 * `stop` lets runs end or hands them back.
 */
export function startWorker({ urls, pool, log }: Parts): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const onError = (error: unknown) => log.error({ err: error }, 'jobs');
  const boss = new PgBoss({
    connectionString: urls.jobs,
    application_name: 'truong_jobs',
    // The migrations made it, for the jobs' role.
    createSchema: false,
    max: 3,
    useListenNotify: true,
    superviseIntervalSeconds: missed.lookSeconds,
    monitorIntervalSeconds: missed.lookSeconds,
    registerInstance: false,
  });
  boss.on('error', onError);
  const jobsPool = openPool(urls.jobs, { max: 1, onError: (error) => log.info({ err: error }, 'jobs') });
  const runner = { pool, signal: stopping.signal, onDefect: onError };

  async function begin(): Promise<void> {
    await boss.start();
    await makeQueues(boss);
    await boss.work<{ jobId: string }>(queues.job, taking, async ([job]) => {
      if (job) await runJob(runner, job.data.jobId);
    });
    await boss.work(queues.lost, async ([job]: Job<{ jobId: string }>[]) => {
      if (job) await failLostJob(pool, job.data.jobId);
    });
    await boss.work(queues.anchor, () => asAuditor(urls, anchorChains));
    await boss.work(queues.recount, () => asAuditor(urls, (auditor) => recount(auditor, jobsPool)));
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await begin();
        await sendUntil(stopping.signal, { boss, jobsPool, log });
      } catch (error) {
        onError(error);
        await boss.stop({ graceful: false });
        await pause(beginAgainMs, stopping.signal);
      }
    }
    await boss.stop({ graceful: true, timeout: drainMs });
    await jobsPool.end();
  }

  const working = work();
  return {
    async stop() {
      stopping.abort();
      await working;
    },
  };
}

/** Ends early, and without an error, when the server stops. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => undefined);
}

async function makeQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(queues.lost, { retryLimit: 10, retryDelay: 5 });
  await boss.createQueue(queues.job, {
    notify: true,
    heartbeatSeconds: missed.heartbeatSeconds,
    expireInSeconds: 6 * 3600,
    retryLimit: 5,
    retryDelay: 1,
    deadLetter: queues.lost,
  });
  const nightly = { heartbeatSeconds: 60, expireInSeconds: 6 * 3600, retryLimit: 2, retryDelay: 60 };
  for (const name of [queues.anchor, queues.recount]) await boss.createQueue(name, { policy: 'singleton', ...nightly });
  await boss.schedule(queues.anchor, '15 0 * * *', null, { tz: timeZone, missed: 'once' });
  await boss.schedule(queues.recount, '0 1 * * *', null, { tz: timeZone });
}

async function asAuditor<T>(urls: Pick<DatabaseUrls, 'auditor'>, use: (db: Db) => Promise<T>): Promise<T> {
  const pool = openPool(urls.auditor, { max: 1 });
  try {
    return await use(connect(pool));
  } finally {
    await pool.end();
  }
}

type Sending = { boss: PgBoss; jobsPool: pg.Pool; log: FastifyBaseLogger };

/**
 * Brings to the queue what was asked for, and to other units what they are told. A start sends everything that is not over
 * once more: the queue takes an id once, and may itself have been lost with an older backup.
 */
async function sendUntil(signal: AbortSignal, { boss, jobsPool, log }: Sending): Promise<void> {
  let alsoSent = true;
  while (!signal.aborted) {
    try {
      const { rows } = await jobsPool.query<{ id: string }>('select id from jobs_to_send($1) as id', [alsoSent]);
      for (const { id } of rows) await boss.send(queues.job, { jobId: id }, { id });
      if (rows.length > 0) await jobsPool.query('select jobs_sent($1)', [rows.map(({ id }) => id)]);
      await jobsPool.query('select notices_deliver()');
      alsoSent = false;
    } catch (error) {
      // The database is away, or about to be: the next round tries again.
      log.info({ err: error }, 'jobs');
    }
    await pause(sendEveryMs, signal);
  }
}
