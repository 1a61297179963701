import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenOf } from './testing/callers.ts';
import { fillEverything, newSchoolWorld, type SchoolWorld } from './testing/school.ts';

/** The second wall by itself: what the app's role can do on a connection, with and without its act. */
describe('row-level security', () => {
  let w: SchoolWorld;
  let client: pg.PoolClient;
  let token: string;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
    await fillEverything(w);
    token = await tokenOf(w.world.pool, w.people.principal.username);
    client = await w.world.pool.connect();
  }, 60_000);
  afterAll(async () => {
    client.release();
    await w.world.close();
  });

  // Those that have rows here: where there is no row, no policy is asked.
  const tables = ['pupil', 'staff', 'class', 'enrolment', 'mark', 'mark_history', 'sheet', 'request', 'school_term'];
  const begin = async (assignmentId: number) => {
    await client.query('begin');
    await client.query('select begin_act($1, $2)', [token, assignmentId]);
  };
  const codeOf = (query: Promise<unknown>) =>
    query.then(
      () => 'no error',
      (error: { code?: string }) => error.code,
    );

  it.each(tables)('refuses %s without an act', async (table) => {
    expect(await codeOf(client.query(`select * from ${table}`))).toBe('CT003');
  });

  it('refuses every unit table on a used connection whose act has ended', async () => {
    await begin(w.people.principal.assignmentId);
    expect((await client.query('select * from mark')).rows.length).toBeGreaterThan(0);
    await client.query('commit');
    for (const table of tables) expect(await codeOf(client.query(`select * from ${table}`))).toBe('CT003');
  });

  it('refuses a setting that was kept from another transaction, made up, or emptied', async () => {
    await begin(w.people.principal.assignmentId);
    const kept =
      (await client.query<{ act: string }>(`select current_setting('truong.act') as act`)).rows[0]?.act ?? '';
    await client.query('commit');
    const payload = kept.slice(65);
    for (const forged of [kept, `${'0'.repeat(64)}:${payload}`, '', 'x']) {
      await client.query('begin');
      await client.query(`select set_config('truong.act', $1, true)`, [forged]);
      expect(await codeOf(client.query('select * from pupil'))).toBe('CT003');
      await client.query('rollback');
    }
  });

  it('widening the units of a running act breaks its signature', async () => {
    await begin(w.people.principal.assignmentId);
    await client.query(`select set_config('truong.act', current_setting('truong.act') || ',1,2,3', true)`);
    expect(await codeOf(client.query('select * from pupil'))).toBe('CT003');
    await client.query('rollback');
  });

  it('writes nothing for another unit, changes no history, and reads no secret', async () => {
    await begin(w.people.principal.assignmentId);
    const foreign = `insert into school_term (unit_id, school_year, term, opened_at) values (${w.district}, 2024, 1, now())`;
    expect(await codeOf(client.query(foreign))).toBe('42501');
    await client.query('rollback');
    for (const sql of [
      'update mark_history set to_value = $$x$$',
      'delete from sheet_save',
      'select * from act_key',
      'select password_hash from account',
      'select * from session',
      'select * from person_key',
    ]) {
      await begin(w.people.principal.assignmentId);
      expect(await codeOf(client.query(sql))).toBe('42501');
      await client.query('rollback');
    }
  });

  it('evaluates the units once a statement, not once a row', async () => {
    await begin(w.people.principal.assignmentId);
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      'explain (costs off) select * from mark where unit_id = $1',
      [w.school],
    );
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/InitPlan/);
    await client.query('rollback');
  });
});
