import type { CheckedFilings } from '@truong/contracts/filing-checks';
import { connect, type Db } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { sql } from 'kysely';
import { checkFilings } from '../statistics/filing-checks/check-filings.ts';
import type { World } from './world.ts';

/** The nightly check of filings, as the servers' job runs it. */
export async function runFilingChecks({ urls }: Pick<World, 'urls'>): Promise<CheckedFilings> {
  const [auditorPool, jobsPool] = [openPool(urls.auditor, { max: 1 }), openPool(urls.jobs, { max: 1 })];
  try {
    return await checkFilings({ auditor: connect(auditorPool), jobsPool });
  } finally {
    await Promise.all([auditorPool.end(), jobsPool.end()]);
  }
}

type Kept = { unitId: number; schoolYear: number; formCode: string; period: string; number: number; moved: number };

/** What such a check would have kept of a filing. */
export async function keepFilingCheck(owner: Db, of: Kept): Promise<void> {
  await sql`select keep_filing_check(${of.unitId}, ${of.schoolYear}, ${of.formCode}, ${of.period}, ${of.number}, 1, '2025-05-20',
    ${of.moved}, 0, 0, 0, now())`.execute(owner);
}
