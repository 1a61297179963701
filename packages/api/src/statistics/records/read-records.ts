import type { Db } from '@truong/db/kysely';
import type { RecordKind } from '@truong/rules/statistics/catalogue';
import { type PeopledSet, packRecords, type RecordRow } from '@truong/rules/statistics/record-set';
import { readClasses } from './read-classes.ts';
import { readInventory } from './read-inventory.ts';
import { readArrivals, readLeavers } from './read-movements.ts';
import { readPupils } from './read-pupils.ts';
import { readSubjectResults, readTraitResults } from './read-results.ts';
import { readStaff } from './read-staff.ts';
import type { RecordsOf } from './records-of.ts';

export type { RecordsOf } from './records-of.ts';

const readers: Readonly<Record<RecordKind, (db: Db, of: RecordsOf) => Promise<RecordRow[]>>> = {
  pupils: readPupils,
  leavers: readLeavers,
  arrivals: readArrivals,
  subject_results: readSubjectResults,
  trait_results: readTraitResults,
  classes: readClasses,
  staff: readStaff,
  inventory: readInventory,
};

/** The rows of a school, of each kind asked for, as its records hold them; in the order of lists. */
export async function readRecords(
  db: Db,
  of: RecordsOf,
  kinds: readonly RecordKind[],
): Promise<Map<RecordKind, PeopledSet>> {
  const sets = await Promise.all(
    kinds.map(async (kind) => [kind, packRecords(kind, await readers[kind](db, of))] as const),
  );
  return new Map(sets);
}
