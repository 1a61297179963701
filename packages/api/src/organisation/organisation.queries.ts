import type { SchoolLevel, UnitKind } from '@truong/contracts/common';
import type { Calendar, ClassDetail, ClassList, UnitDetail, UnitNode } from '@truong/contracts/organisation';
import type { Db, Trx } from '@truong/db/kysely';
import { schoolYearAt } from '@truong/rules/organisation/school-year';
import { sql } from 'kysely';
import type pg from 'pg';

/** School years with their terms. Read before any act: it is the same for everybody. */
export async function getCalendar(pool: pg.Pool): Promise<Calendar> {
  const { rows } = await pool.query<{ today: string; years: Calendar['years'] | null }>(`
    select today() as today, (
      select json_agg(json_build_object('schoolYear', y.school_year, 'startsOn', y.starts_on, 'endsOn', y.ends_on, 'terms', (
        select json_agg(json_build_object('term', t.term, 'startsOn', t.starts_on, 'endsOn', t.ends_on) order by t.term)
        from term t where t.school_year = y.school_year)) order by y.school_year desc)
      from school_year y) as years`);
  const today = rows[0]?.today ?? '';
  const years = rows[0]?.years ?? [];
  const begun = years.flatMap((year) => year.terms.map((term) => ({ schoolYear: year.schoolYear, ...term })));
  const latest =
    begun.filter((term) => term.startsOn <= today).sort((a, b) => b.startsOn.localeCompare(a.startsOn))[0] ?? begun[0];
  return { today, years, current: { schoolYear: latest?.schoolYear ?? schoolYearAt(today), term: latest?.term ?? 1 } };
}

/** What the unit was called on a day. `u` is the unit. */
function nameOn(asOf: string) {
  return sql<string>`coalesce((select f.name from unit_former f where f.unit_id = u.id and f.valid_to >= ${asOf}::date order by f.valid_to limit 1), u.name)`;
}

type UnitRow = Omit<UnitNode, 'levels'> & { levels: SchoolLevel[] | null };

/** The units that this act reads, as they stood on a day, with their parent and levels of that day. */
export async function listUnits(
  db: Db,
  { unitIds, asOf }: { unitIds: readonly number[]; asOf: string },
): Promise<UnitNode[]> {
  const { rows } = await sql<UnitRow>`
    select u.id, u.kind, u.code, ${nameOn(asOf)} as name, a.above_id as parent_id, u.school_type, u.valid_from, u.valid_to,
      (select json_agg(l.level) from unit_level l where l.unit_id = u.id and l.valid_from <= ${asOf}::date and (l.valid_to is null or l.valid_to >= ${asOf}::date)) as levels
    from unit u
    left join unit_above a on a.unit_id = u.id and a.depth = 1 and a.valid_from <= ${asOf}::date and (a.valid_to is null or a.valid_to >= ${asOf}::date)
    where u.id = any(${unitIds}::bigint[]) and u.valid_from <= ${asOf}::date and (u.valid_to is null or u.valid_to >= ${asOf}::date)
    order by array_position(array['department', 'district', 'commune', 'school'], u.kind), u.name
  `.execute(db);
  return rows.map((row) => ({ ...row, levels: row.levels ?? [] }));
}

export async function findUnitDetail(
  db: Db,
  { unitId, schoolYear, asOf }: { unitId: number; schoolYear: number; asOf: string },
): Promise<UnitDetail | undefined> {
  const [unit] = await listUnits(db, { unitIds: [unitId], asOf });
  if (!unit) return undefined;
  const { rows } = await sql<
    Pick<UnitDetail, 'counts' | 'administrativeCode'> & {
      place: { code: string; name: string } | null;
      formerNames: UnitDetail['formerNames'] | null;
      above: UnitDetail['above'] | null;
      sites: UnitDetail['sites'] | null;
      succession: UnitDetail['succession'] | null;
    }
  >`
    select
      (select json_build_object('code', p.code, 'name', p.name) from unit u
        left join lateral (select f.administrative_code from unit_former f where f.unit_id = u.id and f.valid_to >= ${asOf}::date order by f.valid_to limit 1) f on true
        join administrative_unit p on p.code = coalesce(f.administrative_code, u.administrative_code) and p.valid_from <= ${asOf}::date and (p.valid_to is null or p.valid_to >= ${asOf}::date)
        where u.id = ${unitId} order by array_position(array['commune', 'district', 'province'], p.kind) limit 1) as place,
      (select u.administrative_code from unit u where u.id = ${unitId}) as administrative_code,
      (select json_agg(json_build_object('name', f.name, 'validTo', f.valid_to) order by f.valid_to) from unit_former f join unit u on u.id = f.unit_id
        where f.unit_id = ${unitId} and f.name <> u.name) as former_names,
      (select json_agg(json_build_object('id', b.id, 'name', b.name, 'kind', b.kind) order by a.depth desc) from unit_above a join unit b on b.id = a.above_id
        where a.unit_id = ${unitId} and a.depth > 0 and a.valid_from <= ${asOf}::date and (a.valid_to is null or a.valid_to >= ${asOf}::date)) as above,
      (select json_agg(json_build_object('id', s.id, 'name', s.name, 'isMain', s.is_main) order by s.is_main desc, s.name) from site s where s.unit_id = ${unitId}) as sites,
      (select json_agg(json_build_object('kind', x.kind, 'on', x.succeeded_on, 'fromName', f.name, 'toName', t.name) order by x.succeeded_on)
        from unit_succession x join unit f on f.id = x.from_id join unit t on t.id = x.to_id where ${unitId}::bigint in (x.from_id, x.to_id)) as succession,
      json_build_object(
        'classes', (select count(*) from class c where c.unit_id = ${unitId} and c.school_year = ${schoolYear}),
        'pupils', (select count(*) from enrolment e where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.starts_on <= ${asOf}::date and (e.ends_on is null or e.ends_on >= ${asOf}::date)),
        'staff', (select count(*) from staff s where s.unit_id = ${unitId} and s.valid_from <= ${asOf}::date and (s.valid_to is null or s.valid_to >= ${asOf}::date))) as counts
  `.execute(db);
  const more = rows[0];
  return {
    ...unit,
    place: more?.place?.name ?? null,
    administrativeCode: more?.administrativeCode ?? null,
    formerNames: more?.formerNames ?? [],
    above: more?.above ?? [],
    sites: more?.sites ?? [],
    succession: more?.succession ?? [],
    counts: more?.counts ?? { classes: 0, pupils: 0, staff: 0 },
  };
}

export async function listClasses(
  db: Db,
  { unitId, schoolYear, today }: { unitId: number; schoolYear: number; today: string },
): Promise<ClassList> {
  type Row = Omit<ClassList[number], 'grades'> & { grades: number[] | null };
  const { rows } = await sql<Row>`
    select c.id, c.name, c.level, c.is_combined, c.two_sessions, s.name as site_name, n.grades, coalesce(n.pupils, 0) as pupils, coalesce(n.female, 0) as female,
      (select string_agg(p.family_and_middle_name || ' ' || p.given_name, ', ') from homeroom h join staff p on p.unit_id = h.unit_id and p.id = h.staff_id
        where h.unit_id = c.unit_id and h.school_year = c.school_year and h.class_id = c.id
          and h.valid_from <= ${today}::date and (h.valid_to is null or h.valid_to >= ${today}::date)) as homeroom_teacher
    from class c
    left join site s on s.unit_id = c.unit_id and s.id = c.site_id
    left join (
      select e.class_id, json_agg(distinct e.grade) as grades, count(*)::integer as pupils, (count(*) filter (where p.is_female))::integer as female
      from enrolment e join pupil p on p.unit_id = e.unit_id and p.id = e.pupil_id
      where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.starts_on <= ${today}::date and (e.ends_on is null or e.ends_on >= ${today}::date)
      group by e.class_id
    ) n on n.class_id = c.id
    where c.unit_id = ${unitId} and c.school_year = ${schoolYear}
    order by c.sort_key
  `.execute(db);
  return rows.map((row) => ({ ...row, grades: row.grades ?? [] }));
}

/** Who stands in today or later for the holder of an assignment `x`, which is a row of teaching or homeroom. */
function standInsOf(x: 'g' | 'h', today: string) {
  const same = x === 'g' ? sql`b.teaching_id = g.id` : sql`b.homeroom_id = h.id`;
  const until = x === 'g' ? sql`least(b.valid_to, g.valid_to)` : sql`least(b.valid_to, h.valid_to)`;
  const place =
    x === 'g'
      ? sql`b.unit_id = g.unit_id and b.school_year = g.school_year`
      : sql`b.unit_id = h.unit_id and b.school_year = h.school_year`;
  return sql`coalesce((select json_agg(json_build_object('name', o.family_and_middle_name || ' ' || o.given_name, 'validFrom', b.valid_from, 'validTo', ${until}) order by b.valid_from)
    from substitution b join staff o on o.unit_id = b.unit_id and o.id = b.staff_id
    where ${place} and ${same} and b.ended_at is null and ${until} >= ${today}::date), '[]'::json)`;
}

export async function findClass(
  trx: Trx,
  { unitId, schoolYear, classId, today }: { unitId: number; schoolYear: number; classId: number; today: string },
): Promise<ClassDetail | undefined> {
  type Row = Omit<ClassDetail, 'homeroom' | 'plan' | 'grades'> & {
    grades: number[] | null;
    homeroom: ClassDetail['homeroom'] | null;
    plan: ClassDetail['plan'] | null;
  };
  const { rows } = await sql<Row>`
    select c.id, c.name, c.level, c.is_combined, c.two_sessions, c.site_id, s.name as site_name,
      (select json_agg(distinct e.grade) from enrolment e where e.unit_id = c.unit_id and e.school_year = c.school_year and e.class_id = c.id) as grades,
      (select json_agg(json_build_object('id', h.id, 'name', p.family_and_middle_name || ' ' || p.given_name, 'validFrom', h.valid_from, 'validTo', h.valid_to, 'standIns', ${standInsOf('h', today)}) order by h.valid_from)
        from homeroom h join staff p on p.unit_id = h.unit_id and p.id = h.staff_id
        where h.unit_id = c.unit_id and h.school_year = c.school_year and h.class_id = c.id) as homeroom,
      (select json_agg(json_build_object('grade', l.grade, 'subjectCode', j.code, 'subjectName', j.name, 'kind', l.kind, 'periods', l.periods, 'isChosen', l.is_chosen, 'onlyTerm', l.only_term, 'plannedPeriodic', l.planned_periodic,
          'firstClusters', l.first_clusters, 'secondClusters', l.second_clusters, 'areClustersChosen', l.are_clusters_chosen,
          'clusterPupils', (select count(*)::integer from cluster_choice o where o.unit_id = l.unit_id and o.school_year = l.school_year and o.class_id = l.class_id and o.grade = l.grade and o.subject_code = l.subject_code),
          'teachers', coalesce((select json_agg(json_build_object('id', g.id, 'name', p.family_and_middle_name || ' ' || p.given_name, 'term', g.term, 'validFrom', g.valid_from, 'validTo', g.valid_to, 'standIns', ${standInsOf('g', today)}) order by g.valid_from, g.id) from teaching g join staff p on p.unit_id = g.unit_id and p.id = g.staff_id
            where g.unit_id = l.unit_id and g.school_year = l.school_year and g.class_id = l.class_id and g.subject_code = l.subject_code), '[]'::json)) order by l.grade, j.sort_order)
        from class_subject l join subject j on j.code = l.subject_code
        where l.unit_id = c.unit_id and l.school_year = c.school_year and l.class_id = c.id) as plan
    from class c left join site s on s.unit_id = c.unit_id and s.id = c.site_id
    where c.unit_id = ${unitId} and c.school_year = ${schoolYear} and c.id = ${classId}
  `.execute(trx);
  const row = rows[0];
  return row && { ...row, grades: row.grades ?? [], homeroom: row.homeroom ?? [], plan: row.plan ?? [] };
}

export type UnitLine = { unitId: number; name: string; kind: UnitKind };

/** The unit and the units above it on a day, the topmost first. */
export async function listLineAbove(db: Db, { unitId, asOf }: { unitId: number; asOf: string }): Promise<UnitLine[]> {
  return db
    .selectFrom('unitAbove as a')
    .innerJoin('unit as u', 'u.id', 'a.aboveId')
    .where('a.unitId', '=', unitId)
    .where('a.validFrom', '<=', asOf)
    .where((eb) => eb.or([eb('a.validTo', 'is', null), eb('a.validTo', '>=', asOf)]))
    .orderBy('a.depth', 'desc')
    .select(['u.id as unitId', nameOn(asOf).as('name'), 'u.kind'])
    .$castTo<UnitLine>()
    .execute();
}
