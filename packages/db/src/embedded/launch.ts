import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Binaries } from './binaries.ts';
import type { DataFolder } from './data-folder.ts';
import { EmbeddedServerError } from './embedded-server-error.ts';
import { findFreePort } from './free-port.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { asUser, serverEnvironment } from './run-as-server.ts';
import type { ServerUser } from './server-user.ts';

/** Long enough to replay the log after a power failure. */
const READY_WITHIN_MS = 120_000;

const DURABLE = ['full_page_writes=on', 'fsync=on', 'synchronous_commit=on'];
const FORGETFUL = ['full_page_writes=off', 'fsync=off', 'synchronous_commit=off'];

/** Starts the server in a session of its own: neither Ctrl-C nor the end of this process reaches it. Returns its port once it takes connections. */
export async function launch(
  binaries: Binaries,
  folder: DataFolder,
  { user, isDurable }: { user: ServerUser | undefined; isDurable: boolean },
): Promise<number> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const port = await findFreePort(folder.port);
    const failure = await launchOn(port, binaries, folder, { user, isDurable, deadline });
    if (failure === undefined) {
      writeFileSync(folder.port, String(port));
      return port;
    }
    // Both pass by themselves: a port taken in between, and processes of a killed server that are still leaving.
    const isPassing = /could not bind|could not create any TCP\/IP sockets|is still in use/.test(failure);
    if (!isPassing || Date.now() > deadline) {
      throw new EmbeddedServerError(`The database did not start (${folder.log}): ${failure.trim()}`);
    }
    await sleep(300);
  }
}

/** Undefined when the server is ready, else what it wrote before it gave up. */
async function launchOn(
  port: number,
  binaries: Binaries,
  folder: DataFolder,
  { user, isDurable, deadline }: { user: ServerUser | undefined; isDurable: boolean; deadline: number },
): Promise<string | undefined> {
  const log = openSync(folder.log, 'a', 0o600);
  const logStart = statSync(folder.log).size;
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=256MB',
    'jit=off',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(isDurable ? DURABLE : FORGETFUL),
  ];
  const child = spawn(
    binaries.postgres,
    ['-D', folder.cluster, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    { cwd: folder.cluster, env: serverEnvironment(), detached: true, stdio: ['ignore', log, log], ...asUser(user) },
  );
  closeSync(log);
  let ending: string | undefined;
  child.on('error', (error) => {
    ending = error.message;
  });
  child.on('exit', (code, signal) => {
    ending = `ended with ${signal ?? code}`;
  });
  child.unref();
  for (;;) {
    if (ending !== undefined) return readFileSync(folder.log, 'utf8').slice(logStart) || ending;
    const file = readPostmasterFile(folder.cluster);
    if (file?.pid === child.pid && file?.isReady) return undefined;
    if (Date.now() > deadline) {
      throw new EmbeddedServerError(`The database is not ready after ${READY_WITHIN_MS / 1000} s, see ${folder.log}.`);
    }
    await sleep(20);
  }
}
