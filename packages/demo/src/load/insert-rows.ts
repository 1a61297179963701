import type { openPool } from '@truong/db/pool';

/** A connection of the database's owner. */
export type OwnerPool = ReturnType<typeof openPool>;

/** Where rows go: by one statement into tables that have their keys, or by COPY into tables that get them afterwards. */
export type RowTarget = {
  insert(table: string, rows: readonly Record<string, unknown>[]): Promise<void>;
  moveSequence(table: string): Promise<void>;
};

/** Inserts many rows by one statement; keys are column names and the same in every row. Identity columns take what is given. */
export async function insertRows(
  to: OwnerPool | RowTarget,
  table: string,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  if ('insert' in to) await to.insert(table, rows);
  else await insertInto(to, table, rows);
}

async function insertInto(pool: OwnerPool, table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await pool.query(
    `insert into ${table} (${columns}) overriding system value select ${columns} from json_populate_recordset(null::${table}, $1::json)`,
    [JSON.stringify(rows)],
  );
}

/** After rows with ids of our own the next id of the table follows the highest one. */
export async function moveSequence(to: OwnerPool | RowTarget, table: string): Promise<void> {
  if ('insert' in to) return to.moveSequence(table);
  await to.query(
    `select setval(pg_get_serial_sequence('${table}', 'id'), (select greatest(1, max(id)) from ${table}))`,
  );
}
