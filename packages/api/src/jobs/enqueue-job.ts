import type { JobInput, JobKind } from '@truong/contracts/jobs';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import { sql } from 'kysely';

/**
 * Asks for a job in the caller's own transaction: kept if and only if that is, and sent to the queue afterwards by whichever
 * server finds it first. Answers the job's id, which is its name everywhere.
 */
export async function enqueueJob<K extends JobKind>(
  trx: Trx,
  act: Act,
  { kind, unitId, input }: { kind: K; unitId: number; input: JobInput<K> },
): Promise<string> {
  const id = crypto.randomUUID();
  await trx
    .insertInto('job')
    .values({
      unitId,
      id,
      kind,
      accountId: act.accountId,
      assignmentId: act.assignmentId,
      input: JSON.stringify(input),
      at: act.at,
    })
    .execute();
  await sql`select job_announce(${unitId}, ${id})`.execute(trx);
  return id;
}
