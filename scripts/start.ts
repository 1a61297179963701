import { join } from 'node:path';
import { demoAccounts } from '@truong/demo/demo-accounts';
import { startServer } from '@truong/server/start-server';
import { buildApps } from './build.ts';
import { type OpenDatabase, openDatabase } from './open-database.ts';
import { isPortFree, wantedPort } from './port.ts';
import { ROOT } from './run-step.ts';
import { closeAtEnd, endOnSignals, endProcess, isEnding } from './shutdown.ts';

const LOOPBACK = '127.0.0.1';

endOnSignals();
try {
  await start();
} catch (error) {
  // While stopping, whatever was under way fails because its database is gone.
  if (!isEnding()) console.error(error instanceof Error && process.env.DEBUG === undefined ? error.message : error);
  await endProcess(1);
}

async function start(): Promise<void> {
  const wanted = wantedPort(process.env.PORT);
  if (wanted.isPortFixed && !(await isPortFree(wanted.port, LOOPBACK))) {
    throw new Error(`Cổng ${wanted.port} đang được dùng. / Port ${wanted.port} is taken.`);
  }
  const [isBuilt, database] = await Promise.all([buildApps(), openDatabase()]);
  if (!isBuilt) throw new Error('Không dựng được giao diện. / The screens could not be built.');
  await serve(database, wanted);
}

async function serve({ urls, isEmbedded }: OpenDatabase, wanted: ReturnType<typeof wantedPort>): Promise<void> {
  const accounts = await demoAccounts(urls);
  // A demo's passwords are printed for everyone: it never leaves this machine, whichever way its database was reached.
  const isDemo = isEmbedded || accounts.length > 0;
  const server = await startServer({
    urls,
    ...wanted,
    host: isDemo ? LOOPBACK : (process.env.HOST ?? LOOPBACK),
    staffDist: join(ROOT, 'apps', 'staff', 'dist'),
    portalDist: join(ROOT, 'apps', 'portal', 'dist'),
    isDemo,
  });
  closeAtEnd('web server', server.close);
  console.log(`\nCổng Trường: ${server.address}\n`);
  if (accounts.length > 0) {
    console.log('Tài khoản dùng thử / Demo accounts:');
    const width = (pick: (account: (typeof accounts)[number]) => string): number =>
      Math.max(...accounts.map((account) => pick(account).length));
    const names = width((account) => account.username);
    const passwords = width((account) => account.password);
    for (const { username, password, role, place } of accounts) {
      console.log(`  ${username.padEnd(names)}  ${password.padEnd(passwords)}  ${role} · ${place}`);
    }
    console.log();
  }
  console.log('Ctrl-C để dừng. / Ctrl-C stops.');
}
