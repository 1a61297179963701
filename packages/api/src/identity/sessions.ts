import { createHash } from 'node:crypto';
import { type Adapter, Lucia, TimeSpan } from 'lucia';
import type pg from 'pg';

/** A session ends this long after the last request, and at the latest this long after signing in. */
export const sessionIdle = '3 hours';
const sessionEnds = new TimeSpan(12, 'h');
export const sessionCookieName = 'truong_session';

declare module 'lucia' {
  interface Register {
    UserId: number;
    /** Where a session was begun, kept for the list of one's sessions. */
    DatabaseSessionAttributes: { userAgent?: string; address?: string };
  }
}

function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

/** lucia over the owner functions: the database holds only a hash of the token. */
function adapterOver(pool: pg.Pool): Adapter {
  return {
    async getSessionAndUser(token) {
      const { rows } = await pool.query('select account_id, ends_at from session_find($1)', [tokenHash(token)]);
      const found = rows[0] as { account_id: number; ends_at: Date } | undefined;
      if (!found) return [null, null];
      return [
        { id: token, userId: found.account_id, expiresAt: found.ends_at, attributes: {} },
        { id: found.account_id, attributes: {} },
      ];
    },
    async getUserSessions(userId) {
      const { rows } = await pool.query('select token_hash, ends_at from session_of_account($1)', [userId]);
      return (rows as { token_hash: Buffer; ends_at: Date }[]).map((row) => ({
        id: row.token_hash.toString('hex'),
        userId,
        expiresAt: row.ends_at,
        attributes: {},
      }));
    },
    async setSession({ id, userId, expiresAt, attributes }) {
      await pool.query('select session_create($1, $2, $3::interval, $4, $5, $6)', [
        tokenHash(id),
        userId,
        sessionIdle,
        expiresAt,
        attributes.userAgent ?? '',
        attributes.address ?? '',
      ]);
    },
    async updateSessionExpiration() {
      throw new Error('sessions slide inside begin_act; their last end never moves');
    },
    async deleteSession(token) {
      await pool.query('select session_end($1)', [tokenHash(token)]);
    },
    async deleteUserSessions(userId) {
      await pool.query('select session_end_all($1)', [userId]);
    },
    async deleteExpiredSessions() {
      await pool.query('select session_sweep()');
    },
  };
}

export function sessionsOver(pool: pg.Pool, isCookieSecure: boolean): Lucia {
  return new Lucia(adapterOver(pool), {
    sessionExpiresIn: sessionEnds,
    sessionCookie: {
      name: sessionCookieName,
      expires: true,
      attributes: { sameSite: 'lax', path: '/', secure: isCookieSecure },
    },
  });
}
