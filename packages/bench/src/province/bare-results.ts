import type pg from 'pg';

/** The stated limit of the figures: the same answer by one statement of the owner, without row security, act or HTTP. */
export async function bareResults(owner: pg.Pool, unitId: number) {
  const { rows } = await owner.query<{ unit_id: number; counted: number; total: number | null; good: number | null }>({
    name: 'bare-results',
    text: `
      with school as (
        select s.unit_id, p.above_id as place_id from unit_above s
        join unit u on u.id = s.unit_id and u.kind = 'school'
        join unit_above p on p.unit_id = s.unit_id and p.depth = s.depth - 1 and p.valid_from <= '2025-05-20' and (p.valid_to is null or p.valid_to >= '2025-05-20')
        where s.above_id = $1 and s.depth > 0 and s.valid_from <= '2025-05-20' and (s.valid_to is null or s.valid_to >= '2025-05-20')
      )
      select coalesce(s.place_id, $1) as unit_id, count(f.total)::integer as counted, sum(f.total)::integer as total, sum(f.good)::integer as good,
        sum(f.fair)::integer as fair, sum(f.satisfactory)::integer as satisfactory, sum(f.unsatisfactory)::integer as unsatisfactory,
        sum(f.not_assessed)::integer as not_assessed
      from school s
      left join lateral (
        select (x.figures -> 'all@total' ->> 'value')::integer as total, (x.figures -> 'all@good' ->> 'value')::integer as good,
          (x.figures -> 'all@fair' ->> 'value')::integer as fair, (x.figures -> 'all@satisfactory' ->> 'value')::integer as satisfactory,
          (x.figures -> 'all@unsatisfactory' ->> 'value')::integer as unsatisfactory, (x.figures -> 'all@not_assessed' ->> 'value')::integer as not_assessed
        from filing_section x
        where x.unit_id = s.unit_id and x.school_year = 2024 and x.section = 'learning' and x.filing_id = (
          select f.id from filing f where f.unit_id = s.unit_id and f.school_year = 2024 and f.form_code = 'lower-secondary-term' and f.period = 'term-1'
          order by f.number desc limit 1)
      ) f on true
      group by grouping sets ((s.place_id), ())`,
    values: [unitId],
  });
  return rows;
}
