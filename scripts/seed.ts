import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Cluster, openCluster } from '@truong/db/cluster';
import { migrateToLatest } from '@truong/db/migrate';
import { withClient } from '@truong/db/with-client';
import { loadDemo } from '@truong/demo/load-demo';
import { loadProvince } from '@truong/demo/load-province';
import { ROOT } from './run-step.ts';
import { closeAtEnd, endOnSignals, endProcess, isEnding } from './shutdown.ts';

const DATABASE = 'cong_truong';
/** Loaded under this name and renamed when whole, as at a first start. */
const LOADING = 'cong_truong_loading';
const USAGE = 'npm run seed -- --scale demo|school|province [--seed N]';

endOnSignals();
try {
  await seedDatabase(readOptions());
  await endProcess(0);
} catch (error) {
  if (!isEnding()) console.error(error instanceof Error && process.env.DEBUG === undefined ? error.message : error);
  await endProcess(1);
}

type Options = { scale: 'demo' | 'school' | 'province'; seed: number };

function readOptions(): Options {
  const { values } = parseArgs({ options: { scale: { type: 'string' }, seed: { type: 'string', default: '1' } } });
  const { scale } = values;
  const seed = Number(values.seed);
  if (scale !== 'demo' && scale !== 'school' && scale !== 'province') throw new Error(USAGE);
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`--seed ${values.seed} is not a whole number. ${USAGE}`);
  if (process.env.DATABASE_URL) throw new Error('DATABASE_URL is set: a database of an own server never gets a demo.');
  return { scale, seed };
}

async function seedDatabase({ scale, seed }: Options): Promise<void> {
  const dataDir = process.env.DATA_DIR || join(ROOT, '.data');
  const cluster = await openCluster({ dataDir, isDurable: true });
  closeAtEnd('database', cluster.stop);
  await cluster.exclusively(async () => {
    if ((await cluster.hasDatabase(DATABASE)) && !(await isEmpty(cluster))) {
      throw new Error(
        `The database ${DATABASE} in ${dataDir} is not empty; seed another DATA_DIR, or remove this one.`,
      );
    }
    const started = performance.now();
    await cluster.dropDatabase(LOADING);
    await cluster.createDatabase(LOADING);
    const urls = cluster.urls(LOADING);
    await migrateToLatest(urls.owner);
    const onProgress = (line: string) => console.log(`  ${line}`);
    const { accounts } =
      scale === 'province'
        ? await loadProvince({ urls, seed, onProgress })
        : await loadDemo({ urls, scale, seed, onProgress });
    await cluster.dropDatabase(DATABASE);
    await cluster.renameDatabase(LOADING, DATABASE);
    console.log(`  ${((performance.now() - started) / 1000).toFixed(1)} s`);
    for (const { username, password, role, place } of accounts)
      console.log(`  ${username}  ${password}  ${role} · ${place}`);
  });
}

/** Without tables, or migrated and without a unit. */
function isEmpty(cluster: Cluster): Promise<boolean> {
  return withClient(cluster.urls(DATABASE).owner, async (client) => {
    const { rows } = await client.query("select to_regclass('public.unit') is not null as is_migrated");
    if (!rows[0]?.is_migrated) return true;
    const { rowCount } = await client.query('select 1 from unit limit 1');
    return rowCount === 0;
  });
}
