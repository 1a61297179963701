import type pg from 'pg';

/** The stated limit of the aggregate: the same answer by one statement of the owner, without row security, act or HTTP. */
export async function bareAggregate(owner: pg.Pool, unitId: number) {
  const { rows } = await owner.query<{
    unit_id: number;
    schools: number;
    counted: number;
    total: number | null;
    good: number;
  }>({
    name: 'bare-aggregate',
    text: `
      with latest as (
        select distinct on (unit_id) unit_id, id from filing
        where school_year = 2024 and form_code = 'term-results' and period = 'term-1' order by unit_id, number desc
      ), figure as (
        select l.unit_id, sum(f.value) filter (where f.measure = 'total') as total, sum(f.value) filter (where f.measure = 'learning:good') as good,
          sum(f.value) filter (where f.measure = 'learning:fair') as fair, sum(f.value) filter (where f.measure = 'learning:satisfactory') as satisfactory,
          sum(f.value) filter (where f.measure = 'learning:unsatisfactory') as unsatisfactory, sum(f.value) filter (where f.measure = 'not_assessed') as not_assessed
        from latest l join filing_figure f on f.unit_id = l.unit_id and f.school_year = 2024 and f.filing_id = l.id
        where f.population = 'all' group by l.unit_id
      ), below as (
        select a.unit_id from unit_above a where a.above_id = $1 and a.valid_from <= '2025-05-20' and (a.valid_to is null or a.valid_to >= '2025-05-20')
      )
      select u.id as unit_id, count(c.id)::integer as schools, count(f.unit_id)::integer as counted, sum(f.total)::integer as total, sum(f.good)::integer as good,
        sum(f.fair)::integer as fair, sum(f.satisfactory)::integer as satisfactory, sum(f.unsatisfactory)::integer as unsatisfactory, sum(f.not_assessed)::integer as not_assessed
      from unit_above s
      join unit u on u.id = s.unit_id
      join unit_above b on b.above_id = u.id and b.valid_from <= '2025-05-20' and (b.valid_to is null or b.valid_to >= '2025-05-20')
      join unit c on c.id = b.unit_id and c.kind = 'school' and c.id in (select unit_id from below)
        and exists (select from unit_level l where l.unit_id = c.id and l.level in ('lower_secondary', 'upper_secondary'))
      left join figure f on f.unit_id = c.id
      where s.above_id = $1 and s.depth <= 1 and s.valid_from <= '2025-05-20' and (s.valid_to is null or s.valid_to >= '2025-05-20')
      group by u.id`,
    values: [unitId],
  });
  return rows;
}
