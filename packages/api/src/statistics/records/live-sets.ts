import type { Db } from '@truong/db/kysely';
import { recordKinds } from '@truong/rules/statistics/catalogue';
import { columnsOfSet } from '../forms/frozen.queries.ts';
import type { DuePoint } from './due-points.ts';
import { type LiveSet, readLiveSets } from './live-sets.queries.ts';
import { readRecords } from './read-records.ts';

/** Writes of the last minutes before a set was packed may have been under way and unseen: they count as newer. */
const unseenMs = 10 * 60_000;

export function isNewer(writtenAt: Date | null, computedAt: Date | null): boolean {
  if (computedAt === null) return true;
  return writtenAt !== null && writtenAt.getTime() > computedAt.getTime() - unseenMs;
}

/** The rows of a school at a point, of every kind and level, as the records hold them now. */
export async function packLiveSets(db: Db, due: Pick<DuePoint, 'unitId' | 'schoolYear' | 'point' | 'countedOn'>) {
  const { unitId, schoolYear, point, countedOn } = due;
  const sets = await readRecords(db, { unitId, schoolYear, point, countedOn, levels: null }, recordKinds);
  return [...sets.values()].map((set): LiveSet => {
    return { kind: set.kind, countedOn, rowCount: set.count, columns: columnsOfSet(set) };
  });
}

/** The kinds that are not kept as the records hold them, byte for byte, with what was packed now. */
export async function differingSets(db: Db, due: DuePoint): Promise<LiveSet[]> {
  const [packed, stored] = [await packLiveSets(db, due), await readLiveSets(db, due)];
  return packed.filter((set) => !isSame(set, stored.get(set.kind)));
}

function isSame(packed: LiveSet, stored: LiveSet | undefined): boolean {
  if (stored?.rowCount !== packed.rowCount || stored.countedOn !== packed.countedOn) return false;
  if (stored.columns.length !== packed.columns.length) return false;
  const known = new Map(stored.columns.map(({ dimension, codes }) => [dimension, codes]));
  return packed.columns.every(({ dimension, codes }) => known.get(dimension)?.equals(codes) ?? false);
}
