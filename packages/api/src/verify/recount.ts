import type { Db } from '@truong/db/kysely';
import type pg from 'pg';
import { verify } from './verify.ts';

/** How many differences the notice names; `npm run verify` prints them all. */
const named = 5;

/**
 * The nightly recount: reads everything of every unit as the auditor. Differences are told to the administrators by the
 * jobs' role, since the auditor writes nothing.
 */
export async function recount(auditor: Db, jobsPool: pg.Pool): Promise<{ units: number; differences: number }> {
  const { units, differences } = await verify(auditor, () => undefined);
  if (differences.length > 0) {
    const examples = differences
      .slice(0, named)
      .map(({ what, unitId, detail }) => `unit ${unitId}: ${what}: ${detail}`);
    await jobsPool.query('select recount_tell($1, $2, $3)', [units, differences.length, JSON.stringify(examples)]);
  }
  return { units, differences: differences.length };
}
