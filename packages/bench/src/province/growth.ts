import type { ClientBase } from 'pg';

/** How many schools the offices of `aggregate-growth` stand above. */
export const growthSizes = [200, 400, 800, 1600] as const;

export function growthOfficer(size: number): string {
  return `bench.growth${size}`;
}

const firstCopy = 100_000;
const firstOffice = 1_000_000;
const officesEach = 1000;

/**
 * Offices above 200, 400, 800 and 1,600 schools, each with districts of its own between. The schools past 800 are copies of
 * the others with their filings, below no office but these. Units that have nothing else: only their figures are read.
 */
export async function addGrowth(client: ClientBase): Promise<void> {
  const copied = async (table: string, columns: string, of: string, from = table) => {
    await client.query(`insert into ${table} (${columns}) overriding system value select ${of} from ${from}`);
  };
  const schools = `(select * from unit where kind = 'school' and id < ${firstCopy}) x`;
  await copied(
    'unit',
    'id, kind, code, name, name_search, administrative_code, school_type, valid_from',
    `id + ${firstCopy}, kind, code || '-2', name || ' (2)', name_search, administrative_code, school_type, valid_from`,
    schools,
  );
  await copied(
    'unit_level',
    'unit_id, level, valid_from',
    `x.unit_id + ${firstCopy}, x.level, x.valid_from`,
    'unit_level x',
  );
  await client.query(`insert into unit_above (above_id, unit_id, depth, valid_from)
    select id, id, 0, valid_from from unit where kind = 'school' and id >= ${firstCopy}`);
  for (const [table, moved, kept] of [
    [
      'filing',
      'unit_id, id',
      'school_year, form_code, form_version, period, number, filed_at, filed_on, filed_by, note, findings, row_count, hash',
    ],
    ['filing_figure', 'unit_id, filing_id', 'school_year, grade, measure, population, value'],
  ] as const) {
    const shifted = moved.split(', ').map((column) => `${column} + ${firstCopy}`);
    await copied(table, `${moved}, ${kept}`, `${shifted.join(', ')}, ${kept}`);
  }
  for (const [i, size] of growthSizes.entries()) await addOffice(client, size, firstOffice + i * officesEach);
  await client.query('vacuum analyze');
}

async function addOffice(client: ClientBase, size: number, officeId: number): Promise<void> {
  const run = (sql: string) => client.query(sql, [officeId, size]);
  const districtOf = `(select $1::bigint + 1 + row_number() over (order by id) as office_id, id as district_id from unit where kind = 'district' and id < ${firstOffice})`;
  await run(`insert into unit (id, kind, code, name, name_search, valid_from) overriding system value
    values ($1, 'department', 'BENCH' || $2::integer, 'Bench ' || $2::integer, 'bench', '1991-10-01')`);
  await run(`insert into unit (id, kind, code, name, name_search, valid_from) overriding system value
    select d.office_id, 'district', 'BENCH' || $2::integer || '-' || u.code, u.name, u.name_search, '1991-10-01'
    from ${districtOf} d join unit u on u.id = d.district_id`);
  await run(`insert into unit_above (above_id, unit_id, depth, valid_from)
    select id, id, 0, date '1991-10-01' from unit where id between $1 and $1 + ${officesEach - 1} and $2 > 0
    union all select $1, id, 1, date '1991-10-01' from unit where id between $1 + 1 and $1 + ${officesEach - 1}`);
  // Schools turn by turn below the districts; which ones does not matter for the sum.
  await run(`
    with picked as (
      select id, valid_from, row_number() over (order by id) as n from unit where kind = 'school' order by id limit $2
    ), placed as (
      select p.id, p.valid_from, d.office_id from picked p
      join (select office_id, row_number() over (order by office_id) as n from ${districtOf} d) d
        on d.n = 1 + p.n % (select count(*) from unit where kind = 'district' and id < ${firstOffice})
    )
    insert into unit_above (above_id, unit_id, depth, valid_from)
    select office_id, id, 1, valid_from from placed union all select $1::bigint, id, 2, valid_from from placed`);
  await client.query(
    `with officer as (
      insert into account (username, display_name, password_hash)
      select $2, 'Bench', password_hash from account where username = 'so.chuyenvien' returning id
    )
    insert into role_assignment (account_id, role, unit_id, valid_from) select id, 'department_officer', $1, '2020-01-01' from officer`,
    [officeId, growthOfficer(size)],
  );
}
