import { sql } from 'kysely';
import { runJob } from '../jobs/run-job.ts';
import type { World } from './world.ts';

/** Runs what was asked for and is not over, and delivers what units told one another: as the worker does, without the queue. */
export async function runJobs({ owner, pool }: Pick<World, 'owner' | 'pool'>): Promise<unknown[]> {
  const defects: unknown[] = [];
  const { signal } = new AbortController();
  const tickets = await owner.selectFrom('jobTicket').select('id').execute();
  for (const { id } of tickets) await runJob({ pool, signal, onDefect: (error) => defects.push(error) }, id);
  await deliverNotices(owner);
  return defects;
}

export async function deliverNotices(owner: World['owner']): Promise<void> {
  await sql`select notices_deliver()`.execute(owner);
}
