import type { Cluster } from '@truong/db/cluster';
import type { DatabaseUrls } from '@truong/db/database-urls';
import { migrateToLatest } from '@truong/db/migrate';
import { withClient } from '@truong/db/with-client';
import { loadProvince, provinceVersion } from '@truong/demo/load-province';
import { addGrowth } from './growth.ts';
import { fileReviewedForm } from './review-benches.ts';

const DATABASE = 'bench_province';
const LOADING = 'bench_province_loading';
/** Goes up whenever what the benches add to the loaded province changes. */
const benchVersion = 4;
const version = `province ${provinceVersion}, benches ${benchVersion}`;

/** The province of the benches, migrated: the one made by an earlier run, when it is of this version, or a new one. */
export async function openProvince(cluster: Cluster, say: (line: string) => void): Promise<DatabaseUrls> {
  const urls = cluster.urls(DATABASE);
  await cluster.exclusively(async () => {
    if ((await cluster.hasDatabase(DATABASE)) && (await versionOf(urls.owner)) === version) return;
    await cluster.dropDatabase(DATABASE);
    await cluster.dropDatabase(LOADING);
    await cluster.createDatabase(LOADING);
    const loading = cluster.urls(LOADING);
    await migrateToLatest(loading.owner);
    const started = performance.now();
    await loadProvince({ urls: loading, onProgress: say });
    say(`province loaded in ${((performance.now() - started) / 1000).toFixed(0)} s; it is kept for the next run`);
    await fileReviewedForm(loading.owner);
    await withClient(loading.owner, async (client) => {
      await addGrowth(client);
      await client.query(`create table bench_version as select '${version}'::text as version`);
    });
    await cluster.renameDatabase(LOADING, DATABASE);
  });
  await migrateToLatest(urls.owner);
  return urls;
}

function versionOf(url: string): Promise<string | undefined> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ version: string }>('select version from bench_version');
    return rows[0]?.version;
  });
}
