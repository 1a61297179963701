import type { Db } from '@truong/db/kysely';
import type { RecordKind } from '@truong/rules/statistics/catalogue';
import type { Point } from '@truong/rules/statistics/points';
import { sql } from 'kysely';

export type StoredColumn = { dimension: string; codes: Buffer };
export type LiveSet = { kind: RecordKind; countedOn: string; rowCount: number; columns: StoredColumn[] };

/** The rows of a school at a point as they were packed last, by kind. */
export async function readLiveSets(
  db: Db,
  { unitId, schoolYear, point }: { unitId: number; schoolYear: number; point: Point },
): Promise<Map<string, LiveSet>> {
  type Row = Omit<LiveSet, 'columns'> & StoredColumn;
  const { rows } = await sql<Row>`
    select s.kind, s.counted_on, s.row_count, c.dimension, c.codes from record_set s
    join record_column c on c.unit_id = s.unit_id and c.school_year = s.school_year and c.set_id = s.id
    where s.unit_id = ${unitId} and s.school_year = ${schoolYear} and s.point = ${point} and s.filing_id is null`.execute(
    db,
  );
  const sets = new Map<string, LiveSet>();
  for (const { dimension, codes, ...head } of rows) {
    const set = sets.get(head.kind) ?? { ...head, columns: [] };
    sets.set(head.kind, set);
    set.columns.push({ dimension, codes });
  }
  return sets;
}
