import type { Db } from '@truong/db/kysely';
import type { Point } from '@truong/rules/statistics/points';
import { sql } from 'kysely';

/** A point of a year whose day has come for a school, and the state of the sets that are kept of it. */
export type DuePoint = {
  unitId: number;
  schoolYear: number;
  point: Point;
  countedOn: string;
  /** Of the oldest of its sets; null while one of them is missing or stands for another day. */
  computedAt: Date | null;
  /** The last write of the school, or act upon it. */
  writtenAt: Date | null;
};

/**
 * Every point that has come by `today`, of each school and year with classes. Its day is the one on which the sector's form of
 * the level counts (the later one in a school of several levels); without one 30/9, the end of semester I or II, the end of the year.
 * A school counts while it stands. Reads every school: for the servers' own job and for `verify` only.
 */
export async function listDuePoints(
  db: Db,
  { today, kinds, unitId = null }: { today: string; kinds: number; unitId?: number | null },
): Promise<DuePoint[]> {
  const { rows } = await sql<DuePoint>`
    with years as (select distinct unit_id, school_year from class where ${unitId}::bigint is null or unit_id = ${unitId}::bigint),
    written as (
      select u.unit_id, greatest(
        (select q.answered_at from request q where q.unit_id = u.unit_id order by q.answered_at desc limit 1),
        (select max(greatest(a.done_at, a.undone_at)) from unit_act a where a.unit_ids @> array[u.unit_id])) as written_at
      from (select distinct unit_id from years) u
    ),
    kept as (
      select unit_id, school_year, point, counted_on, count(*) as kinds, min(computed_at) as computed_at from record_set
      where filing_id is null and (${unitId}::bigint is null or unit_id = ${unitId}::bigint)
      group by unit_id, school_year, point, counted_on
    )
    select c.unit_id, c.school_year, p.point, d.counted_on, k.computed_at, w.written_at
    from years c
    join unit u on u.id = c.unit_id and u.kind = 'school'
    join school_year y on y.school_year = c.school_year
    cross join (values (1, 'start', 'start', 'start'), (2, 'mid', 'mid', 'mid'), (3, 'term-2', 'term', 'term-2'), (4, 'end', 'end', 'end')) p (nth, point, form, period)
    cross join lateral (
      select coalesce(
        (select max(coalesce(f.counted_on, f.due_on)) from unit_level l
          join form_period f on f.form_code = replace(l.level, '_', '-') || '-' || p.form and f.school_year = y.school_year and f.period = p.period
          where l.unit_id = u.id and l.valid_from <= y.ends_on and (l.valid_to is null or l.valid_to >= y.starts_on)),
        case p.point when 'start' then make_date(y.school_year, 9, 30)
          when 'mid' then (select t.ends_on from term t where t.school_year = y.school_year and t.term = 1)
          when 'term-2' then (select t.ends_on from term t where t.school_year = y.school_year and t.term = 2)
          else y.ends_on end) as counted_on
    ) d
    left join written w on w.unit_id = c.unit_id
    left join kept k on k.unit_id = c.unit_id and k.school_year = c.school_year and k.point = p.point and k.counted_on = d.counted_on and k.kinds = ${kinds}
    where d.counted_on <= ${today}::date and u.valid_from <= d.counted_on and (u.valid_to is null or u.valid_to >= d.counted_on)
    order by c.unit_id, c.school_year, p.nth
  `.execute(db);
  return rows;
}

/** Points of which sets are kept though their day is not, or no more, one that has come. */
export async function listOverduePoints(
  db: Db,
  due: readonly DuePoint[],
): Promise<Pick<DuePoint, 'unitId' | 'schoolYear' | 'point'>[]> {
  const { rows } = await sql<Pick<DuePoint, 'unitId' | 'schoolYear' | 'point'>>`
    select distinct unit_id, school_year, point from record_set where filing_id is null`.execute(db);
  const standing = new Set(due.map(({ unitId, schoolYear, point }) => `${unitId} ${schoolYear} ${point}`));
  return rows.filter(({ unitId, schoolYear, point }) => !standing.has(`${unitId} ${schoolYear} ${point}`));
}
