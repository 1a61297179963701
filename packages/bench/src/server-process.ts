import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DatabaseUrls } from '@truong/db/database-urls';

/** Serves a database over HTTP from a process of its own. Throws when that process ends before it listens. */
export async function startServerProcess(urls: DatabaseUrls): Promise<{ address: string; close(): Promise<void> }> {
  const child = fork(join(import.meta.dirname, 'serve.ts'), [JSON.stringify(urls)]);
  const ended = once(child, 'exit');
  const [address] = await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => {
      throw new Error(`the server ended with ${code}`);
    }),
  ]);
  return {
    address: address as string,
    async close() {
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}
