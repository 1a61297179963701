import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, openCluster } from '../cluster.ts';
import { tryLock } from '../embedded/file-lock.ts';
import { stopAbandonedServer } from '../embedded/start-embedded-server.ts';

const PREFIX = 'cong-truong-test-';

/** A cluster in a temporary folder, without durability, gone after `stop`. Clears away what killed runs left behind. */
export async function openTemporaryCluster(): Promise<Cluster> {
  await removeAbandoned();
  const dataDir = makeTemporaryFolder();
  const remove = (): void => rmSync(dataDir, { recursive: true, force: true });
  try {
    const cluster = await openCluster({ dataDir, isDurable: false });
    return { ...cluster, stop: () => cluster.stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** As root the server runs as another system user, which must be able to pass; `mkdtemp` makes folders only their owner may enter. */
export function makeTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(folder, 0o755);
  return folder;
}

async function removeAbandoned(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const dataDir = join(tmpdir(), name);
    if (!name.startsWith(PREFIX) || !isAbandoned(dataDir)) continue;
    await stopAbandonedServer(dataDir);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The cluster appears while its start holds the start lock, and that is let go of only when the users lock is held. */
function isAbandoned(dataDir: string): boolean {
  const user = process.getuid?.();
  if (user !== undefined && statSync(dataDir).uid !== user) return false;
  if (!existsSync(join(dataDir, 'pg'))) return false;
  const locks = ['start.lock', 'users.lock'].map((name) => tryLock(join(dataDir, name), 'exclusive'));
  for (const lock of locks) lock?.release();
  return locks.every((lock) => lock !== undefined);
}
