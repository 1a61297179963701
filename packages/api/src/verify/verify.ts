import type { Db } from '@truong/db/kysely';
import { verifyAnchors } from './anchor.ts';
import { type Difference, verifyChains } from './verify-chains.ts';
import { verifyFilings } from './verify-filings.ts';
import { verifyOutcomes } from './verify-outcomes.ts';
import { verifyPapers } from './verify-papers.ts';
import { verifyRecordSets } from './verify-record-sets.ts';

/** What the nightly recount looks at: the packed rows have a run of their own, which mends them too. */
export const checksOfNight = [verifyChains, verifyOutcomes, verifyFilings, verifyPapers] as const;

/** Anchors, chains, outcomes, filings, papers and packed rows of every unit, one unit at a time. Runs as the auditor, who reads past row security. */
export async function verify(
  db: Db,
  onProgress: (done: number, all: number) => void,
  checks: readonly ((db: Db, unitId: number) => Promise<Difference[]>)[] = [...checksOfNight, verifyRecordSets],
): Promise<{ units: number; differences: Difference[] }> {
  const units = await db.selectFrom('unit').select('id').where('kind', '=', 'school').orderBy('id').execute();
  const differences: Difference[] = await verifyAnchors(db);
  for (const [index, { id }] of units.entries()) {
    for (const check of checks) differences.push(...(await check(db, id)));
    onProgress(index + 1, units.length);
  }
  return { units: units.length, differences };
}
