import type { Db } from '@truong/db/kysely';
import { recordKinds } from '@truong/rules/statistics/catalogue';
import { sql } from 'kysely';
import type pg from 'pg';
import { type DuePoint, listDuePoints, listOverduePoints } from './due-points.ts';
import type { LiveSet } from './live-sets.queries.ts';
import { differingSets, isNewer } from './live-sets.ts';

export type KeptSets = {
  /** Schools and sets looked at, sets kept anew, and those of them that no write explains. */
  units: number;
  sets: number;
  changed: number;
  differences: { unitId: number; what: string; detail: string }[];
};

/**
 * Brings the packed rows of the records up to date. `recent`: schools with a write since, in the newest year, and whatever is
 * missing; every few minutes. `all`: every set is packed from the raw records and compared byte for byte, and one that
 * differs though nobody wrote is named, then mended. Reads as the auditor, keeps by the owner's function.
 */
export async function keepRecordSets(
  { auditor, jobsPool }: { auditor: Db; jobsPool: Pick<pg.Pool, 'query'> },
  which: 'recent' | 'all',
): Promise<KeptSets> {
  const { rows } = await sql<{ today: string }>`select today() as today`.execute(auditor);
  const due = await listDuePoints(auditor, { today: rows[0]?.today ?? '', kinds: recordKinds.length });
  for (const { unitId, schoolYear, point } of await listOverduePoints(auditor, due))
    await jobsPool.query('select drop_record_sets($1, $2, $3)', [unitId, schoolYear, point]);
  const newest = Math.max(...due.map(({ schoolYear }) => schoolYear));
  const chosen = which === 'all' ? due : due.filter((one) => isStale(one, newest));
  const kept: KeptSets = {
    units: new Set(chosen.map(({ unitId }) => unitId)).size,
    sets: 0,
    changed: 0,
    differences: [],
  };
  for (const one of chosen) {
    const at = await clock(auditor);
    const differing = await differingSets(auditor, one);
    for (const set of differing) await keepSet(jobsPool, one, set, at);
    if (isNewer(one.writtenAt, one.computedAt)) await dateSets(jobsPool, one, at);
    else kept.differences.push(...differing.map(({ kind }) => differenceOf(one, kind)));
    kept.sets += recordKinds.length;
    kept.changed += differing.length;
  }
  return kept;
}

/** A few minutes after a write of this year its sets follow; earlier years change rarely and wait for the night. */
function isStale({ schoolYear, computedAt, writtenAt }: DuePoint, newest: number): boolean {
  return computedAt === null || (schoolYear === newest && isNewer(writtenAt, computedAt));
}

export function differenceOf({ unitId, schoolYear, point }: DuePoint, kind: string) {
  return { unitId, what: `rows of ${kind} at the ${point} of ${schoolYear}`, detail: 'are not those of the records' };
}

/** The time before the reading: what is written meanwhile is newer. */
export async function clock(auditor: Db): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(auditor);
  return rows[0]?.at ?? new Date(0);
}

async function keepSet(
  jobsPool: Pick<pg.Pool, 'query'>,
  { unitId, schoolYear, point, countedOn }: DuePoint,
  { kind, rowCount, columns }: LiveSet,
  at: Date,
): Promise<void> {
  await jobsPool.query('select keep_record_set($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    ...[unitId, schoolYear, point, kind, countedOn, at, rowCount],
    columns.map(({ dimension }) => dimension),
    columns.map(({ codes }) => codes),
  ]);
}

async function dateSets(
  jobsPool: Pick<pg.Pool, 'query'>,
  { unitId, schoolYear, point }: DuePoint,
  at: Date,
): Promise<void> {
  await jobsPool.query('select date_record_sets($1, $2, $3, $4)', [unitId, schoolYear, point, at]);
}
