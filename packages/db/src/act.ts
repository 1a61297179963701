import { AppError, type ErrorCode } from '@truong/contracts/errors';
import type { Permission, Role } from '@truong/contracts/permissions';
import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { type ClientResult, onClient, sendTogether, type Trx } from './kysely.ts';

/** Who acts in this transaction, as what and where, and which units it may read and write. */
export type Act = {
  accountId: number;
  displayName: string;
  personId: number | null;
  assignmentId: number;
  role: Role;
  unitId: number;
  unitKind: 'department' | 'district' | 'commune' | 'school';
  today: string;
  /** Today, or the last day of a unit that has ended: the tree as its people know it. */
  asOf: string;
  /** The database's clock at the begin of the transaction, whole milliseconds. */
  at: Date;
  readUnits: number[];
  writeUnits: number[];
  /** What a principal delegated to this assignment for today. */
  delegated: Permission[];
  /** Whose assignment it is when an administrator only sees as somebody; `accountId` is then the administrator's. */
  seenAccountId: number | null;
};

/** What an act begins with: somebody's session, or a job that acts for whoever asked for it. */
export type Credentials = { token: string; assignmentId: number } | { jobId: string };

const refusals = {
  CT001: 'SESSION_ENDED',
  CT002: 'ASSIGNMENT_INVALID',
  CT005: 'PASSWORD_CHANGE_NEEDED',
  CT006: 'FACTOR_NEEDED',
  CT012: 'JOB_OVER',
} as const satisfies Record<string, ErrorCode>;

const actColumns = `account_id as "accountId", display_name as "displayName", person_id as "personId", assignment_id as "assignmentId",
    role, unit_id as "unitId", unit_kind as "unitKind", today, at, read_units as "readUnits", write_units as "writeUnits", delegated, as_of as "asOf",
    seen_account_id as "seenAccountId"`;

function beginStatement(credentials: Credentials) {
  return 'jobId' in credentials
    ? { name: 'begin_job_act', text: `select ${actColumns} from begin_job_act($1)`, values: [credentials.jobId] }
    : {
        name: 'begin_act',
        text: `select ${actColumns} from begin_act($1, $2)`,
        values: [credentials.token, credentials.assignmentId],
      };
}

/** What a use case answers while its last writes are still on their way: they and the commit travel together. */
export class Ending<R> {
  readonly result: R;
  readonly writes: Promise<unknown>;
  constructor(result: R, writes: Promise<unknown>) {
    this.result = result;
    this.writes = writes;
  }
}

/**
 * One short transaction that begins with its act. `load` queues its statements behind the act without waiting for it, so
 * that the act, a lock and what is read under it travel together; `run` gets what it loaded and decides and writes.
 * Commits when `run` succeeds; any error rolls everything back and goes on to the caller.
 * Throws AppError SESSION_ENDED, ASSIGNMENT_INVALID, PASSWORD_CHANGE_NEEDED, FACTOR_NEEDED or JOB_OVER when the act is refused.
 */
export async function inActWith<L, R>(
  pool: pg.Pool,
  credentials: Credentials,
  load: (trx: Trx) => Promise<L>,
  run: (trx: Trx, act: Act, loaded: L) => Promise<R | Ending<R>>,
): Promise<R> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const trx = onClient(client);
    sendTogether(client);
    const [begun, act, loaded] = await Promise.allSettled([
      client.query('begin'),
      client.query(beginStatement(credentials)),
      load(trx),
    ]);
    if (begun.status === 'rejected') throw begun.reason;
    if (act.status === 'rejected') throw refusalOf(act.reason);
    if (loaded.status === 'rejected') throw loaded.reason;
    const answer = await run(trx, act.value.rows[0] as Act, loaded.value);
    const isEnding = answer instanceof Ending;
    // By way of Kysely, as the writes went: so it is queued behind them. After the commit no act stands that would let them in.
    const [written, ended] = await Promise.allSettled([isEnding ? answer.writes : undefined, commit(trx)]);
    if (written.status === 'rejected') throw written.reason;
    if (ended.status === 'rejected') throw ended.reason;
    return isEnding ? answer.result : answer;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

async function commit(trx: Trx): Promise<void> {
  const { command } = (await trx.executeQuery(CompiledQuery.raw('commit'))) as ClientResult;
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back: a failed statement was not waited for');
}

function refusalOf(error: unknown): unknown {
  const state = error instanceof pg.DatabaseError ? error.code : undefined;
  return state !== undefined && state in refusals ? new AppError(refusals[state as keyof typeof refusals]) : error;
}
