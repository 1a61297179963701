import type { Nightly, NightlyKind } from '@truong/contracts/jobs';
import type { Db } from '@truong/db/kysely';
import type pg from 'pg';
import { asAppError } from '../known-errors.ts';
import { checkFilings } from '../statistics/filing-checks/check-filings.ts';
import { anchorChains } from '../verify/anchor.ts';
import { recount, recountRecords } from '../verify/recount.ts';

/** The queue and the hour in Vietnam of each. `isMadeUpFor`: also run when no server ran at that hour. */
export const nightlyJobs = [
  { kind: 'roles', queue: 'nightly-roles', cron: '5 0 * * *', isMadeUpFor: true },
  { kind: 'anchor', queue: 'daily-anchor', cron: '15 0 * * *', isMadeUpFor: true },
  { kind: 'records', queue: 'nightly-records', cron: '30 0 * * *', isMadeUpFor: true },
  { kind: 'recount', queue: 'nightly-recount', cron: '0 1 * * *', isMadeUpFor: false },
  { kind: 'filings', queue: 'nightly-filings', cron: '0 2 * * *', isMadeUpFor: true },
  { kind: 'sweep', queue: 'nightly-sweep', cron: '0 3 * * *', isMadeUpFor: true },
] as const satisfies readonly { kind: NightlyKind; queue: string; cron: string; isMadeUpFor: boolean }[];

type Parts = {
  /** Runs something as the auditor, who reads every unit and writes nothing but anchors. */
  asAuditor: <T>(use: (auditor: Db) => Promise<T>) => Promise<T>;
  /** As the jobs' role, by owner functions only. */
  jobsPool: pg.Pool;
};
type Facts<K extends NightlyKind> = NonNullable<NonNullable<Extract<Nightly, { kind: K }>['last']>['facts']>;

const runs: { [K in NightlyKind]: (parts: Parts) => Promise<Facts<K>> } = {
  roles: async ({ jobsPool }) => {
    const { rows } = await jobsPool.query<Facts<'roles'>>('select * from accounts_follow_roles()');
    return rows[0] as Facts<'roles'>;
  },
  anchor: ({ asAuditor }) => asAuditor(anchorChains),
  records: ({ asAuditor, jobsPool }) => asAuditor((auditor) => recountRecords(auditor, jobsPool)),
  recount: ({ asAuditor, jobsPool }) => asAuditor((auditor) => recount(auditor, jobsPool)),
  filings: ({ asAuditor, jobsPool }) => asAuditor((auditor) => checkFilings({ auditor, jobsPool })),
  sweep: async ({ jobsPool }) => {
    const { rows } = await jobsPool.query<Facts<'sweep'>>('select job_files_sweep() as files');
    return rows[0] as Facts<'sweep'>;
  },
};

/** Runs a nightly job and keeps how it went. Throws what it failed of: the queue decides whether it is tried again. */
export async function runNightly(parts: Parts, { id, kind }: { id: string; kind: NightlyKind }): Promise<void> {
  const { jobsPool } = parts;
  await jobsPool.query('select nightly_begin($1, $2)', [id, kind]);
  try {
    const facts = await runs[kind](parts);
    await jobsPool.query('select nightly_end($1, $2)', [id, JSON.stringify(facts)]);
  } catch (error) {
    await jobsPool.query('select nightly_stumble($1, $2)', [id, asAppError(error)?.code ?? 'INTERNAL']);
    throw error;
  }
}

/** Ends a nightly job that was tried as often as the queue allows: the administrators are told. */
export async function failNightly(jobsPool: pg.Pool, { id, kind }: { id: string; kind: NightlyKind }): Promise<void> {
  await jobsPool.query('select nightly_fail($1, $2, $3)', [id, kind, 'JOB_INTERRUPTED']);
}
