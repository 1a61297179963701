import type { Db } from '@truong/db/kysely';
import type { RecordKind } from '@truong/rules/statistics/catalogue';
import { type PeopledSet, packRecords, type RecordRow } from '@truong/rules/statistics/record-set';
import type { SchoolLevel } from '@truong/rules/statistics/school-level';

/** A point of the year that periodic reports count at. */
export type Point = 'start' | 'mid' | 'end';

export type RecordsOf = {
  unitId: number;
  schoolYear: number;
  /** The day whose enrolments, classes and staff are counted. */
  countedOn: string;
  /** Whose results a row carries: none at the start, of semester I in the middle, of the year at the end. */
  point: Point;
  /** null: of every level. */
  levels: readonly SchoolLevel[] | null;
};

const readers: Partial<Record<RecordKind, (db: Db, of: RecordsOf) => Promise<RecordRow[]>>> = {};

/** The rows of a school, of each kind asked for, as its records hold them; in the order of lists. */
export async function readRecords(
  db: Db,
  of: RecordsOf,
  kinds: readonly RecordKind[],
): Promise<Map<RecordKind, PeopledSet>> {
  const sets = await Promise.all(
    kinds.map(async (kind) => [kind, packRecords(kind, (await readers[kind]?.(db, of)) ?? [])] as const),
  );
  return new Map(sets);
}
