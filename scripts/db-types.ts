import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrateToLatest } from '@truong/db/migrate';
import { generateTypes } from '@truong/db/testing/generate-types';
import { openTemporaryCluster } from '@truong/db/testing/temporary-cluster';
import { ROOT } from './run-step.ts';

const FILE = join(ROOT, 'packages', 'db', 'src', 'generated', 'database.ts');
const DATABASE = 'types';

const cluster = await openTemporaryCluster();
try {
  await cluster.createDatabase(DATABASE);
  const { owner } = cluster.urls(DATABASE);
  await migrateToLatest(owner);
  const types = await generateTypes(owner);
  if (!process.argv.includes('--verify')) {
    await writeFile(FILE, types);
    console.log(`Wrote ${FILE}`);
  } else if ((await readFile(FILE, 'utf8')) === types) {
    console.log('The committed types are those of the migrations.');
  } else {
    console.error('The committed types differ from the migrations: npm run db:types');
    process.exitCode = 1;
  }
} finally {
  await cluster.stop();
}
