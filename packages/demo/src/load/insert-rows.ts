import type { openPool } from '@truong/db/pool';

/** A connection of the database's owner. */
export type OwnerPool = ReturnType<typeof openPool>;

/** Inserts many rows by one statement; keys are column names and the same in every row. Identity columns take what is given. */
export async function insertRows(
  pool: OwnerPool,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await pool.query(
    `insert into ${table} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
    [JSON.stringify(rows)],
  );
}

/** After rows with ids of our own the next id of the table follows the highest one. */
export async function moveSequence(pool: OwnerPool, table: string): Promise<void> {
  await pool.query(
    `select setval(pg_get_serial_sequence('${table}', 'id'), (select greatest(1, max(id)) from ${table}))`,
  );
}
