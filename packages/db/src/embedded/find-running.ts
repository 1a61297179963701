import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { withClient } from '../with-client.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { disownPostmasterFile, isServerOf, readPostmasterFile } from './postmaster-file.ts';

const SETTLED_WITHIN_MS = 120_000;
const INVALID_PASSWORD = '28P01';

/**
 * The port of a server that already runs on this cluster, also one whose starter was killed.
 * Waits while one is starting or stopping. Undefined when none runs; then the way is free to start one.
 */
export async function findRunning(folder: DataFolder, urlAt: (port: number) => string): Promise<number | undefined> {
  const deadline = Date.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const file = readPostmasterFile(folder.cluster);
    if (!file) return undefined;
    if (!isServerOf(folder.cluster, file.pid)) {
      disownPostmasterFile(folder.cluster);
      return undefined;
    }
    if (file.isReady && (await answers(urlAt(file.port), folder))) return file.port;
    if (Date.now() > deadline) {
      throw new EmbeddedServerError(
        `A database (process ${file.pid}) holds ${folder.cluster} but has not answered for ${SETTLED_WITHIN_MS / 1000} s.`,
      );
    }
    await sleep(100);
  }
}

async function answers(url: string, folder: DataFolder): Promise<boolean> {
  try {
    await withClient(url, (client) => client.query('select 1'));
    return true;
  } catch (error) {
    if (error instanceof pg.DatabaseError && error.code === INVALID_PASSWORD) {
      throw new EmbeddedServerError(`${folder.superuserPassword} does not hold the password of the running database.`);
    }
    // Refused, or "starting up" / "shutting down": the caller asks again until it has settled.
    return false;
  }
}
