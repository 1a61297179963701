import { connect, type Db } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { newTestDatabase } from '@truong/db/testing/test-database';
import type pg from 'pg';

/** A database of one's own with a pool for the app, as the product has it, and the owner's handle for making things. */
export type World = {
  owner: Db;
  pool: pg.Pool;
  /** Of the database in its cluster. */
  name: string;
  urls: { owner: string; app: string; jobs: string; auditor: string };
  close(): Promise<void>;
};

export async function newWorld(): Promise<World> {
  const database = await newTestDatabase();
  const ownerPool = openPool(database.urls.owner, { max: 2 });
  const pool = openPool(database.urls.app, { max: 4 });
  return {
    owner: connect(ownerPool),
    pool,
    urls: database.urls,
    name: database.name,
    async close() {
      await Promise.all([pool.end(), ownerPool.end()]);
      await database.drop();
    },
  };
}
