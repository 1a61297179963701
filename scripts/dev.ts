import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openDatabase } from './open-database.ts';
import { wantedPort } from './port.ts';
import { ROOT } from './run-step.ts';
import { closeAtEnd, endOnSignals, endProcess, isEnding } from './shutdown.ts';

/** The part of Vite used here; it belongs to the staff app, so it is found from there. */
type Vite = {
  createServer(config: object): Promise<{ listen(): Promise<unknown>; close(): Promise<void>; printUrls(): void }>;
};

const STAFF = join(ROOT, 'apps', 'staff');
const API_PORT = 3900;
const API_PATHS = ['/trpc', '/kiem-tra', '/portal', '/healthz', '/readyz', '/metrics'];

endOnSignals();
try {
  await startDevelopment();
} catch (error) {
  if (!isEnding()) console.error(error);
  await endProcess(1);
}

/** One origin: Vite serves the staff app and passes the server's paths on; either side renews itself when its files change. */
async function startDevelopment(): Promise<void> {
  const { urls } = await openDatabase();
  const api = spawn(process.execPath, ['--watch', '--watch-preserve-output', join(ROOT, 'scripts', 'dev-server.ts')], {
    env: { ...process.env, DEV_DATABASE_URLS: JSON.stringify(urls), DEV_API_PORT: String(API_PORT) },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  closeAtEnd('server', () => endChild(api));
  const require = createRequire(join(STAFF, 'package.json'));
  const vite = (await import(pathToFileURL(require.resolve('vite')).href)) as Vite;
  const { port, isPortFixed } = wantedPort(process.env.PORT);
  const target = `http://127.0.0.1:${API_PORT}`;
  const screens = await vite.createServer({
    root: STAFF,
    server: {
      host: '127.0.0.1',
      port,
      strictPort: isPortFixed,
      proxy: Object.fromEntries(API_PATHS.map((path) => [path, { target, changeOrigin: false }])),
    },
  });
  closeAtEnd('screens', () => screens.close());
  await screens.listen();
  screens.printUrls();
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
