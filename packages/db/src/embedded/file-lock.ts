import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedServerError } from './embedded-server-error.ts';

/**
 * Locks between processes that the operating system lets go of when their holder is killed.
 * SQLite's file locks are the only such locks Node reaches on every platform; the files stay empty.
 * Children do not inherit them, so a detached server never keeps its starter's lock.
 */
export type FileLock = { release(): void };

type LockMode = 'shared' | 'exclusive';

const SQLITE_BUSY = 5;

/** Undefined when another process, or another call in this one, holds the file in a way that excludes `mode`. */
export function tryLock(path: string, mode: LockMode): FileLock | undefined {
  const file = new DatabaseSync(path);
  try {
    file.exec(mode === 'exclusive' ? 'begin exclusive' : 'begin; select count(*) from sqlite_master');
  } catch (error) {
    file.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return { release: () => file.close() };
}

/** Waits for the lock; gives up with a clear line after `waitMs`. */
export async function waitForLock(path: string, mode: LockMode, waitMs: number): Promise<FileLock> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const lock = tryLock(path, mode);
    if (lock) return lock;
    if (Date.now() > deadline) {
      throw new EmbeddedServerError(
        `Another process has been starting or stopping the database for ${waitMs / 1000} s (${path}).`,
      );
    }
    await sleep(50);
  }
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    'errcode' in error &&
    typeof error.errcode === 'number' &&
    (error.errcode & 0xff) === SQLITE_BUSY
  );
}
