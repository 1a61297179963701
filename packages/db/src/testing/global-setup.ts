import type { TestProject } from 'vitest/node';
import { migrateToLatest } from '../migrate.ts';
import { TEMPLATE } from './template.ts';
import { openTemporaryCluster } from './temporary-cluster.ts';

/** One cluster and one migrated template for the whole run; everything is stopped and removed at its end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await openTemporaryCluster();
  try {
    await cluster.createDatabase(TEMPLATE);
    await migrateToLatest(cluster.urls(TEMPLATE).owner);
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  project.provide('cluster', cluster.connection);
  return cluster.stop;
}
