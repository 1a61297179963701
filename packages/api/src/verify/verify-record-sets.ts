import type { Db } from '@truong/db/kysely';
import { recordKinds } from '@truong/rules/statistics/catalogue';
import { sql } from 'kysely';
import { listDuePoints } from '../statistics/records/due-points.ts';
import { differenceOf } from '../statistics/records/keep-record-sets.ts';
import { differingSets, isNewer } from '../statistics/records/live-sets.ts';
import type { Difference } from './verify-chains.ts';

/**
 * Every kept set of a school packed anew from the raw records and compared byte for byte. A set older than the last write of
 * the school, or act upon it, waits for the servers' job: that is no difference.
 */
export async function verifyRecordSets(db: Db, unitId: number): Promise<Difference[]> {
  const { rows } = await sql<{ today: string }>`select today() as today`.execute(db);
  const due = await listDuePoints(db, { today: rows[0]?.today ?? '', kinds: recordKinds.length, unitId });
  const found: Difference[] = [];
  for (const one of due) {
    if (isNewer(one.writtenAt, one.computedAt)) continue;
    found.push(...(await differingSets(db, one)).map(({ kind }) => differenceOf(one, kind)));
  }
  return found;
}
