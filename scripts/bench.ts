import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openProvince } from '@truong/bench/province/province-database';
import { runProvinceBench } from '@truong/bench/province/run-province-bench';
import { runBench } from '@truong/bench/run-bench';
import { type Cluster, openCluster } from '@truong/db/cluster';
import { migrateToLatest } from '@truong/db/migrate';
import { ROOT } from './run-step.ts';

/**
 * `npm run bench -- [--scale province] [NAME…] [--json FILE]`: on a database of its own in the cluster of DATA_DIR. The small
 * one is dropped afterwards; the province, which takes minutes to make, is kept for the next run.
 */
const { values, positionals: names } = parseArgs({
  options: { scale: { type: 'string' }, json: { type: 'string' } },
  allowPositionals: true,
});
if (values.scale !== undefined && values.scale !== 'province') throw new Error('--scale is province or left out');
const cluster = await openCluster({ dataDir: process.env.DATA_DIR ?? join(ROOT, '.data'), isDurable: true });
try {
  const figures =
    values.scale === 'province'
      ? await runProvinceBench(await openProvince(cluster, console.log), names, console.log)
      : await runSmallBench(cluster);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  process.exitCode = figures.every((figure) => figure.met) ? 0 : 1;
} finally {
  await cluster.stop();
}

async function runSmallBench({ createDatabase, dropDatabase, urls }: Cluster) {
  const database = `bench_${randomBytes(4).toString('hex')}`;
  try {
    await createDatabase(database);
    await migrateToLatest(urls(database).owner);
    return await runBench(urls(database), names, console.log);
  } finally {
    await dropDatabase(database);
  }
}
