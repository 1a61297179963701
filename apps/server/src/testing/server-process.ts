import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DatabaseUrls } from '@truong/db/database-urls';

const entry = join(import.meta.dirname, '..', '..', '..', '..', 'scripts', 'dev-server.ts');

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  return typeof address === 'object' && address ? address.port : 0;
}

export type Running = { address: string; kill(): Promise<void> };

/** The server as a process of its own, which `kill` ends by SIGKILL: it can neither answer nor tidy up. */
export async function startProcess(urls: DatabaseUrls): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, DEV_DATABASE_URLS: JSON.stringify(urls), DEV_API_PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'exit');
  const address = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${address}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('the server ended before it was ready');
    await sleep(20);
  }
  return {
    address,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
