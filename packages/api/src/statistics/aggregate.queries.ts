import type { UnitKind } from '@truong/contracts/common';
import type { AggregateInput } from '@truong/contracts/statistics';
import type { Db } from '@truong/db/kysely';
import { termResultsForm } from '@truong/rules/statistics/term-results-form';
import { sql } from 'kysely';

export type SumRow = {
  unitId: number;
  name: string;
  kind: UnitKind;
  isSelf: boolean;
  schools: number;
  schoolsCounted: number;
  total: number | null;
  good: number;
  fair: number;
  satisfactory: number;
  unsatisfactory: number;
  notAssessed: number;
  filingNumber: number | null;
};

/** Per school: its figures under the asked source, one row a school that has any. */
function figuresOfSchools(input: AggregateInput, readUnits: readonly number[]) {
  const grade = sql`(${input.grade}::smallint is null or f.grade = ${input.grade}::smallint)`;
  const level = (name: string) => `${input.measureGroup}:${name}`;
  if (input.source === 'live') {
    const counts = (condition: ReturnType<typeof sql>) => sql`(count(*) filter (where ${condition}))::integer`;
    const own = sql.ref(`f.${input.measureGroup}`);
    const wanted = {
      all: sql`true`,
      female: sql`p.is_female`,
      minority: sql`g.is_minority`,
      female_minority: sql`p.is_female and g.is_minority`,
    }[input.population];
    return sql`
      select f.unit_id, null::integer as number, ${counts(wanted)} as total, ${counts(sql`${wanted} and f.is_assessed and ${own} = 'good'`)} as good,
        ${counts(sql`${wanted} and f.is_assessed and ${own} = 'fair'`)} as fair, ${counts(sql`${wanted} and f.is_assessed and ${own} = 'satisfactory'`)} as satisfactory,
        ${counts(sql`${wanted} and f.is_assessed and ${own} = 'unsatisfactory'`)} as unsatisfactory, ${counts(sql`${wanted} and not f.is_assessed`)} as not_assessed
      from outcome f join pupil p on p.unit_id = f.unit_id and p.id = f.pupil_id join ethnic_group g on g.code = p.ethnic_group_code
      where f.unit_id = any(${readUnits}::bigint[]) and f.school_year = ${input.schoolYear} and f.period = ${input.period} and ${grade}
      group by f.unit_id`;
  }
  const approved =
    input.source === 'approved'
      ? sql`and exists (select from filing_review r where r.unit_id = any(${readUnits}::bigint[]) and r.school_year = x.school_year and r.filed_unit_id = x.unit_id
          and r.form_code = x.form_code and r.period = x.period and r.number = x.number and r.filing_hash = x.hash and r.verdict = 'accepted')`
      : sql``;
  const sums = (measure: string) => sql`coalesce(sum(f.value) filter (where f.measure = ${measure}), 0)::integer`;
  return sql`
    select n.unit_id, n.number, ${sums('total')} as total, ${sums(level('good'))} as good, ${sums(level('fair'))} as fair,
      ${sums(level('satisfactory'))} as satisfactory, ${sums(level('unsatisfactory'))} as unsatisfactory, ${sums('not_assessed')} as not_assessed
    from (
      select distinct on (x.unit_id) x.unit_id, x.id, x.number from filing x
      where x.unit_id = any(${readUnits}::bigint[]) and x.school_year = ${input.schoolYear} and x.form_code = ${termResultsForm.code} and x.period = ${input.period} ${approved}
      order by x.unit_id, x.number desc
    ) n
    join filing_figure f on f.unit_id = n.unit_id and f.school_year = ${input.schoolYear} and f.filing_id = n.id
    where f.unit_id = any(${readUnits}::bigint[]) and f.population = ${input.population} and ${grade}
    group by n.unit_id, n.number`;
}

/**
 * Sums over the schools below the unit and below each of its children, as the tree stood on a day. A unit below which no
 * school is counted has a null total: missing is not zero.
 */
export async function sumFigures(
  db: Db,
  input: AggregateInput & { asOf: string },
  readUnits: readonly number[],
): Promise<SumRow[]> {
  const { rows } = await sql<SumRow>`
    with school_figures as materialized (${figuresOfSchools(input, readUnits)}),
    shown as (
      select a.unit_id, a.depth from unit_above a
      where a.above_id = ${input.unitId} and a.depth <= 1 and a.valid_from <= ${input.asOf}::date and (a.valid_to is null or a.valid_to >= ${input.asOf}::date)
    )
    select u.id as unit_id, coalesce(max(n.name), u.name) as name, u.kind, s.depth = 0 as is_self, count(distinct c.id)::integer as schools, count(f.unit_id)::integer as schools_counted,
      sum(f.total)::integer as total, coalesce(sum(f.good), 0)::integer as good, coalesce(sum(f.fair), 0)::integer as fair,
      coalesce(sum(f.satisfactory), 0)::integer as satisfactory, coalesce(sum(f.unsatisfactory), 0)::integer as unsatisfactory,
      coalesce(sum(f.not_assessed), 0)::integer as not_assessed, case when u.kind = 'school' then max(f.number) end as filing_number
    from shown s
    join unit u on u.id = s.unit_id
    left join lateral (select x.name from unit_former x where x.unit_id = u.id and x.valid_to >= ${input.asOf}::date order by x.valid_to limit 1) n on true
    join unit_above b on b.above_id = u.id and b.valid_from <= ${input.asOf}::date and (b.valid_to is null or b.valid_to >= ${input.asOf}::date)
    join unit c on c.id = b.unit_id and c.kind = 'school' and c.id = any(${readUnits}::bigint[])
      and exists (select from unit_level l where l.unit_id = c.id and l.level in ('lower_secondary', 'upper_secondary') and l.valid_from <= ${input.asOf}::date
        and (l.valid_to is null or l.valid_to >= ${input.asOf}::date))
    left join school_figures f on f.unit_id = c.id
    group by u.id, u.name, u.kind, s.depth
    order by s.depth, array_position(array['district', 'commune', 'school'], u.kind), u.name
  `.execute(db);
  return rows;
}
