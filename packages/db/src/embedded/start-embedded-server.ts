import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Binaries, findBinaries } from './binaries.ts';
import { createCluster, SUPERUSER } from './create-cluster.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { type FileLock, tryLock, waitForLock } from './file-lock.ts';
import { findRunning } from './find-running.ts';
import { launch } from './launch.ts';
import { isServerOf, readPostmasterFile } from './postmaster-file.ts';
import { assertReachable } from './reach.ts';
import { runAsServer } from './run-as-server.ts';
import { findServerUser, type ServerUser } from './server-user.ts';

export const SERVER_MAJOR = '18';
const LOCK_WAIT_MS = 300_000;

export type EmbeddedServer = {
  host: '127.0.0.1';
  port: number;
  /** False when a running server was found: one another process uses, or one whose starter was killed. */
  startedHere: boolean;
  superuserUrl(database: string): string;
  /** Leaves the server. The last process to leave shuts it down (open transactions are rolled back) and waits until it is down. */
  stop(): Promise<void>;
};

/**
 * The embedded PostgreSQL server of a data folder: made when missing, started when stopped, joined when running.
 * Any number of processes may call this at once. The server outlives a killed caller; the next one joins it.
 * `isDurable: false` loses data at a power failure: tests and measurements only.
 */
export async function startEmbeddedServer({
  dataDir,
  isDurable,
}: {
  dataDir: string;
  isDurable: boolean;
}): Promise<EmbeddedServer> {
  const binaries = await findBinaries();
  const folder = openDataFolder(dataDir);
  const starting = await waitForLock(folder.startLock, 'exclusive', LOCK_WAIT_MS);
  try {
    const user = findServerUser(folder.cluster);
    if (user) await assertReachable(binaries, folder, user);
    if (existsSync(folder.cluster)) assertUsable(folder);
    else await createCluster(binaries, folder, { user, isDurable });
    const password = readFileSync(folder.superuserPassword, 'utf8').trim();
    const urlAt = (port: number, database: string): string =>
      `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${encodeURIComponent(database)}`;

    const running = await findRunning(folder, (port) => urlAt(port, 'postgres'));
    const port = running ?? (await launch(binaries, folder, { user, isDurable }));
    const use = await waitForLock(folder.usersLock, 'shared', LOCK_WAIT_MS);
    let stopped: Promise<void> | undefined;
    return {
      host: '127.0.0.1',
      port,
      startedHere: running === undefined,
      superuserUrl: (database) => urlAt(port, database),
      stop: () => {
        stopped ??= leave(binaries, folder, { user, use });
        return stopped;
      },
    };
  } finally {
    starting.release();
  }
}

/** Shuts the server of a folder down when no process uses it any more: for what a killed test run left behind. */
export async function stopAbandonedServer(dataDir: string): Promise<void> {
  const folder = openDataFolder(dataDir);
  const use = tryLock(folder.usersLock, 'shared');
  if (use) await leave(await findBinaries(), folder, { user: findServerUser(folder.cluster), use });
}

async function leave(
  binaries: Binaries,
  folder: DataFolder,
  { user, use }: { user: ServerUser | undefined; use: FileLock },
): Promise<void> {
  const stopping = await waitForLock(folder.startLock, 'exclusive', LOCK_WAIT_MS);
  try {
    use.release();
    const alone = tryLock(folder.usersLock, 'exclusive');
    if (!alone) return;
    try {
      await shutDown(binaries, folder, user);
    } finally {
      alone.release();
    }
  } finally {
    stopping.release();
  }
}

async function shutDown(binaries: Binaries, folder: DataFolder, user: ServerUser | undefined): Promise<void> {
  const isRunning = (): boolean => {
    const file = readPostmasterFile(folder.cluster);
    return file !== undefined && isServerOf(folder.cluster, file.pid);
  };
  if (!isRunning()) return;
  const { exitCode, output } = await runAsServer(
    binaries.pgCtl,
    ['stop', '-D', folder.cluster, '-m', 'fast', '-w', '-t', '120'],
    { cwd: folder.root, user },
  );
  if (exitCode !== 0 && isRunning()) throw new EmbeddedServerError(`The database did not stop: ${output.trim()}`);
}

function assertUsable(folder: DataFolder): void {
  const version = readFileSync(join(folder.cluster, 'PG_VERSION'), 'utf8').trim();
  if (version !== SERVER_MAJOR) {
    throw new EmbeddedServerError(
      `${folder.cluster} was made by PostgreSQL ${version}, this program brings ${SERVER_MAJOR}: choose another DATA_DIR.`,
    );
  }
  if (!existsSync(folder.superuserPassword)) {
    throw new EmbeddedServerError(`${folder.superuserPassword} is missing: without it the database cannot be opened.`);
  }
}
