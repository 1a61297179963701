import type { ClientBase } from 'pg';

/** How many schools the offices of `pivot-growth` stand above. */
export const growthSizes = [200, 400, 800, 1600] as const;

export function growthOfficer(size: number): string {
  return `bench.growth${size}`;
}

const firstOffice = 1_000_000;
/** The ids an office has for itself, then for its districts, then for its schools. */
const idsEach = 10_000;
const schoolsFrom = 100;

/**
 * Departments above 200, 400, 800 and 1,600 schools, each with districts of its own between. Their schools are copies of the
 * province's with their packed rows and nothing else, and stand below no other office: only those are read.
 */
export async function addGrowth(client: ClientBase): Promise<void> {
  for (const [i, size] of growthSizes.entries()) await addDepartment(client, size, firstOffice + i * idsEach);
  await client.query('vacuum analyze');
}

async function addDepartment(client: ClientBase, size: number, department: number): Promise<void> {
  const run = (sql: string) => client.query(sql);
  const unitColumns = 'id, kind, code, name, name_search, administrative_code, school_type, valid_from';
  // School n of the department is school n of the province, which begins anew after its last; its district turns with n.
  await run(`create temporary table placed as
    select ${department + schoolsFrom} + n as id, p.ids[1 + n % cardinality(p.ids)] as from_id, ${department} + 1 + n % d.count as district_id
    from (select array_agg(id order by id) as ids from unit where kind = 'school' and id < ${firstOffice}) p,
      (select count(*) from unit where kind = 'district' and id < ${firstOffice}) d, generate_series(0, ${size - 1}) n`);
  await run(`insert into unit (${unitColumns}) overriding system value
    values (${department}, 'department', 'BENCH${size}', 'Bench ${size}', 'bench', null, null, '1991-10-01')`);
  await run(`insert into unit (${unitColumns}) overriding system value
    select ${department} + row_number() over (order by id), kind, 'BENCH${size}-' || code, name, name_search, null, null, '1991-10-01'
    from unit where kind = 'district' and id < ${firstOffice}`);
  await run(`insert into unit (${unitColumns}) overriding system value
    select p.id, u.kind, 'BENCH${size}-' || p.id, u.name, u.name_search, u.administrative_code, u.school_type, u.valid_from
    from placed p join unit u on u.id = p.from_id`);
  await run(`insert into unit_level (unit_id, level, valid_from)
    select p.id, l.level, l.valid_from from placed p join unit_level l on l.unit_id = p.from_id`);
  const everywhere = `generate_series(${department}, ${department + schoolsFrom - 1}) id join unit u using (id)`;
  await run(`insert into unit_above (above_id, unit_id, depth, valid_from)
    select id, id, 0, date '1991-10-01' from ${everywhere}
    union all select ${department}, id, 1, date '1991-10-01' from ${everywhere} where id > ${department}
    union all select x.above_id, p.id, x.depth, date '1991-10-01'
      from placed p cross join lateral (values (p.id, 0), (p.district_id, 1), (${department}, 2)) x (above_id, depth)`);
  // Their rows of every year as they stood at its start, under a filing: live ones would be swept, for no record stands behind them.
  const packed = `s.kind = 'pupils' and s.point = 'start' and s.filing_id is null`;
  const copied = 'p.id::bigint * 1000000 + s.id';
  const from = `from placed p join record_set s on s.unit_id = p.from_id`;
  await run(`insert into filing (unit_id, id, school_year, form_code, form_version, period, number, filed_at, filed_on, filed_by, findings, row_count, hash)
    overriding system value select p.id, ${copied}, s.school_year, 'bench', 1, 'start', 1, s.computed_at, s.counted_on, 1, '[]', s.row_count, '' ${from} where ${packed}`);
  await run(`insert into record_set (unit_id, school_year, id, kind, point, series, filing_id, counted_on, row_count, computed_at)
    overriding system value select p.id, s.school_year, ${copied}, s.kind, s.point, 'sector', ${copied}, s.counted_on, s.row_count, s.computed_at
    ${from} where ${packed}`);
  await run(`insert into record_column (unit_id, school_year, set_id, dimension, codes) select p.id, s.school_year, ${copied}, c.dimension, c.codes ${from}
    join record_column c on c.unit_id = s.unit_id and c.school_year = s.school_year and c.set_id = s.id where ${packed}`);
  await client.query(
    `with officer as (
      insert into account (username, display_name, password_hash)
      select $1, 'Bench', password_hash from account where username = 'so.chuyenvien' returning id
    )
    insert into role_assignment (account_id, role, unit_id, valid_from) select id, 'department_officer', $2, '2020-01-01' from officer`,
    [growthOfficer(size), department],
  );
  await run('drop table placed');
}
