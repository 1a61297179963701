import type pg from 'pg';

/** What the department is called today: the topmost unit, whose name is on the public pages. Outside any act, as units are everybody's. */
export async function findDepartmentName(pool: pg.Pool): Promise<string | null> {
  const { rows } = await pool.query<{ name: string }>(
    `select name from unit where kind = 'department' and valid_to is null order by valid_from desc, id desc limit 1`,
  );
  return rows[0]?.name ?? null;
}
