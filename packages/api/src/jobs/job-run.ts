import type { JobInput, JobKind, JobResult } from '@truong/contracts/jobs';
import type { Permission } from '@truong/contracts/permissions';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { InAct } from '../trpc.ts';

/** What a run has in its hands. */
export type RunningJob = {
  /** Also the request number of what the run writes: tried again after an interruption, it finds its first answer. */
  id: string;
  unitId: number;
  /** Where people reach this server; null where nobody said so. */
  publicUrl: string | null;
  /** One short transaction of whoever asked for the job, with their rights of now; may be used many times. */
  inAct: InAct;
  /**
   * How far it is, for the eyes of whoever waits. Not waited for: it goes its own way beside a transaction that is open.
   * Throws when the server is about to stop: the job is then tried again.
   */
  progress(done: number, total: number): void;
};

/**
 * How a kind of job is done. `run` may be begun again from its start after an interruption, so what it writes is remembered
 * under the job's id. It ends with facts, or throws the AppError that whoever asked will read in words.
 */
export type JobRun<K extends JobKind> = {
  permission: Permission;
  /** Asks for it, at first and again after it failed; refuses at once what can be told at once. Answers the job's id. */
  ask(trx: Trx, act: Act, of: { unitId: number; input: JobInput<K> }): Promise<string>;
  run(job: RunningJob, input: JobInput<K>): Promise<JobResult<K>>;
};
