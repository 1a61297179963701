import type { UnitKind } from '@truong/contracts/common';
import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';

/** A school that this act reads, of whatever time, with its line in the tree of the day asked for. */
export type TreeSchool = {
  id: number;
  name: string;
  validFrom: string;
  validTo: string | null;
  /** Stands in the tree of that day, wherever. */
  isThere: boolean;
  /** The unit next below the one asked for that it stands under then; null outside it. */
  placeId: number | null;
  placeName: string | null;
  placeKind: UnitKind | null;
  /** Of the statistics office, by which maps know it. */
  placeArea: string | null;
  /** Stood below the unit asked for at some time. */
  wasBelow: boolean;
};

const nameOf = (unit: string, asOf: string) => sql`coalesce((select f.name from unit_former f
  where f.unit_id = ${sql.ref(`${unit}.id`)} and f.valid_to >= ${asOf}::date order by f.valid_to limit 1), ${sql.ref(`${unit}.name`)})`;
const held = (table: string, asOf: string) =>
  sql`${sql.ref(`${table}.valid_from`)} <= ${asOf}::date and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} >= ${asOf}::date)`;

/** Every school that the act reads; of a school itself the place is that school. */
export async function listTreeSchools(
  db: Db,
  { unitId, asOf, readUnits }: { unitId: number; asOf: string; readUnits: readonly number[] },
): Promise<TreeSchool[]> {
  const { rows } = await sql<TreeSchool>`
    with below as materialized (
      select b.unit_id, greatest(b.depth - 1, 0) as up from unit_above b where b.above_id = ${unitId} and ${held('b', asOf)}
    ), place as materialized (
      select b.unit_id, p.id, p.kind, p.administrative_code, ${nameOf('p', asOf)} as name from below b
      join unit_above a on a.unit_id = b.unit_id and a.depth = b.up and ${held('a', asOf)}
      join unit p on p.id = a.above_id
    )
    select u.id, ${nameOf('u', asOf)} as name, u.valid_from, u.valid_to, ${held('u', asOf)} as is_there,
      p.id as place_id, p.name as place_name, p.kind as place_kind, p.administrative_code as place_area,
      exists (select from unit_above w where w.above_id = ${unitId} and w.unit_id = u.id) as was_below
    from unit u left join place p on p.unit_id = u.id
    where u.id = any(${readUnits}::bigint[]) and u.kind = 'school'
    order by array_position(array['district', 'commune', 'school'], p.kind), p.name, u.name, u.id`.execute(db);
  return rows;
}

export async function listSuccessions(db: Db): Promise<{ fromId: number; toId: number }[]> {
  return db.selectFrom('unitSuccession').select(['fromId', 'toId']).execute();
}

export type Span = { validFrom: string; validTo: string | null };

/** When schools had one of the levels, by school. */
export async function listLevelDays(
  db: Db,
  { readUnits, levels }: { readUnits: readonly number[]; levels: readonly string[] },
): Promise<Map<number, Span[]>> {
  const { rows } = await sql<Span & { unitId: number }>`
    select unit_id, valid_from, valid_to from unit_level
    where unit_id = any(${readUnits}::bigint[]) and level = any(${levels}::text[])`.execute(db);
  return Map.groupBy(rows, ({ unitId }) => unitId);
}

export type YearDays = { schoolYear: number; startsOn: string; midOn: string | null; endsOn: string };

/** The days of school years on which a school counts as being there. */
export async function listYearDays(db: Db, years: readonly number[]): Promise<YearDays[]> {
  const { rows } = await sql<YearDays>`
    select y.school_year, y.starts_on, y.ends_on, t.ends_on as mid_on from school_year y
    left join term t on t.school_year = y.school_year and t.term = 1 where y.school_year = any(${years}::integer[])`.execute(
    db,
  );
  return rows;
}
