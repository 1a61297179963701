import { chmodSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where everything of one embedded server lives; all paths are absolute. */
export type DataFolder = {
  root: string;
  /** The PostgreSQL cluster. Absent until `initdb` has finished, so a broken first start leaves none. */
  cluster: string;
  unfinishedCluster: string;
  superuserPassword: string;
  rolePasswords: string;
  log: string;
  /** The port last used: kept while it is free, so that bookmarked addresses of database tools stay true. */
  port: string;
  /** Held exclusively while the server is started or stopped. */
  startLock: string;
  /** Held shared by each process that uses the server: the last one to leave stops it. */
  usersLock: string;
};

/** Creates the folder when missing, open to be passed through: as root the server runs as another system user. */
export function openDataFolder(dataDir: string): DataFolder {
  const root = resolve(dataDir);
  if (mkdirSync(root, { recursive: true })) chmodSync(root, 0o755);
  return {
    root,
    cluster: join(root, 'pg'),
    unfinishedCluster: join(root, 'pg.unfinished'),
    superuserPassword: join(root, 'superuser-password'),
    rolePasswords: join(root, 'role-passwords.json'),
    log: join(root, 'postgres.log'),
    port: join(root, 'port'),
    startLock: join(root, 'start.lock'),
    usersLock: join(root, 'users.lock'),
  };
}
