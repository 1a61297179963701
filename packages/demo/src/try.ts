import { openCluster } from '@truong/db/cluster';
import { migrateToLatest } from '@truong/db/migrate';
import { loadDemo } from './load-demo.ts';

const scale = process.argv[2] as 'demo' | 'school';
const t0 = performance.now();
const say = (l: string) => console.log(((performance.now() - t0) / 1000).toFixed(1), l);
const cluster = await openCluster({ dataDir: process.argv[3] ?? '/tmp/demo-try', isDurable: false });
say('cluster');
await cluster.dropDatabase('d');
await cluster.createDatabase('d');
await migrateToLatest(cluster.urls('d').owner);
say('migrated');
await loadDemo({ urls: cluster.urls('d'), scale, onProgress: say });
say('done');
if (process.argv[4] === 'keep') {
  console.log(cluster.urls('d').owner);
} else await cluster.stop();
