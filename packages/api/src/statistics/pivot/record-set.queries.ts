import type { PivotTime, Point } from '@truong/contracts/pivot';
import type { Source } from '@truong/contracts/statistics';
import type { Db } from '@truong/db/kysely';
import type { Amount, DimensionCode, RecordKind } from '@truong/rules/statistics/catalogue';
import type { RecordSet } from '@truong/rules/statistics/record-set';
import { sql } from 'kysely';
import { numbersOf } from '../forms/frozen.queries.ts';

export type SetsOf = {
  unitIds: readonly number[];
  readUnits: readonly number[];
  records: RecordKind;
  source: Source;
  series: string;
  times: readonly PivotTime[];
};

type Head = {
  id: number;
  unitId: number;
  schoolYear: number;
  point: Point;
  rowCount: number;
  countedOn: string;
  filingId: number | null;
  at: Date;
};

/** The sets of a source: as the records hold them, of each form's latest filing, or of its latest that was accepted. */
function chosenSets({ unitIds, readUnits, records, source, series, times }: SetsOf) {
  const years = times.map(({ schoolYear }) => schoolYear);
  const points = times.map(({ point }) => point);
  const mine = sql`s.unit_id = any(${unitIds}::bigint[]) and s.school_year = any(${[...new Set(years)]}::integer[]) and s.kind = ${records}
    and (s.school_year, s.point) in (select * from unnest(${years}::integer[], ${points}::text[]))`;
  if (source === 'live')
    return sql`select s.id, s.unit_id, s.school_year, s.point, s.row_count, s.counted_on, s.filing_id, s.computed_at as at from record_set s where ${mine} and s.filing_id is null`;
  // What belongs to no level is counted whole by every form of the school: of several filings, the last one's.
  const form = records === 'inventory' ? sql`` : sql`, f.form_code`;
  return sql`
    select distinct on (s.unit_id, s.school_year, s.point${form}) s.id, s.unit_id, s.school_year, s.point, s.row_count, s.counted_on, s.filing_id, f.filed_at as at
    from record_set s join filing f on f.unit_id = s.unit_id and f.school_year = s.school_year and f.id = s.filing_id
    where ${mine} and s.filing_id is not null and s.series = ${series} and f.unit_id = any(${unitIds}::bigint[])
      ${source === 'approved' ? accepted(readUnits) : sql``}
    order by s.unit_id, s.school_year, s.point${form}, ${records === 'inventory' ? sql`f.filed_at` : sql`f.number`} desc`;
}

/** Accepted by an office that the act reads, or by what the school was told of it. */
export function accepted(readUnits: readonly number[]) {
  return sql`and (exists (select from filing_verdict v where v.unit_id = f.unit_id and v.school_year = f.school_year and v.form_code = f.form_code
        and v.period = f.period and v.number = f.number and v.filing_hash = f.hash and v.verdict = 'accepted')
      or exists (select from filing_review r where r.unit_id = any(${readUnits}::bigint[]) and r.school_year = f.school_year and r.filed_unit_id = f.unit_id
        and r.form_code = f.form_code and r.period = f.period and r.number = f.number and r.filing_hash = f.hash and r.verdict = 'accepted'))`;
}

export type PlacedSet = Head & { set: RecordSet };

type ColumnRow = { dimension: string; setIds: number[]; rowCounts: number[]; codes: Buffer };

/** The sets of the source with only the columns asked for: two statements, whatever the number of schools. */
export async function listSets(
  db: Db,
  of: SetsOf,
  { dimensions, amount }: { dimensions: readonly DimensionCode[]; amount: Amount | null },
): Promise<PlacedSet[]> {
  const columns = [...dimensions, ...(amount ? [`amount:${amount}`] : [])];
  const [heads, read] = await Promise.all([
    sql<Head>`with s as (${chosenSets(of)}) select s.* from s`.execute(db).then(({ rows }) => rows),
    // Joined by the server to one row a dimension and time: thousands of small rows cost more than what they hold.
    columns.length === 0
      ? []
      : sql<ColumnRow>`
          with s as materialized (${chosenSets(of)})
          select c.dimension, array_agg(s.id order by s.id) as set_ids,
            array_agg(s.row_count order by s.id) as row_counts, string_agg(c.codes, ''::bytea order by s.id) as codes
          from s join record_column c on c.unit_id = s.unit_id and c.school_year = s.school_year and c.set_id = s.id
          where c.unit_id = any(${of.unitIds}::bigint[]) and c.dimension = any(${columns}::text[])
          group by s.school_year, s.point, c.dimension`
          .execute(db)
          .then(({ rows }) => rows),
  ]);
  const sets = new Map<number, PlacedSet>(
    heads.map((head) => [
      head.id,
      { ...head, set: { kind: of.records, count: head.rowCount, columns: {}, amounts: {} } },
    ]),
  );
  for (const { dimension, setIds, rowCounts, codes } of read) {
    const isAmount = dimension.startsWith(amountPrefix);
    let at = 0;
    for (const [i, id] of setIds.entries()) {
      const own = codes.subarray(at, at + (rowCounts[i] ?? 0) * (isAmount ? 4 : 1));
      at += own.length;
      // Packed anew between the two statements.
      const set = sets.get(id)?.set;
      if (!set) continue;
      if (isAmount) set.amounts[dimension.slice(amountPrefix.length) as Amount] = numbersOf(own);
      else set.columns[dimension as DimensionCode] = own;
    }
  }
  return [...sets.values()];
}

const amountPrefix = 'amount:';

/** Schools whose results of those times may still come: their semester or year is not closed. */
export async function countOpenSchools(
  db: Db,
  { unitIds, times }: { unitIds: readonly number[]; times: readonly PivotTime[] },
): Promise<number> {
  const of = (point: Point) => times.filter((time) => time.point === point).map(({ schoolYear }) => schoolYear);
  const { rows } = await sql<{ schools: number }>`
    select count(distinct t.unit_id)::integer as schools from school_term t
    where t.unit_id = any(${unitIds}::bigint[]) and t.closed_at is null
      and (t.term = 1 and t.school_year = any(${of('mid')}::integer[]) or t.school_year = any(${of('end')}::integer[]))`.execute(
    db,
  );
  return rows[0]?.schools ?? 0;
}
