import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import pg from 'pg';
import { type DatabaseUrls, databaseUrls } from './database-urls.ts';
import { openDataFolder } from './embedded/data-folder.ts';
import { startEmbeddedServer } from './embedded/start-embedded-server.ts';
import { createDatabase, ensureRoles, type RolePasswords } from './roles.ts';
import { withClient } from './with-client.ts';

/** Any two numbers: advisory locks of the maintenance database, so they outlive no connection. */
const PASSWORDS_LOCK = 719_480_002;
const EXCLUSIVE_WORK_LOCK = 719_480_003;

export type Cluster = {
  /** What a test process needs to reach this cluster on its own. */
  connection: ClusterConnection;
  urls(database: string): DatabaseUrls;
  hasDatabase(name: string): Promise<boolean>;
  createDatabase(name: string, options?: { template?: string }): Promise<void>;
  /** Ends open connections to it; no error when it does not exist. */
  dropDatabase(name: string): Promise<void>;
  renameDatabase(from: string, to: string): Promise<void>;
  /** Runs `work` while no other process runs its own: the making of a database that two starts must not both begin. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Leaves the server; the last process to leave shuts it down. */
  stop(): Promise<void>;
};

export type ClusterConnection = { address: string; maintenanceUrl: string; passwords: RolePasswords };

/** The embedded server of a data folder with our roles in it. See `startEmbeddedServer` for what it promises. */
export async function openCluster({ dataDir, isDurable }: { dataDir: string; isDurable: boolean }): Promise<Cluster> {
  const server = await startEmbeddedServer({ dataDir, isDurable });
  try {
    const maintenanceUrl = server.superuserUrl('postgres');
    const connection = await withClient(maintenanceUrl, async (client) => {
      // Two first starts at once must agree on the passwords before either sets them.
      await client.query('select pg_advisory_lock($1)', [PASSWORDS_LOCK]);
      const passwords = readOrMakePasswords(openDataFolder(dataDir).rolePasswords);
      await ensureRoles(client, passwords);
      return { address: `${server.host}:${server.port}`, maintenanceUrl, passwords };
    });
    return { ...connectCluster(connection), stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/** A cluster another process has opened and keeps open. */
export function connectCluster(connection: ClusterConnection): Omit<Cluster, 'stop'> {
  const { address, maintenanceUrl, passwords } = connection;
  const asSuperuser = <T>(use: (client: pg.Client) => Promise<T>): Promise<T> => withClient(maintenanceUrl, use);
  return {
    connection,
    urls: (database) => databaseUrls({ address, database, passwords }),
    hasDatabase: (name) =>
      asSuperuser(async (client) => {
        const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
        return rowCount === 1;
      }),
    createDatabase: (name, options) => asSuperuser((client) => createDatabase(client, name, options)),
    dropDatabase: (name) =>
      asSuperuser(async (client) => {
        await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
      }),
    renameDatabase: (from, to) =>
      asSuperuser(async (client) => {
        await client.query(`alter database ${pg.escapeIdentifier(from)} rename to ${pg.escapeIdentifier(to)}`);
      }),
    exclusively: (work) =>
      asSuperuser(async (client) => {
        await client.query('select pg_advisory_lock($1)', [EXCLUSIVE_WORK_LOCK]);
        return await work();
      }),
  };
}

function readOrMakePasswords(path: string): RolePasswords {
  const known = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<RolePasswords>) : {};
  const make = (): string => randomBytes(24).toString('base64url');
  // A role that came with a newer version gets its password here.
  const passwords: RolePasswords = { owner: make(), app: make(), jobs: make(), auditor: make(), ...known };
  if (Object.keys(known).length === Object.keys(passwords).length) return passwords;
  writeFileSync(`${path}.new`, JSON.stringify(passwords), { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return passwords;
}
