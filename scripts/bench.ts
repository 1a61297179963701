import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runBench } from '@truong/bench/run-bench';
import { openCluster } from '@truong/db/cluster';
import { migrateToLatest } from '@truong/db/migrate';
import { ROOT } from './run-step.ts';

/** `npm run bench -- [NAME…] [--json FILE]`: on a database of its own in the cluster of DATA_DIR, dropped afterwards. */
const args = process.argv.slice(2);
const at = args.indexOf('--json');
const file = at === -1 ? undefined : args[at + 1];
const names = at === -1 ? args : args.filter((_, index) => index !== at && index !== at + 1);
const cluster = await openCluster({ dataDir: process.env.DATA_DIR ?? join(ROOT, '.data'), isDurable: true });
const database = `bench_${randomBytes(4).toString('hex')}`;
try {
  await cluster.createDatabase(database);
  await migrateToLatest(cluster.urls(database).owner);
  const figures = await runBench(cluster.urls(database), names, console.log);
  if (file) writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
  process.exitCode = figures.every((figure) => figure.met) ? 0 : 1;
} finally {
  await cluster.dropDatabase(database);
  await cluster.stop();
}
