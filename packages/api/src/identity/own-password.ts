import { AppError } from '@truong/contracts/errors';
import type { ChangePassword } from '@truong/contracts/identity';
import { passwordProblem } from '@truong/rules/identity/password-problem';
import type pg from 'pg';
import type { Context } from '../context.ts';
import { hashPassword, isPassword } from './passwords.ts';

/** Guesses of one's own password or factor code in one window: behind a session, so fewer than at sign-in. */
export const guessLimits = { password: 8, factor: 5, window: '15 minutes' };

/**
 * A new password for the old one. Ends every other session. Carries no request number: a repeat with the same old password
 * is refused, and one that was lost on the way is known by the new password.
 */
export async function changePassword(ctx: Context, input: ChangePassword): Promise<null> {
  const username = await checkPassword(ctx, input.oldPassword);
  const problem = passwordProblem({ password: input.newPassword, username, oldPassword: input.oldPassword });
  if (problem) throw new AppError('PASSWORD_UNFIT', { problem });
  await ctx.pool.query('select password_change($1, $2)', [ctx.token, await hashPassword(input.newPassword)]);
  return null;
}

/** The password typed again: this session is confirmed from now. */
export async function confirmSession(ctx: Context, { password }: { password: string }): Promise<null> {
  await checkPassword(ctx, password);
  await ctx.pool.query('select session_confirm($1)', [ctx.token]);
  return null;
}

/** Undefined when there is no such session. */
export async function isConfirmed(pool: pg.Pool, token: string): Promise<boolean | undefined> {
  const { rows } = await pool.query<{ is_confirmed: boolean | null }>(
    `select session_is_confirmed($1, '15 minutes') as is_confirmed`,
    [token],
  );
  return rows[0]?.is_confirmed ?? undefined;
}

async function checkPassword(ctx: Context, password: string): Promise<string> {
  const { rows } = await ctx.pool.query<{
    username: string;
    password_hash: string;
    retry_after_seconds: number | null;
  }>('select * from my_password($1, $2, $3::interval)', [ctx.token, guessLimits.password, guessLimits.window]);
  const [mine] = rows;
  if (!mine) throw new AppError('SESSION_ENDED');
  if (mine.retry_after_seconds !== null)
    throw new AppError('SIGN_IN_THROTTLED', { retryAfterSeconds: mine.retry_after_seconds });
  if (!(await isPassword(password, mine.password_hash))) throw new AppError('PASSWORD_WRONG');
  return mine.username;
}
