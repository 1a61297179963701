import type { Db } from '@truong/db/kysely';
import type pg from 'pg';
import { keepRecordSets } from '../statistics/records/keep-record-sets.ts';
import { checksOfNight, verify } from './verify.ts';
import type { Difference } from './verify-chains.ts';

/** How many differences the notice names; `npm run verify` prints them all. */
const named = 5;

/**
 * The nightly recount: reads everything of every unit as the auditor. Differences are told to the administrators by the
 * jobs' role, since the auditor writes nothing.
 */
export async function recount(auditor: Db, jobsPool: pg.Pool): Promise<{ units: number; differences: number }> {
  const { units, differences } = await verify(auditor, () => undefined, checksOfNight);
  await tell(jobsPool, units, differences);
  return { units, differences: differences.length };
}

/** The nightly recount of the packed rows, which mends what it finds; what no write explains is told likewise. */
export async function recountRecords(auditor: Db, jobsPool: pg.Pool) {
  const begun = performance.now();
  const { differences, ...kept } = await keepRecordSets({ auditor, jobsPool }, 'all');
  await tell(jobsPool, kept.units, differences);
  return { ...kept, differences: differences.length, ms: Math.round(performance.now() - begun) };
}

async function tell(jobsPool: pg.Pool, units: number, differences: readonly Difference[]): Promise<void> {
  if (differences.length === 0) return;
  const examples = differences.slice(0, named).map(({ what, unitId, detail }) => `unit ${unitId}: ${what}: ${detail}`);
  await jobsPool.query('select recount_tell($1, $2, $3)', [units, differences.length, JSON.stringify(examples)]);
}
