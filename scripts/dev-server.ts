import { join } from 'node:path';
import type { DatabaseUrls } from '@truong/db/database-urls';
import { startServer } from '@truong/server/start-server';
import { ROOT } from './run-step.ts';
import { closeAtEnd, endOnSignals } from './shutdown.ts';

/** The watched half of `npm run dev`: started again by Node whenever a file it imports changes. */
endOnSignals();
const server = await startServer({
  urls: JSON.parse(process.env.DEV_DATABASE_URLS ?? '') as DatabaseUrls,
  port: Number(process.env.DEV_API_PORT),
  isPortFixed: true,
  host: '127.0.0.1',
  staffDist: join(ROOT, 'apps', 'staff', 'dist'),
  portalDist: join(ROOT, 'apps', 'portal', 'dist'),
  isDemo: true,
});
closeAtEnd('web server', server.close);
