import { Kysely, PostgresDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { migrations } from './migrations/index.ts';

/**
 * Brings a database to the newest schema; connects as its owner. All missing migrations run in one transaction,
 * so a failing one, named in the error, leaves the database as it was. Processes that start at once wait for each other.
 */
export async function migrateToLatest(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  // A lost connection rejects the statement that waits for it; without a listener it would end the process as well.
  pool.on('error', () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
    const { error, results } = await migrator.migrateToLatest();
    if (error === undefined) return;
    const failed = results?.find((result) => result.status === 'Error');
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(failed ? `Migration ${failed.migrationName} failed: ${reason}` : `Migrating failed: ${reason}`, {
      cause: error,
    });
  } finally {
    await db.destroy();
  }
}
