import { createHash } from 'node:crypto';
import type { Db } from '@truong/db/kysely';
import type { RecordKind } from '@truong/rules/statistics/catalogue';
import { packRecords, type RecordRow } from '@truong/rules/statistics/record-set';
import { sql } from 'kysely';
import { columnsOfSet } from '../statistics/forms/frozen.queries.ts';

type SetOf = {
  unitId: number;
  schoolYear: number;
  point: string;
  kind: RecordKind;
  rows: readonly RecordRow['values'][];
};

/** Rows of one school as the servers' job would keep them. */
export async function keepLiveSet(owner: Db, of: SetOf): Promise<void> {
  const { dims, codes } = columnsOf(of);
  await sql`select keep_record_set(${of.unitId}, ${of.schoolYear}, ${of.point}, ${of.kind}, '2025-05-20', now(), ${of.rows.length},
    ${dims}::text[], ${codes}::bytea[])`.execute(owner);
}

/** A filing of a school with the rows that it froze and figures by section, "row@column" and value; answers its number's hash. */
export async function fileSet(
  owner: Db,
  of: SetOf & {
    number: number;
    verdict?: 'accepted' | 'returned';
    figures?: Record<string, number | null>;
    formCode?: string;
  },
): Promise<void> {
  const { unitId, schoolYear, point, number, formCode = 'trial' } = of;
  const hash = createHash('sha256').update(`${unitId} ${schoolYear} ${point} ${number}`).digest();
  const { id: filingId } = await owner
    .insertInto('filing')
    .values({
      ...{
        unitId,
        schoolYear,
        formCode,
        formVersion: 1,
        period: point,
        number,
        filedAt: new Date(),
        filedOn: '2025-05-20',
      },
      ...{ filedBy: 1, findings: '[]', rowCount: of.rows.length, hash },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const people = of.rows.map((_, i) => [i + 1, `Giàng Thị ${i + 1}`, '1A']);
  const { id: setId } = await owner
    .insertInto('recordSet')
    .values({
      ...{ unitId, schoolYear, kind: of.kind, point, series: 'sector', filingId, countedOn: '2025-05-20' },
      ...{ rowCount: of.rows.length, people: JSON.stringify(people), computedAt: new Date() },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { dims, codes } = columnsOf(of);
  await owner
    .insertInto('recordColumn')
    .values(dims.map((dimension, i) => ({ unitId, schoolYear, setId, dimension, codes: codes[i] as Buffer })))
    .execute();
  if (of.figures) {
    const figures = Object.entries(of.figures).map(([key, value]) => [key, { value, source: 'computed' }]);
    await owner
      .insertInto('filingSection')
      .values({ unitId, schoolYear, filingId, section: 'size', figures: JSON.stringify(Object.fromEntries(figures)) })
      .execute();
  }
  if (!of.verdict) return;
  await owner
    .insertInto('filingVerdict')
    .values({
      ...{ unitId, schoolYear, formCode, period: point, number, filingHash: hash, verdict: of.verdict },
      ...{ reviewingUnitId: unitId, reviewId: number, reviewerName: 'Sùng Mí Duyệt', reviewedAt: new Date() },
    })
    .execute();
}

function columnsOf({ kind, rows }: SetOf): { dims: string[]; codes: Buffer[] } {
  const set = packRecords(
    kind,
    rows.map((values, id) => ({ person: { id: id + 1, name: '', place: '' }, values })),
  );
  const columns = columnsOfSet(set);
  return { dims: columns.map(({ dimension }) => dimension), codes: columns.map((column) => column.codes) };
}
