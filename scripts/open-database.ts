import { join } from 'node:path';
import { layReferenceData } from '@truong/api/organisation/reference-data';
import { type Cluster, openCluster } from '@truong/db/cluster';
import { type DatabaseUrls, ownServerUrls } from '@truong/db/database-urls';
import { connect } from '@truong/db/kysely';
import { migrateToLatest } from '@truong/db/migrate';
import { openPool } from '@truong/db/pool';
import { ROOT } from './run-step.ts';
import { closeAtEnd } from './shutdown.ts';

const DATABASE = 'cong_truong';
/** A demo is loaded under this name and renamed when whole: what an interrupted first start leaves is thrown away. */
const LOADING = 'cong_truong_loading';

export type OpenDatabase = { urls: DatabaseUrls; isEmbedded: boolean };

/**
 * The database of this installation, migrated: DATABASE_URL's, which gets what every province shares and never a demo, or the embedded one,
 * which gets it when new. Registers its own closing.
 */
export async function openDatabase(): Promise<OpenDatabase> {
  const own = ownServerUrls(process.env);
  if (own) {
    await migrateToLatest(own.owner);
    await layOwnReferenceData(own.owner);
    return { urls: own, isEmbedded: false };
  }
  const dataDir = process.env.DATA_DIR || join(ROOT, '.data');
  const cluster = await openCluster({ dataDir, isDurable: true });
  closeAtEnd('database', cluster.stop);
  const urls = cluster.urls(DATABASE);
  if (!(await cluster.hasDatabase(DATABASE))) await cluster.exclusively(() => createDemo(cluster));
  await migrateToLatest(urls.owner);
  return { urls, isEmbedded: true };
}

async function layOwnReferenceData(ownerUrl: string): Promise<void> {
  const pool = openPool(ownerUrl, { max: 1 });
  try {
    await layReferenceData(connect(pool));
  } finally {
    await pool.end();
  }
}

async function createDemo(cluster: Cluster): Promise<void> {
  // Another start may have made it while this one waited its turn.
  if (await cluster.hasDatabase(DATABASE)) return;
  const started = performance.now();
  console.log('Đang tạo dữ liệu dùng thử… / Making the demo…');
  const { loadDemo } = await import('@truong/demo/load-demo');
  await cluster.dropDatabase(LOADING);
  await cluster.createDatabase(LOADING);
  const urls = cluster.urls(LOADING);
  await migrateToLatest(urls.owner);
  await loadDemo({ urls, scale: 'demo', onProgress: (line) => console.log(`  ${line}`) });
  await cluster.renameDatabase(LOADING, DATABASE);
  console.log(`  ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
