import { AppError } from '@truong/contracts/errors';
import type { Job, JobRef } from '@truong/contracts/jobs';
import type { Act } from '@truong/db/act';
import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';

/** How far back the list of one's own jobs goes. */
const listed = { days: 30, rows: 50 };

function selectOwn(db: Db, act: Act, unitId: number) {
  return db
    .selectFrom('job')
    .select([
      'kind',
      'unitId',
      'id',
      'input',
      'state',
      'done',
      'total',
      'result',
      'errorCode',
      'errorData',
      'at',
      'finishedAt',
    ])
    .where('unitId', '=', unitId)
    .where('accountId', '=', act.accountId);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectOwn>['execute']>>[number];

function toJob({ errorCode, errorData, at, finishedAt, ...row }: Row): Job {
  return {
    ...row,
    error: errorCode === null ? null : { code: errorCode, data: errorData },
    at: at.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  } as Job;
}

/** One's own jobs in the unit where one acts, newest first. */
export async function listJobs(db: Db, act: Act): Promise<Job[]> {
  const rows = await selectOwn(db, act, act.unitId)
    .where('at', '>', sql<Date>`now() - make_interval(days => ${listed.days})`)
    .orderBy('at', 'desc')
    .limit(listed.rows)
    .execute();
  return rows.map(toJob);
}

export async function getJob(db: Db, act: Act, { unitId, id }: JobRef): Promise<Job> {
  const row = await selectOwn(db, act, unitId).where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('NOT_FOUND');
  return toJob(row);
}
