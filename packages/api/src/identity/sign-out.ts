import type { Context } from '../context.ts';
import { sessionsOver } from './sessions.ts';

/** Ends this session and takes the cookie back; signing out twice is no error. */
export async function signOut(ctx: Context): Promise<null> {
  const sessions = sessionsOver(ctx.pool, ctx.isCookieSecure);
  if (ctx.token) await sessions.invalidateSession(ctx.token);
  ctx.setCookie(sessions.createBlankSessionCookie().serialize());
  return null;
}
