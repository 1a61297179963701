import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenOf } from '../testing/callers.ts';
import { newCalendar, newPerson, newUnit, type Person } from '../testing/factories.ts';
import { newWorld, type World } from '../testing/world.ts';

const number = '002312345678';

/** Who a person is across schools: the owner's functions, as the app's role may call them. */
describe('a person across units', () => {
  let world: World;
  let client: pg.PoolClient;
  const principals: { person: Person; token: string; unitId: number }[] = [];
  beforeAll(async () => {
    world = await newWorld();
    await newCalendar(world.owner);
    for (let n = 0; n < 2; n += 1) {
      const unitId = await newUnit(world.owner, { kind: 'school', levels: ['lower_secondary'] });
      const person = await newPerson(world.owner, { role: 'principal', unitId });
      principals.push({ person, unitId, token: await tokenOf(world.pool, person.username) });
    }
    client = await world.pool.connect();
  }, 60_000);
  afterAll(async () => {
    client.release();
    await world.close();
  });

  /** One statement in an act of the first or second school's principal; the error's code when it is refused. */
  async function ask<T>(school: 0 | 1, sql: string, values: unknown[] = []): Promise<T[] | string> {
    const { token, person } = principals[school] ?? expect.fail('no such school');
    await client.query('begin');
    try {
      await client.query('select begin_act($1, $2)', [token, person.assignmentId]);
      const { rows } = await client.query(sql, values);
      await client.query('commit');
      return rows as T[];
    } catch (error) {
      await client.query('rollback');
      return (error as { code: string }).code;
    }
  }
  const find = (school: 0 | 1, text: string) =>
    ask<{ answer: string; person: number | null }>(
      school,
      `select answer, person_id as person from person_find(array['personal_number'], array[$1])`,
      [text],
    );
  const make = async (school: 0 | 1, personal: string | null, education: string | null): Promise<number> => {
    const rows = await ask<{ made: number[] }>(school, 'select person_make($1::text[], $2::text[]) as made', [
      [personal],
      [education],
    ]);
    return typeof rows === 'string' ? expect.fail(rows) : Number(rows[0]?.made[0]);
  };

  it('is not known before, is known here to the school that keeps them, and only as elsewhere to others', async () => {
    expect(await find(0, number)).toEqual([{ answer: 'unknown', person: null }]);
    const person = await make(0, number, null);
    expect(await find(0, number)).toEqual([{ answer: 'here', person }]);
    expect(await find(1, number)).toEqual([{ answer: 'elsewhere', person: null }]);
  });

  it('is the same person at the next school, found by either number', async () => {
    const first = await make(0, null, '1234567890');
    const second = await make(1, '002312000001', '1234567890');
    expect(second).toBe(first);
    expect(await make(1, '002312000001', null)).toBe(first);
  });

  it('keeps a corrected number, and is told when it is another person’s without being told whose', async () => {
    const mine = await make(0, '002312000002', null);
    const other = await make(1, '002312000003', null);
    const correct = (from: string, to: string) =>
      ask<{ answer: string }>(0, `select person_correct($1, 'personal_number', $2, $3) as answer`, [mine, from, to]);
    expect(await correct('002312000002', '002312000003')).toEqual([{ answer: 'taken' }]);
    expect(await correct('002312000002', '002312000004')).toEqual([{ answer: 'kept' }]);
    expect(await find(0, '002312000002')).toEqual([{ answer: 'unknown', person: null }]);
    expect(await find(0, '002312000004')).toEqual([{ answer: 'here', person: mine }]);
    expect(await ask(0, `select person_correct($1, 'personal_number', null, null)`, [other])).toBe('CT003');
  });

  it('is one of two after a merge, two again after it is undone, and never merged with a stranger', async () => {
    const kept = await make(0, '002312000005', null);
    const merged = await make(0, '002312000006', null);
    const stranger = await make(1, '002312000007', null);
    expect(await ask(0, 'select person_merge($1, $2)', [kept, stranger])).toBe('CT003');
    await ask(0, 'select person_merge($1, $2)', [kept, merged]);
    expect(await find(0, '002312000006')).toEqual([{ answer: 'here', person: kept }]);
    expect(
      await ask(0, 'select resolved_id::int as id from person_resolve(array[$1, $2]::bigint[])', [kept, merged]),
    ).toEqual([{ id: kept }, { id: kept }]);
    await ask(0, 'select person_unmerge($1)', [merged]);
    expect(await find(0, '002312000006')).toEqual([{ answer: 'here', person: merged }]);
  });

  it('is asked for 60 times an hour at the most, but for an import', async () => {
    const numbers = Array.from({ length: 61 }, (_, at) => `0023129${String(at).padStart(5, '0')}`);
    const kinds = numbers.map(() => 'personal_number');
    expect(await ask(1, 'select * from person_find($1, $2)', [kinds, numbers])).toBe('CT004');
    expect(await ask(1, `select * from person_find($1, $2, 'import 7')`, [kinds, numbers])).toHaveLength(61);
    const asked = await world.owner.selectFrom('personAct').selectAll().where('within', '=', 'import 7').execute();
    expect(asked).toMatchObject([{ kind: 'find', people: 61, unitId: principals[1]?.unitId }]);
  });

  it('cannot be asked for without an act', async () => {
    await expect(client.query(`select person_make(array['1'], array[null])`)).rejects.toMatchObject({ code: 'CT003' });
    await expect(client.query('select person_hash($1, $2)', ['personal_number', number])).rejects.toMatchObject({
      code: '42501',
    });
  });
});
