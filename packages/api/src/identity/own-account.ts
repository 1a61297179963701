import type { AccountLog, OwnAccount } from '@truong/contracts/identity';
import type { Context } from '../context.ts';

export type LogRow = {
  id: number;
  kind: AccountLog[number]['kind'];
  at: Date;
  by_account_id: number | null;
  by_name: string | null;
};

export function logLine(row: LogRow): AccountLog[number] {
  return { id: row.id, kind: row.kind, at: row.at.toISOString(), byAccountId: row.by_account_id, byName: row.by_name };
}

type SessionRow = {
  number: number;
  is_this: boolean;
  user_agent: string;
  address: string;
  created_at: Date;
  last_seen_at: Date;
};

/** One's own account: second factor, open sessions, and every act on it. */
export async function readOwnAccount({ pool, token }: Context): Promise<OwnAccount> {
  const [email, factor, sessions, log] = await Promise.all([
    pool.query<{ email: string | null }>('select my_email($1) as email', [token]),
    pool.query<{ enrolled_at: Date | null; is_needed: boolean; codes_left: number }>('select * from my_factor($1)', [
      token,
    ]),
    pool.query<SessionRow>('select * from my_sessions($1)', [token]),
    pool.query<LogRow>('select * from my_account_log($1)', [token]),
  ]);
  const [mine] = factor.rows;
  return {
    email: email.rows[0]?.email ?? null,
    factor: {
      enrolledAt: mine?.enrolled_at?.toISOString() ?? null,
      isNeeded: mine?.is_needed ?? false,
      codesLeft: mine?.codes_left ?? 0,
    },
    sessions: sessions.rows.map((row) => ({
      number: row.number,
      isThis: row.is_this,
      userAgent: row.user_agent,
      address: row.address,
      createdAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at.toISOString(),
    })),
    log: log.rows.map(logLine),
  };
}

/** Ends one session or all others. Carries no request number: a session ends once, and ending it again is no error. */
export async function revokeSessions({ pool, token }: Context, { number }: { number: number | null }): Promise<null> {
  await pool.query('select session_revoke($1, $2)', [token, number]);
  return null;
}
