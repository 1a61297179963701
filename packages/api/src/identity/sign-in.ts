import { AppError } from '@truong/contracts/errors';
import type { Me, SignIn } from '@truong/contracts/identity';
import type { Context } from '../context.ts';
import { findMe } from './identity.queries.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { sessionsOver } from './sessions.ts';

/** Failed tries allowed in one window, for one account and from one address (a school's people share an address). */
export const signInLimits = { account: 8, address: 60, window: '15 minutes' };

// Verified when no account has the name, so that the answer takes as long as for one that exists.
let decoy: Promise<string> | undefined;

/** Signs in and sets the cookie. Throws SIGN_IN_FAILED (never saying which part was wrong) or SIGN_IN_THROTTLED. */
export async function signIn(ctx: Context, input: SignIn): Promise<Me> {
  const login = input.username.normalize('NFC').toLowerCase();
  const attempt = await attemptSignIn(ctx, login);
  if (attempt?.retryAfterSeconds)
    throw new AppError('SIGN_IN_THROTTLED', { retryAfterSeconds: attempt.retryAfterSeconds });
  decoy ??= hashPassword('no account has this name');
  const isRight = await isPassword(input.password, attempt?.passwordHash ?? (await decoy));
  if (!isRight || !attempt?.accountId) throw new AppError('SIGN_IN_FAILED');
  await ctx.pool.query('select sign_in_succeeded($1, $2)', [login, ctx.address]);
  const sessions = sessionsOver(ctx.pool, ctx.isCookieSecure);
  const session = await sessions.createSession(attempt.accountId, {
    userAgent: ctx.userAgent,
    address: ctx.address,
  });
  ctx.setCookie(sessions.createSessionCookie(session.id).serialize());
  const me = await findMe(ctx.pool, session.id);
  if (!me) throw new AppError('SIGN_IN_FAILED');
  return me;
}

type Attempt = { accountId: number | null; passwordHash: string | null; retryAfterSeconds: number | null };

async function attemptSignIn(ctx: Context, login: string): Promise<Attempt | undefined> {
  const { rows } = await ctx.pool.query(
    `select account_id as "accountId", password_hash as "passwordHash", retry_after_seconds as "retryAfterSeconds"
     from sign_in_attempt($1, $2, $3, $4, $5::interval)`,
    [login, ctx.address, signInLimits.account, signInLimits.address, signInLimits.window],
  );
  return rows[0] as Attempt | undefined;
}
