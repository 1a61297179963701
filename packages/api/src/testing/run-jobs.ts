import { sql } from 'kysely';
import { runJob } from '../jobs/run-job.ts';
import type { World } from './world.ts';

/** Runs what was asked for and is not over, and delivers what units told one another: as the worker does, without the queue. */
export async function runJobs({ owner, pool }: Pick<World, 'owner' | 'pool'>): Promise<unknown[]> {
  const defects: unknown[] = [];
  const tickets = await owner.selectFrom('jobTicket').select('id').execute();
  for (const { id } of tickets) defects.push(...(await runOne({ pool }, id)));
  await deliverNotices(owner);
  return defects;
}

/** Runs one job, as a worker does that was given it. */
export async function runOne({ pool }: Pick<World, 'pool'>, id: string): Promise<unknown[]> {
  const defects: unknown[] = [];
  const { signal } = new AbortController();
  await runJob({ pool, signal, onDefect: (error) => defects.push(error) }, id);
  return defects;
}

export async function deliverNotices(owner: World['owner']): Promise<void> {
  await sql`select notices_deliver()`.execute(owner);
}
