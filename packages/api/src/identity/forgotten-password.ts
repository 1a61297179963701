import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '@truong/contracts/errors';
import type { UsePasswordLink } from '@truong/contracts/identity';
import { passwordProblem } from '@truong/rules/identity/password-problem';
import type { Context } from '../context.ts';
import { passwordLetter } from './password-letter.ts';
import { hashPassword } from './passwords.ts';

/** Letters for one account and from one address, and tries of links from one address, in one window. */
export const forgottenLimits = { account: 3, address: 20, links: 30, window: '1 hour' };
const linkLasts = '30 minutes';
/** Every answer takes this long: a name that exists is not told by the time it takes. */
const answerAfterMs = 400;

/**
 * Sends a link to the address of the account, if there is one. Answers the same whether or not there is such an account or
 * address, and does not wait for the letter. Throws NOT_FOUND where no letters are sent, or SIGN_IN_THROTTLED.
 */
export async function askPasswordLink(ctx: Context, { username }: { username: string }): Promise<null> {
  const { mail } = ctx;
  if (!mail) throw new AppError('NOT_FOUND');
  const link = randomBytes(32).toString('base64url');
  const login = username.normalize('NFC').toLowerCase();
  const [{ rows }] = await Promise.all([
    ctx.pool.query<{ email: string | null; display_name: string; retry_after_seconds: number | null }>(
      'select * from password_link_ask($1, $2, $3, $4, $5, $6::interval, $7::interval)',
      [
        login,
        ctx.address,
        hashOf(link),
        forgottenLimits.account,
        forgottenLimits.address,
        forgottenLimits.window,
        linkLasts,
      ],
    ),
    sleep(answerAfterMs),
  ]);
  const [found] = rows;
  if (found?.retry_after_seconds)
    throw new AppError('SIGN_IN_THROTTLED', { retryAfterSeconds: found.retry_after_seconds });
  if (found?.email) {
    const of = { name: found.display_name, username: login, address: mail.publicUrl, link };
    mail.send({ to: found.email, ...passwordLetter(of) });
  }
  return null;
}

/**
 * A new password for a link. Good once; ends every session, and the second factor is asked for as always. Throws LINK_ENDED,
 * PASSWORD_UNFIT or SIGN_IN_THROTTLED.
 */
export async function usePasswordLink(ctx: Context, { link, newPassword }: UsePasswordLink): Promise<null> {
  const hash = hashOf(link);
  const { rows } = await ctx.pool.query<{ username: string; retry_after_seconds: number | null }>(
    'select * from password_link_owner($1, $2, $3, $4::interval)',
    [hash, ctx.address, forgottenLimits.links, forgottenLimits.window],
  );
  const [owner] = rows;
  if (owner?.retry_after_seconds)
    throw new AppError('SIGN_IN_THROTTLED', { retryAfterSeconds: owner.retry_after_seconds });
  if (!owner) throw new AppError('LINK_ENDED');
  const problem = passwordProblem({ password: newPassword, username: owner.username, oldPassword: '' });
  if (problem) throw new AppError('PASSWORD_UNFIT', { problem });
  const used = await ctx.pool.query<{ is_used: boolean }>('select password_link_use($1, $2) as is_used', [
    hash,
    await hashPassword(newPassword),
  ]);
  if (!used.rows[0]?.is_used) throw new AppError('LINK_ENDED');
  return null;
}

/** The address that letters about one's account go to; null for none. */
export async function setOwnEmail(ctx: Context, { email }: { email: string | null }): Promise<null> {
  await ctx.pool.query('select email_set($1, $2)', [ctx.token, email]);
  return null;
}

function hashOf(link: string): Buffer {
  return createHash('sha256').update(link, 'utf8').digest();
}
