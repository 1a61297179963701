import type { UnitKind } from '@truong/contracts/common';
import type { AggregateInput } from '@truong/contracts/statistics';
import type { Db } from '@truong/db/kysely';
import { termResultsForm } from '@truong/rules/statistics/term-results-form';
import { sql } from 'kysely';
import { hasFourLevels } from '../gradebook/index.ts';

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

type Measure = 'total' | 'good' | 'fair' | 'satisfactory' | 'unsatisfactory' | 'notAssessed';

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
    return sql<SchoolFigures>`
      select f.unit_id, null::integer as number, ${counts(wanted)} as total, ${counts(sql`${wanted} and f.is_assessed and ${own} = 'good'`)} as good,
        ${counts(sql`${wanted} and f.is_assessed and ${own} = 'fair'`)} as fair, ${counts(sql`${wanted} and f.is_assessed and ${own} = 'satisfactory'`)} as satisfactory,
        ${counts(sql`${wanted} and f.is_assessed and ${own} = 'unsatisfactory'`)} as unsatisfactory, ${counts(sql`${wanted} and not f.is_assessed`)} as not_assessed
      from outcome f join pupil p on p.unit_id = f.unit_id and p.id = f.pupil_id join ethnic_group g on g.code = p.ethnic_group_code
      where f.unit_id = any(${readUnits}::bigint[]) and f.school_year = ${input.schoolYear} and f.period = ${input.period} and ${hasFourLevels('f')} and ${grade}
      group by f.unit_id`;
  }
  const approved =
    input.source === 'approved'
      ? sql`and exists (select from filing_review r where r.unit_id = any(${readUnits}::bigint[]) and r.school_year = x.school_year and r.filed_unit_id = x.unit_id
          and r.form_code = x.form_code and r.period = x.period and r.number = x.number and r.filing_hash = x.hash and r.verdict = 'accepted')`
      : sql``;
  const sums = (measure: string) => sql`coalesce(sum(f.value) filter (where f.measure = ${measure}), 0)::integer`;
  return sql<SchoolFigures>`
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

type SchoolFigures = { unitId: number; number: number | null } & Record<Measure, number>;
type Place = Pick<SumRow, 'unitId' | 'name' | 'kind' | 'isSelf'> & { schoolIds: number[] | null };

/** The unit and its children as the tree stood on a day, each with the schools below it that have pupils the form counts. */
async function listPlaces(db: Db, { unitId, asOf }: { unitId: number; asOf: string }): Promise<Place[]> {
  const held = (table: string) =>
    sql`${sql.ref(`${table}.valid_from`)} <= ${asOf}::date and (${sql.ref(`${table}.valid_to`)} is null or ${sql.ref(`${table}.valid_to`)} >= ${asOf}::date)`;
  const { rows } = await sql<Place>`
    select u.id as unit_id, u.kind, s.depth = 0 as is_self,
      coalesce((select x.name from unit_former x where x.unit_id = u.id and x.valid_to >= ${asOf}::date order by x.valid_to limit 1), u.name) as name,
      (select array_agg(distinct b.unit_id) from unit_above b join unit c on c.id = b.unit_id
        where b.above_id = u.id and ${held('b')} and c.kind = 'school'
          and exists (select from unit_level l where l.unit_id = c.id and l.level in ('lower_secondary', 'upper_secondary') and ${held('l')})) as school_ids
    from unit_above s join unit u on u.id = s.unit_id
    where s.above_id = ${unitId} and s.depth <= 1 and ${held('s')}
    order by s.depth, array_position(array['district', 'commune', 'school'], u.kind), 4
  `.execute(db);
  return rows;
}

/**
 * Sums over the schools below the unit and below each of its children, as the tree stood on a day; a child without such a
 * school is left out. A unit below which no school is counted has a null total: missing is not zero.
 */
export async function sumFigures(
  db: Db,
  input: AggregateInput & { asOf: string },
  readUnits: readonly number[],
): Promise<SumRow[]> {
  // Summed here: joined in one statement the two are matched row by row, for nobody can tell beforehand how many stand below.
  const [places, figures] = await Promise.all([
    listPlaces(db, input),
    figuresOfSchools(input, readUnits)
      .execute(db)
      .then(({ rows }) => new Map(rows.map((row) => [row.unitId, row]))),
  ]);
  const isRead = new Set(readUnits);
  return places.flatMap(({ schoolIds, ...place }) => {
    const schools = (schoolIds ?? []).filter((id) => isRead.has(id));
    if (schools.length === 0) return [];
    const counted = schools.flatMap((id) => figures.get(id) ?? []);
    const sum = (measure: Measure) => counted.reduce((total, row) => total + row[measure], 0);
    return [
      {
        ...place,
        schools: schools.length,
        schoolsCounted: counted.length,
        total: counted.length > 0 ? sum('total') : null,
        good: sum('good'),
        fair: sum('fair'),
        satisfactory: sum('satisfactory'),
        unsatisfactory: sum('unsatisfactory'),
        notAssessed: sum('notAssessed'),
        filingNumber: place.kind === 'school' ? (counted[0]?.number ?? null) : null,
      },
    ];
  });
}
