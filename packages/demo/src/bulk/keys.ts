import { openPool } from '@truong/db/pool';
import pg from 'pg';
import { eachOf } from '../drive/each-of.ts';
import type { OwnerPool } from '../load/insert-rows.ts';

type Key = { table: string; name: string; definition: string };
export type Keys = { uniques: Key[]; indexes: Key[]; foreign: Key[] };

/**
 * Takes all primary, unique and foreign keys and indexes off these tables, and the foreign keys that point at them. What is
 * taken off is read from the catalog, so that what comes back is what was there.
 */
export async function takeKeysOff(pool: OwnerPool, tables: readonly string[]): Promise<Keys> {
  const list = async (sql: string): Promise<Key[]> => (await pool.query<Key>(sql, [tables])).rows;
  const keys = {
    foreign: await list(
      constraints(`k.contype = 'f' and (k.conrelid = any($1::regclass[]) or k.confrelid = any($1::regclass[]))`),
    ),
    uniques: await list(constraints(`k.contype in ('p', 'u') and k.conrelid = any($1::regclass[])`)),
    indexes: await list(`
      select i.indrelid::regclass::text as table, i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
      from pg_index i where i.indrelid = any($1::regclass[]) and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
      order by 1, 2`),
  };
  for (const { table, name } of [...keys.foreign, ...keys.uniques])
    await pool.query(`alter table ${table} drop constraint ${pg.escapeIdentifier(name)}`);
  for (const { name } of keys.indexes) await pool.query(`drop index ${name}`);
  return keys;
}

function constraints(which: string): string {
  return `select k.conrelid::regclass::text as table, k.conname as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k where ${which} order by 1, 2`;
}

/** Puts back what `takeKeysOff` took, two tables at a time, the biggest first; every foreign key is checked against the rows. */
export async function putKeysBack(url: string, keys: Keys): Promise<void> {
  const pool = openPool(url, { max: 2 });
  pool.on('connect', (client) => void client.query(`set maintenance_work_mem = '256MB'; set work_mem = '128MB'`));
  try {
    const sizes = await pool.query<{ table: string; size: number }>(
      `select c.oid::regclass::text as table, pg_relation_size(c.oid) as size from pg_class c where c.oid = any($1::regclass[])`,
      [[...new Set([...keys.uniques, ...keys.indexes, ...keys.foreign].map((key) => key.table))]],
    );
    const sizeOf = new Map(sizes.rows.map(({ table, size }) => [table, size]));
    const bySize = (list: readonly Key[]) =>
      [...Map.groupBy(list, (key) => key.table)].sort(([a], [b]) => (sizeOf.get(b) ?? 0) - (sizeOf.get(a) ?? 0));
    const addConstraint = ({ table, name, definition }: Key, more = '') =>
      pool.query(`alter table ${table} add constraint ${pg.escapeIdentifier(name)} ${definition}${more}`);
    await eachOf(bySize([...keys.uniques, ...keys.indexes]), 2, async ([, own]) => {
      for (const key of own) await (keys.indexes.includes(key) ? pool.query(key.definition) : addConstraint(key));
    });
    // Added unchecked at once, then checked under a lock that lets two tables be checked side by side.
    for (const key of keys.foreign) await addConstraint(key, ' not valid');
    await eachOf(bySize(keys.foreign), 2, async ([table, own]) => {
      await pool.query(`analyze ${table}`);
      for (const { name } of own)
        await pool.query(`alter table ${table} validate constraint ${pg.escapeIdentifier(name)}`);
    });
  } finally {
    await pool.end();
  }
}

/** Rows brought their own ids: the next id of each identity column follows the highest one. */
export async function moveSequences(pool: OwnerPool, tables: readonly string[]): Promise<void> {
  const { rows } = await pool.query<{ table: string; column: string }>(
    `select a.attrelid::regclass::text as table, a.attname as column from pg_attribute a
     where a.attrelid = any($1::regclass[]) and a.attidentity <> '' and not a.attisdropped`,
    [tables],
  );
  for (const { table, column } of rows)
    await pool.query(
      `select setval(pg_get_serial_sequence('${table}', '${column}'), (select coalesce(max(${column}), 1) from ${table}))`,
    );
}
