import { AppError, type ErrorCode } from '@truong/contracts/errors';
import type { Role } from '@truong/contracts/permissions';
import pg from 'pg';
import { onClient, type Trx } from './kysely.ts';

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
  /** The database's clock at the begin of the transaction, whole milliseconds. */
  at: Date;
  readUnits: number[];
  writeUnits: number[];
};

export type Credentials = { token: string; assignmentId: number };

const refusals: Record<string, ErrorCode> = { CT001: 'SESSION_ENDED', CT002: 'ASSIGNMENT_INVALID' };

const beginStatement = {
  name: 'begin_act',
  text: `select account_id as "accountId", display_name as "displayName", person_id as "personId", assignment_id as "assignmentId",
    role, unit_id as "unitId", unit_kind as "unitKind", today, at, read_units as "readUnits", write_units as "writeUnits"
    from begin_act($1, $2)`,
};

/**
 * One short transaction that begins with its act. `load` queues its statements behind the act without waiting for it, so
 * that the act, a lock and what is read under it travel together; `run` gets what it loaded and decides and writes.
 * Commits when `run` succeeds; any error rolls everything back and goes on to the caller.
 * Throws AppError SESSION_ENDED or ASSIGNMENT_INVALID when the act is refused.
 */
export async function inActWith<L, R>(
  pool: pg.Pool,
  credentials: Credentials,
  load: (trx: Trx) => Promise<L>,
  run: (trx: Trx, act: Act, loaded: L) => Promise<R>,
): Promise<R> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const trx = onClient(client);
    const [begun, act, loaded] = await Promise.allSettled([
      client.query('begin'),
      client.query({ ...beginStatement, values: [credentials.token, credentials.assignmentId] }),
      load(trx),
    ]);
    if (begun.status === 'rejected') throw begun.reason;
    if (act.status === 'rejected') throw refusalOf(act.reason);
    if (loaded.status === 'rejected') throw loaded.reason;
    const result = await run(trx, act.value.rows[0] as Act, loaded.value);
    const { command } = await client.query('commit');
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back: a failed statement was not waited for');
    return result;
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function refusalOf(error: unknown): unknown {
  const code = error instanceof pg.DatabaseError ? refusals[error.code ?? ''] : undefined;
  return code === 'SESSION_ENDED' || code === 'ASSIGNMENT_INVALID' ? new AppError(code) : error;
}
