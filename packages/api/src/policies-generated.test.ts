import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCalendar, newPerson, newUnit } from './testing/factories.ts';
import { newSession } from './testing/walls-world.ts';
import { newWorld, type World } from './testing/world.ts';

const privileges = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const;
type Privilege = (typeof privileges)[number];

/** The second wall table by table, as the catalog names them: what stands in one unit is nothing to whoever acts in another. */
describe('the policy of every unit table', () => {
  let world: World;
  let owner: pg.Client;
  let client: pg.PoolClient;
  let tables: { name: string; granted: ReadonlySet<Privilege> }[];
  let own: number;
  let other: number;
  let former: number;
  const acts: Record<'own' | 'former', { token: string; assignmentId: number }> = {
    own: { token: '', assignmentId: 0 },
    former: { token: '', assignmentId: 0 },
  };

  beforeAll(async () => {
    world = await newWorld();
    await newCalendar(world.owner);
    const department = await newUnit(world.owner, { kind: 'department' });
    const school = () => newUnit(world.owner, { kind: 'school', parentId: department, levels: ['primary'] });
    [own, other, former] = [await school(), await school(), await school()];
    for (const [name, unitId] of [
      ['own', own],
      ['former', former],
    ] as const) {
      const { accountId, assignmentId } = await newPerson(world.owner, { role: 'principal', unitId });
      acts[name] = { token: await newSession(world.owner, accountId), assignmentId };
    }
    await world.owner.updateTable('unit').set({ validTo: '2025-02-28' }).where('id', '=', former).execute();
    owner = new pg.Client({ connectionString: world.urls.owner });
    await owner.connect();
    tables = await listTables(owner);
    // A policy is asked only where there is a row: one of each unit in every table, whatever else the table asks of its rows.
    for (const { name } of tables) await plantRows(owner, name, [own, other, former]);
    client = await world.pool.connect();
  }, 120_000);
  afterAll(async () => {
    client.release();
    await owner.end();
    await world.close();
  });

  const statement = (table: string, unitId: number): Record<Privilege, string> => ({
    SELECT: `select * from ${table} where unit_id = ${unitId}`,
    INSERT: `insert into ${table} (unit_id) values (${unitId})`,
    UPDATE: `update ${table} set unit_id = unit_id where unit_id = ${unitId}`,
    DELETE: `delete from ${table} where unit_id = ${unitId}`,
  });
  /** Rows touched, or the state of the refusal. The transaction is left as it was. */
  const tried = async (sql: string) => {
    await client.query('savepoint before');
    const outcome = await client.query(sql).then(
      ({ rowCount }) => rowCount,
      (error: pg.DatabaseError) => error.code,
    );
    await client.query('rollback to before');
    return outcome;
  };
  /** What each table answers to each statement at a unit, as lines. */
  const answers = async (unitId: number) => {
    const lines: string[] = [];
    for (const { name } of tables)
      for (const privilege of privileges)
        lines.push(`${name} ${privilege}: ${await tried(statement(name, unitId)[privilege])}`);
    return lines;
  };
  const expected = (told: (privilege: Privilege, isGranted: boolean) => string | number) =>
    tables.flatMap(({ name, granted }) =>
      privileges.map((privilege) => `${name} ${privilege}: ${told(privilege, granted.has(privilege))}`),
    );
  const inside = async <T>(act: keyof typeof acts | null, work: () => Promise<T>): Promise<T> => {
    await client.query('begin');
    try {
      const { token, assignmentId } = acts[act ?? 'own'];
      if (act) await client.query('select begin_act($1, $2)', [token, assignmentId]);
      return await work();
    } finally {
      await client.query('rollback');
    }
  };

  it('says the same of its owner, for the app alone', async () => {
    const { rows } = await owner.query<{ said: string }>(
      `select distinct cmd || ' ' || array_to_string(roles, ',') || ' ' || permissive || ' ' || coalesce(qual, '-') || ' ' || coalesce(with_check, '-') as said
       from pg_policies where schemaname = 'public' order by 1`,
    );
    const units = (kind: string) =>
      `(unit_id IN ( SELECT unnest(( SELECT act_${kind}_units() AS act_${kind}_units)) AS unnest))`;
    expect(rows.map(({ said }) => said)).toEqual([
      `DELETE truong_app PERMISSIVE ${units('write')} -`,
      `INSERT truong_app PERMISSIVE - ${units('write')}`,
      `SELECT truong_app PERMISSIVE ${units('read')} -`,
      `UPDATE truong_app PERMISSIVE ${units('write')} ${units('write')}`,
    ]);
  });

  it('refuses whoever forgot the act', async () => {
    const told = await inside(null, () => answers(own));
    expect(told).toEqual(expected((_, isGranted) => (isGranted ? 'CT003' : '42501')));
  });

  it('refuses on a connection whose last act has ended', async () => {
    await inside('own', () => client.query('select act_read_units()'));
    expect(await inside(null, () => answers(own))).toEqual(expected((_, isGranted) => (isGranted ? 'CT003' : '42501')));
  });

  it('shows and changes nothing of another unit', async () => {
    const told = await inside('own', () => answers(other));
    expect(told).toEqual(expected((privilege, isGranted) => (isGranted && privilege !== 'INSERT' ? 0 : '42501')));
  });

  it('shows what is one’s own, or nothing above would mean anything', async () => {
    expect(await inside('own', () => answers(own))).toEqual(expected((_, isGranted) => (isGranted ? 1 : '42501')));
  });

  it('shows a unit that has ended to its people and takes no word of theirs', async () => {
    const told = await inside('former', () => answers(former));
    expect(told).toEqual(
      expected((privilege, isGranted) => {
        if (!isGranted || privilege === 'INSERT') return '42501';
        return privilege === 'SELECT' ? 1 : 0;
      }),
    );
  });
});

async function listTables(owner: pg.Client) {
  const { rows } = await owner.query<{ name: string; granted: Privilege[] }>(`
    select c.relname as name, array_remove(array[
      case when has_table_privilege('truong_app', c.oid, 'SELECT') then 'SELECT' end,
      case when has_table_privilege('truong_app', c.oid, 'INSERT') then 'INSERT' end,
      case when has_table_privilege('truong_app', c.oid, 'UPDATE') then 'UPDATE' end,
      case when has_table_privilege('truong_app', c.oid, 'DELETE') then 'DELETE' end], null) as granted
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and obj_description(c.oid) = 'unit' order by 1`);
  return rows.map(({ name, granted }) => ({ name, granted: new Set(granted) }));
}

/** Takes every constraint but the policies off a table of this throw-away database and puts one bare row for each unit in. */
async function plantRows(owner: pg.Client, table: string, unitIds: readonly number[]): Promise<void> {
  const { rows: constraints } = await owner.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid = $1::regclass and contype <> 'n' order by contype = 'p'`,
    [table],
  );
  for (const { name } of constraints) await owner.query(`alter table ${table} drop constraint "${name}" cascade`);
  const { rows: columns } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attnotnull and attidentity = ''`,
    [table],
  );
  for (const { name } of columns) await owner.query(`alter table ${table} alter column "${name}" drop not null`);
  for (const unitId of unitIds) await owner.query(`insert into ${table} (unit_id) values ($1)`, [unitId]);
}
