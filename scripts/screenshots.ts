import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { takeScreenshots } from '@truong/e2e/take-screenshots';
import { startServer } from '@truong/server/start-server';
import { buildApps } from './build.ts';
import { openDatabase } from './open-database.ts';
import { ROOT } from './run-step.ts';
import { closeAtEnd, endOnSignals, endProcess } from './shutdown.ts';

/** `npm run screenshots`: the README's pictures, taken from the demo province as its people see it. */
endOnSignals();
const [isBuilt, { urls }] = await Promise.all([buildApps(), openDatabase()]);
if (!isBuilt) throw new Error('The screens could not be built.');
const staffDist = join(ROOT, 'apps', 'staff', 'dist');
const server = await startServer({ urls, port: 3100, host: '127.0.0.1', isPortFixed: false, staffDist, isDemo: true });
closeAtEnd('web server', server.close);
const folder = join(ROOT, 'docs', 'screenshots');
mkdirSync(folder, { recursive: true });
await takeScreenshots(server.address, folder);
await endProcess(0);
