import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type ClusterConnection, connectCluster } from '../cluster.ts';
import type { DatabaseUrls } from '../database-urls.ts';
import { TEMPLATE } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    cluster: ClusterConnection;
  }
}

export type TestDatabase = { urls: DatabaseUrls; name: string; drop(): Promise<void> };

/** A migrated, empty database for one test file. Close every pool before `drop`; what is not dropped goes with the run. */
export async function newTestDatabase(): Promise<TestDatabase> {
  const cluster = connectCluster(inject('cluster'));
  const name = `test_${randomBytes(6).toString('hex')}`;
  await cluster.createDatabase(name, { template: TEMPLATE });
  return { urls: cluster.urls(name), name, drop: () => cluster.dropDatabase(name) };
}
