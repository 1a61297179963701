import { setTimeout as sleep } from 'node:timers/promises';
import { failNightly, nightlyJobs, runNightly } from '@truong/api/jobs/nightly-jobs';
import { failLostJob, runJob } from '@truong/api/jobs/run-job';
import { keepRecordSets } from '@truong/api/statistics/records/keep-record-sets';
import type { DatabaseUrls } from '@truong/db/database-urls';
import { connectPrepared, type Db } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import { type Job, PgBoss, type Queue, type QueuePolicy } from 'pg-boss';
import { env } from '../env.ts';
import { type Doorbell, openDoorbell } from './doorbell.ts';

/** Jobs that somebody asked for; what was tried too often; the packed rows of schools that wrote lately. */
const queues = { job: 'job', lost: 'lost-job', lostNightly: 'lost-nightly', recordSets: 'record-sets' } as const;
const timeZone = 'Asia/Ho_Chi_Minh';
/** A server that was killed is missed after the first; what it had in its hands is looked for every second. */
const missed = { heartbeatSeconds: 10, lookSeconds: 5 };
/** New jobs are told of at once; what is tried again is found by asking, every two seconds. */
const taking = { localConcurrency: 2, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 };
/** What nobody called out is found by looking: notices between units, and jobs when a call was lost. */
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
  /** The queue keeps what a run failed of; the log tells it at once. */
  const onFailure = (error: unknown): never => {
    onError(error);
    throw error;
  };
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
  const doorbell = openDoorbell(urls.jobs, (error) => log.info({ err: error }, 'jobs'));
  const runner = { pool, publicUrl: env.PUBLIC_URL, signal: stopping.signal, onDefect: onError };

  async function begin(): Promise<void> {
    await boss.start();
    await makeQueues(boss);
    await boss.work<{ jobId: string }>(queues.job, taking, async ([job]) => {
      if (job) await runJob(runner, job.data.jobId);
    });
    await boss.work(queues.lost, async ([job]: Job<{ jobId: string }>[]) => {
      if (job) await failLostJob(pool, job.data.jobId);
    });
    const parts = { asAuditor: auditorOf(urls), jobsPool };
    for (const { kind, queue } of nightlyJobs)
      await boss.work(queue, async ([job]) => {
        if (job) await runNightly(parts, { id: job.id, kind }).catch(onFailure);
      });
    await boss.work(queues.recordSets, async () => {
      await parts.asAuditor((auditor) => keepRecordSets({ auditor, jobsPool }, 'recent')).catch(onFailure);
    });
    await boss.work(queues.lostNightly, { includeMetadata: true }, async ([job]) => {
      const lost = nightlyJobs.find(({ queue }) => queue === job?.sourceName);
      if (job?.sourceId && lost) await failNightly(jobsPool, { id: job.sourceId, kind: lost.kind }).catch(onFailure);
    });
  }

  async function work(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await begin();
        await sendUntil(stopping.signal, { boss, jobsPool, doorbell, log });
      } catch (error) {
        onError(error);
        await boss.stop({ graceful: false });
        await pause(beginAgainMs, stopping.signal);
      }
    }
    await boss.stop({ graceful: true, timeout: drainMs });
    await Promise.all([jobsPool.end(), doorbell.close()]);
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
  await keepQueue(boss, queues.lost, { retryLimit: 10, retryDelay: 5 });
  await keepQueue(boss, queues.job, {
    notify: true,
    heartbeatSeconds: missed.heartbeatSeconds,
    expireInSeconds: 6 * 3600,
    retryLimit: 5,
    retryDelay: 1,
    deadLetter: queues.lost,
  });
  await keepQueue(boss, queues.lostNightly, { retryLimit: 10, retryDelay: 5 });
  for (const { queue, cron, isMadeUpFor } of nightlyJobs) {
    const tries = { heartbeatSeconds: 60, expireInSeconds: 6 * 3600, retryLimit: 2, retryDelay: 60 };
    await keepQueue(boss, queue, { notify: true, ...tries, deadLetter: queues.lostNightly }, 'singleton');
    await boss.schedule(queue, cron, null, { tz: timeZone, ...(isMadeUpFor ? { missed: 'once' } : {}) });
  }
  // Not tried again: the next round comes in five minutes, and the night looks at everything.
  await keepQueue(boss, queues.recordSets, { heartbeatSeconds: 60, expireInSeconds: 3600, retryLimit: 0 }, 'singleton');
  await boss.schedule(queues.recordSets, '*/5 * * * *', null, { tz: timeZone });
}

type Wanted = Omit<Queue, 'name' | 'partition' | 'policy'>;

/** A queue that an earlier version made is given what this one wants of it; its policy stays. */
async function keepQueue(boss: PgBoss, name: string, wanted: Wanted, policy: QueuePolicy = 'standard'): Promise<void> {
  await boss.createQueue(name, { ...wanted, policy });
  await boss.updateQueue(name, wanted);
}

function auditorOf({ auditor }: Pick<DatabaseUrls, 'auditor'>) {
  return async <T>(use: (db: Db) => Promise<T>): Promise<T> => {
    const pool = openPool(auditor, { max: 1 });
    try {
      return await use(connectPrepared(pool));
    } finally {
      await pool.end();
    }
  };
}

type Sending = { boss: PgBoss; jobsPool: pg.Pool; doorbell: Doorbell; log: FastifyBaseLogger };

/**
 * Brings to the queue what was asked for, and to other units what they are told. A start sends everything that is not over
 * once more: the queue takes an id once, and may itself have been lost with an older backup.
 */
async function sendUntil(signal: AbortSignal, { boss, jobsPool, doorbell, log }: Sending): Promise<void> {
  let alsoSent = true;
  while (!signal.aborted) {
    try {
      const { rows } = await jobsPool.query<{ id: string }>('select id from jobs_to_send($1) as id', [alsoSent]);
      for (const { id } of rows) await boss.send(queues.job, { jobId: id }, { id });
      if (rows.length > 0) await jobsPool.query('select jobs_sent($1)', [rows.map(({ id }) => id)]);
      await sendNightly({ boss, jobsPool }, alsoSent);
      await jobsPool.query('select notices_deliver()');
      alsoSent = false;
    } catch (error) {
      // The database is away, or about to be: the next round tries again.
      log.info({ err: error }, 'jobs');
    }
    await doorbell.wait(sendEveryMs, signal);
  }
}

/** What an administrator asked for outside its hour. */
async function sendNightly({ boss, jobsPool }: Omit<Sending, 'log' | 'doorbell'>, alsoSent: boolean): Promise<void> {
  const { rows } = await jobsPool.query<{ id: string; kind: string }>('select * from nightly_to_send($1)', [alsoSent]);
  for (const { id, kind } of rows) {
    const asked = nightlyJobs.find((one) => one.kind === kind);
    if (asked) await boss.send(asked.queue, null, { id });
    await jobsPool.query('select nightly_sent($1)', [id]);
  }
}
