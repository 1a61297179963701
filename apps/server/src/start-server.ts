import type { DatabaseUrls } from '@truong/db/database-urls';
import { openPool } from '@truong/db/pool';
import { buildServer } from './build-server.ts';
import { env } from './env.ts';
import { startWorker } from './jobs/start-worker.ts';
import { listen } from './listen.ts';
import type { MailSettings } from './open-mail.ts';

export type StartServer = {
  urls: Pick<DatabaseUrls, 'app' | 'jobs' | 'auditor'>;
  port: number;
  host: string;
  /** Asked for by name: a taken port is then an error, not a reason to take the next. */
  isPortFixed: boolean;
  staffDist: string;
  portalDist?: string | undefined;
  isDemo: boolean;
  /** As the environment says, unless it is given. */
  mail?: MailSettings | undefined;
};

/** Opens the app's pool, serves everything on one origin and works on jobs. `close` lets requests and runs under way end first. */
export async function startServer({
  urls,
  port,
  host,
  isPortFixed,
  staffDist,
  portalDist,
  isDemo,
  mail = mailOfEnv(),
}: StartServer): Promise<{
  address: string;
  close(): Promise<void>;
}> {
  let lost = 0;
  const pool = openPool(urls.app, {
    max: env.DATABASE_POOL,
    onError: () => {
      lost += 1;
    },
  });
  const server = await buildServer({ pool, staffDist, portalDist, isDemo, lostConnections: () => lost, mail });
  try {
    const address = await listen(server, { port, host: isDemo ? '127.0.0.1' : host, isPortFixed });
    const worker = startWorker({ urls, pool, log: server.log });
    return {
      address,
      async close() {
        await Promise.all([server.close(), worker.stop()]);
        await pool.end();
      },
    };
  } catch (error) {
    await server.close();
    await pool.end();
    throw error;
  }
}

function mailOfEnv(): MailSettings | undefined {
  const { SMTP_URL: smtpUrl, MAIL_FROM: from, PUBLIC_URL: publicUrl } = env;
  return smtpUrl && from && publicUrl ? { smtpUrl, from, publicUrl } : undefined;
}
