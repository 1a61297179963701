import { anchorChains } from '@truong/api/verify/anchor';
import { verify } from '@truong/api/verify/verify';
import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { newTestDatabase, type TestDatabase } from '@truong/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from './demo-accounts.ts';
import { Doors } from './drive/doors.ts';
import { loadProvince } from './load-province.ts';

let database: TestDatabase;
let app: ReturnType<typeof openPool>;
let owner: ReturnType<typeof openPool>;
let auditor: ReturnType<typeof openPool>;
let before: string[];

/** Every key and index of the database, as the catalog writes it. */
async function keysOf(): Promise<string[]> {
  const { rows } = await owner.query<{ line: string }>(`
    select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public' order by 1`);
  return rows.map((row) => row.line);
}

beforeAll(async () => {
  database = await newTestDatabase();
  owner = openPool(database.urls.owner, { max: 1 });
  app = openPool(database.urls.app, { max: 3 });
  auditor = openPool(database.urls.auditor, { max: 2 });
  before = await keysOf();
  await loadProvince({ urls: database.urls, schools: 6 });
}, 120_000);

afterAll(async () => {
  await Promise.all([app?.end(), owner?.end(), auditor?.end()]);
  await database?.drop();
});

const count = async (sql: string): Promise<number> => {
  const { rows } = await owner.query<{ n: number }>(`select count(*)::integer as n from ${sql}`);
  return rows[0]?.n ?? 0;
};

describe('a province of six schools, loaded as the big one is', () => {
  test('has every key and index that it had before', async () => {
    expect(await keysOf()).toEqual(before);
  });

  test('is accepted by verify, and no longer when a cell without history is changed', async () => {
    const db = connect(auditor);
    const found = await verify(db, () => undefined);
    expect(found).toEqual({ units: 6, differences: [] });
    const { rows } = await owner.query<{ unit_id: number; sheet_id: number; pupil_id: number }>(
      `select unit_id, sheet_id, pupil_id from mark where school_year = 2023 and slot = 'mid' and number < 90 limit 1`,
    );
    const { unit_id: unitId, sheet_id: sheetId, pupil_id: pupilId } = rows[0] ?? {};
    const change = (by: number) =>
      owner.query(
        `update mark set number = number + $4 where unit_id = $1 and school_year = 2023 and sheet_id = $2 and pupil_id = $3 and slot = 'mid'`,
        [unitId, sheetId, pupilId, by],
      );
    await change(1);
    const { differences } = await verify(db, () => undefined);
    expect(differences.map((difference) => [difference.what, difference.unitId])).toContainEqual([
      `sheet ${sheetId}`,
      unitId,
    ]);
    await change(-1);
  }, 60_000);

  test('has a closed year, a closed semester, and history of the open one only', async () => {
    expect(await count('school_term where closed_on is not null')).toBe(12);
    expect(await count('school_term where closed_on is null')).toBe(4);
    expect(await count('filing')).toBe(12);
    expect(await count(`outcome where school_year = 2023 and grade in (9, 12)`)).toBe(0);
    expect(
      await count(
        `mark_history h join sheet s using (unit_id, school_year) where s.id = h.sheet_id and (school_year, term) <> (2024, 2)`,
      ),
    ).toBe(0);
    expect(await count(`sheet_save where kind = 'taken_over'`)).toBe(
      await count('sheet where (school_year, term) <> (2024, 2)'),
    );
  });

  test('has five school years of pupils, who rise a grade each year, and the rows of every point that has come', async () => {
    expect(await count('(select distinct school_year from enrolment) y')).toBe(5);
    // Six schools, four points a year, of this year the first two; eight kinds.
    expect(await count('record_set where filing_id is null')).toBe(6 * 18 * 8);
    expect(
      await count(`enrolment a join enrolment b using (unit_id, pupil_id) where b.school_year = a.school_year + 1 and b.grade <> a.grade + 1 and b.grade > 0
        and a.grade > 0`),
    ).toBe(0);
    expect(await count('inventory_item where school_year = 2020')).toBeGreaterThan(50);
  });

  test('lets a principal reopen a term taken over, a teacher change a mark there, and verify accepts that too', async () => {
    const { rows } = await owner.query<{ id: number }>(`select id from unit where name = 'Trường THPT Quang Trung'`);
    const unitId = rows[0]?.id ?? 0;
    const doors = new Doors(app, demoPassword);
    const principal = await doors.actAs('hieutruong.upper1', { role: 'principal', unitId });
    const of = { unitId, schoolYear: 2024, term: 1 as const };
    await principal.gradebook.reopenTerm({ ...of, requestId: crypto.randomUUID(), reason: 'Nhập nhầm điểm' });
    const { sheets } = await principal.gradebook.sheets(of);
    const sheet = sheets.find((known) => known.className === '10A1' && known.subjectCode === 'literature');
    const ref = { unitId, schoolYear: 2024, sheetId: sheet?.id ?? 0 };
    await principal.gradebook.reopenSheet({ ...ref, requestId: crypto.randomUUID(), reason: 'Nhập nhầm điểm' });
    const teacher = await doors.actAs('gv.nguvan.upper1', { role: 'subject_teacher', unitId });
    const { cells } = await teacher.gradebook.sheet(ref);
    const cell = cells.find((known) => known.slot === 'mid');
    const { pupilId = 0, slot = '' } = cell ?? {};
    const change = { pupilId, slot, text: cell?.value === '70' ? '8' : '7' };
    const refused = await teacher.gradebook.recordMarks({
      ...ref,
      requestId: crypto.randomUUID(),
      changes: [{ ...change, seenVersion: 0 }],
    });
    expect(refused.conflicts.map((conflict) => conflict.who)).toHaveLength(1);
    await teacher.gradebook.recordMarks({
      ...ref,
      requestId: crypto.randomUUID(),
      changes: [{ ...change, seenVersion: 1 }],
    });
    const history = await teacher.gradebook.cellHistory({ ...ref, pupilId, slot });
    expect(history.map(({ from, to }) => [from, to])).toEqual([
      [cell?.value, cell?.value === '70' ? '80' : '70'],
      ['', cell?.value],
    ]);
    const db = connect(auditor);
    await anchorChains(db);
    expect((await verify(db, () => undefined)).differences).toEqual([]);
    await doors.signEverybodyOut();
  }, 60_000);

  test('is the same for the same seed', async () => {
    const other = await newTestDatabase();
    await loadProvince({ urls: other.urls, schools: 6 });
    const pool = openPool(other.urls.auditor, { max: 1 });
    const heads = `select string_agg(encode(hash, 'hex'), '' order by unit_id, school_year, period) as all from filing`;
    const hashes = async (db: typeof pool) => (await db.query(heads)).rows;
    expect(await hashes(pool)).toEqual(await hashes(auditor));
    await pool.end();
    await other.drop();
  }, 60_000);
});
