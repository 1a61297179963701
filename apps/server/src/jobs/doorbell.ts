import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** What PostgreSQL calls out when a job is kept. */
const channel = 'truong_jobs';

export type Doorbell = {
  /** Until something is called out, the time is over or the server stops. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

/**
 * Hears of new jobs at the moment they are kept. Only makes it faster: whoever waits looks for itself afterwards, so a call
 * that is lost with its connection costs that wait and no more.
 */
export function openDoorbell(url: string, onError: (error: unknown) => void): Doorbell {
  let listening: pg.Client | undefined;
  let rung = Promise.withResolvers<void>();

  async function listen(): Promise<void> {
    if (listening) return;
    const client = new pg.Client({ connectionString: url, application_name: 'truong_jobs', keepAlive: true });
    client.on('notification', () => rung.resolve());
    client.on('error', onError);
    client.on('end', () => {
      if (listening === client) listening = undefined;
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      listening = client;
    } catch (error) {
      onError(error);
      await client.end();
    }
  }

  return {
    async wait(ms, signal) {
      await listen();
      const over = new AbortController();
      const either = AbortSignal.any([signal, over.signal]);
      await Promise.race([rung.promise, sleep(ms, undefined, { signal: either }).catch(() => undefined)]);
      over.abort();
      rung = Promise.withResolvers();
    },
    async close() {
      await listening?.end();
    },
  };
}
