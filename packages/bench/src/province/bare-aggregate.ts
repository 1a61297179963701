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
      with school as (
        select s.unit_id, p.above_id as place_id from unit_above s
        join unit u on u.id = s.unit_id and u.kind = 'school'
        join unit_above p on p.unit_id = s.unit_id and p.depth = s.depth - 1 and p.valid_from <= '2025-05-20' and (p.valid_to is null or p.valid_to >= '2025-05-20')
        where s.above_id = $1 and s.depth > 0 and s.valid_from <= '2025-05-20' and (s.valid_to is null or s.valid_to >= '2025-05-20')
          and exists (select from unit_level l where l.unit_id = s.unit_id and l.level in ('lower_secondary', 'upper_secondary'))
      )
      select coalesce(s.place_id, $1) as unit_id, count(*)::integer as schools, count(f.total)::integer as counted, sum(f.total)::integer as total,
        sum(f.good)::integer as good, sum(f.fair)::integer as fair, sum(f.satisfactory)::integer as satisfactory,
        sum(f.unsatisfactory)::integer as unsatisfactory, sum(f.not_assessed)::integer as not_assessed
      from school s
      left join lateral (
        select sum(f.value) filter (where f.measure = 'total') as total, sum(f.value) filter (where f.measure = 'learning:good') as good,
          sum(f.value) filter (where f.measure = 'learning:fair') as fair, sum(f.value) filter (where f.measure = 'learning:satisfactory') as satisfactory,
          sum(f.value) filter (where f.measure = 'learning:unsatisfactory') as unsatisfactory, sum(f.value) filter (where f.measure = 'not_assessed') as not_assessed
        from filing_figure f
        where f.unit_id = s.unit_id and f.school_year = 2024 and f.population = 'all' and f.filing_id = (
          select x.id from filing x where x.unit_id = s.unit_id and x.school_year = 2024 and x.form_code = 'term-results' and x.period = 'term-1'
          order by x.number desc limit 1)
      ) f on true
      group by grouping sets ((s.place_id), ())`,
    values: [unitId],
  });
  return rows;
}
