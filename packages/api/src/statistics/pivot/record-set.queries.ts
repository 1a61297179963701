import { type PivotTime, type Point, type Source, seriesAt } from '@truong/contracts/pivot';
import type { Db } from '@truong/db/kysely';
import type { Amount, DimensionCode, RecordKind } from '@truong/rules/statistics/catalogue';
import type { RecordSet } from '@truong/rules/statistics/record-set';
import { sql } from 'kysely';
import { numbersOf } from '../forms/frozen.queries.ts';
import type { ColumnStore } from './column-store.ts';

export type SetsOf = {
  unitIds: readonly number[];
  readUnits: readonly number[];
  records: RecordKind;
  source: Source;
  /** Of forms whose filed rows are counted; where not given, by the point of the year. */
  series?: string | undefined;
  times: readonly PivotTime[];
};

export type PlacedSet = {
  id: number;
  unitId: number;
  schoolYear: number;
  point: Point;
  countedOn: string;
  filingId: number | null;
  /** When it was packed or filed, in milliseconds. */
  at: number;
  set: RecordSet;
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
    where ${mine} and s.filing_id is not null 
      and (s.school_year, s.point, s.series) in (select * from unnest(${years}::integer[], ${points}::text[], ${points.map((point) => series ?? seriesAt(point))}::text[])) and f.unit_id = any(${unitIds}::bigint[])
      ${source === 'approved' ? accepted(readUnits) : sql``}
    order by s.unit_id, s.school_year, s.point${form}, ${records === 'inventory' ? sql`f.filed_at` : sql`f.number`} desc`;
}

/** Accepted by the office whose word approves, as the act reads it or as the school was told of it. */
export function accepted(readUnits: readonly number[]) {
  return sql`and (exists (select from filing_verdict v where v.unit_id = f.unit_id and v.school_year = f.school_year and v.form_code = f.form_code
        and v.period = f.period and v.number = f.number and v.filing_hash = f.hash and v.verdict = 'accepted' and v.reviewing_unit_id = coalesce(f.approving_unit_id, v.reviewing_unit_id))
      or exists (select from filing_review r where r.unit_id = any(${readUnits}::bigint[]) and r.school_year = f.school_year and r.filed_unit_id = f.unit_id
        and r.form_code = f.form_code and r.period = f.period and r.number = f.number and r.filing_hash = f.hash and r.verdict = 'accepted' and r.unit_id = coalesce(f.approving_unit_id, r.unit_id)))`;
}

type HeadRow = {
  schoolYear: number;
  point: Point;
  countedOn: string;
  ids: number[];
  unitIds: number[];
  rowCounts: number[];
  filingIds: number[];
  ats: number[];
};

type Wanted = { dimensions: readonly DimensionCode[]; amount: Amount | null; store?: ColumnStore | undefined };

/** The sets of the source with only the columns asked for: two statements, whatever the number of schools. */
export async function listSets(db: Db, of: SetsOf, { dimensions, amount, store }: Wanted): Promise<PlacedSet[]> {
  const sets = await listHeads(db, of);
  const columns = [...dimensions, ...(amount ? [`${amountPrefix}${amount}`] : [])];
  const unread: PlacedSet[] = [];
  for (const placed of sets) {
    const known = columns.map((column) => store?.find(placed.id, column));
    if (known.some((codes) => codes === undefined)) unread.push(placed);
    else for (const [i, column] of columns.entries()) setColumn(placed.set, column, known[i] as Uint8Array);
  }
  if (unread.length === 0 || columns.length === 0) return sets;
  const byId = new Map(unread.map((placed) => [placed.id, placed.set]));
  for (const { dimension, setIds, codes } of await listColumns(db, { unread, columns, unitIds: of.unitIds })) {
    const width = dimension.startsWith(amountPrefix) ? 4 : 1;
    let at = 0;
    for (const id of setIds) {
      const set = byId.get(id);
      // A copy: the whole answer of the server would be kept alive by any part of it.
      const own = new Uint8Array(codes.subarray(at, at + (set?.count ?? 0) * width));
      at += own.length;
      if (!set) continue;
      setColumn(set, dimension, own);
      store?.keep(id, dimension, own);
    }
  }
  return sets;
}

/** Heads as one row a time: thousands of small rows cost more than what they hold. */
async function listHeads(db: Db, of: SetsOf): Promise<PlacedSet[]> {
  const { rows } = await sql<HeadRow>`
    with s as (${chosenSets(of)})
    select s.school_year, s.point, min(s.counted_on)::text as counted_on, array_agg(s.id order by s.id) as ids,
      array_agg(s.unit_id order by s.id) as unit_ids, array_agg(s.row_count::bigint order by s.id) as row_counts,
      array_agg(coalesce(s.filing_id, 0) order by s.id) as filing_ids,
      array_agg((extract(epoch from s.at) * 1000)::bigint order by s.id) as ats
    from s group by s.school_year, s.point`.execute(db);
  return rows.flatMap(({ schoolYear, point, countedOn, ids, unitIds, rowCounts, filingIds, ats }) =>
    ids.map((id, i) => ({
      ...{ id, schoolYear, point, countedOn, unitId: unitIds[i] ?? 0, filingId: filingIds[i] || null, at: ats[i] ?? 0 },
      set: { kind: of.records, count: rowCounts[i] ?? 0, columns: {}, amounts: {} },
    })),
  );
}

type ColumnRow = { dimension: string; setIds: number[]; codes: Buffer };
type Unread = { unread: readonly PlacedSet[]; columns: readonly string[]; unitIds: readonly number[] };

/** The columns of sets joined by the server to one value a dimension and year. */
async function listColumns(db: Db, { unread, columns, unitIds }: Unread): Promise<ColumnRow[]> {
  const [units, years, ids] = [
    unread.map(({ unitId }) => unitId),
    unread.map(({ schoolYear }) => schoolYear),
    unread.map(({ id }) => id),
  ];
  const { rows } = await sql<ColumnRow>`
    select c.dimension, array_agg(c.set_id order by c.set_id) as set_ids, string_agg(c.codes, ''::bytea order by c.set_id) as codes
    from unnest(${units}::bigint[], ${years}::integer[], ${ids}::bigint[]) s (unit_id, school_year, id)
    join record_column c on c.unit_id = s.unit_id and c.school_year = s.school_year and c.set_id = s.id
    where c.unit_id = any(${unitIds}::bigint[]) and c.dimension = any(${columns}::text[])
    group by s.school_year, c.dimension`.execute(db);
  return rows;
}

function setColumn(set: RecordSet, column: string, codes: Uint8Array): void {
  if (!column.startsWith(amountPrefix)) set.columns[column as DimensionCode] = codes;
  else set.amounts[column.slice(amountPrefix.length) as Amount] = numbersOf(Buffer.from(codes));
}

const amountPrefix = 'amount:';

/** Schools whose results of those times may still come: their semester or year is not closed. */
export async function countOpenSchools(
  db: Db,
  { unitIds, times }: { unitIds: readonly number[]; times: readonly PivotTime[] },
): Promise<number> {
  const of = (...points: Point[]) =>
    times.filter(({ point }) => points.includes(point)).map(({ schoolYear }) => schoolYear);
  const { rows } = await sql<{ schools: number }>`
    select count(distinct t.unit_id)::integer as schools from school_term t
    where t.unit_id = any(${unitIds}::bigint[]) and t.closed_at is null
      and (t.term = 1 and t.school_year = any(${of('mid', 'end')}::integer[]) or t.term = 2 and t.school_year = any(${of('term-2', 'end')}::integer[]))`.execute(
    db,
  );
  return rows[0]?.schools ?? 0;
}
