import type pg from 'pg';
import type { Context, Mail } from './context.ts';
import { sessionCookieName } from './identity/sessions.ts';

type HttpParts = {
  pool: pg.Pool;
  cookies: Record<string, string | undefined>;
  assignmentHeader: string | string[] | undefined;
  address: string;
  userAgent: string | undefined;
  isCookieSecure: boolean;
  setCookie: (serialized: string) => void;
  mail: Mail | undefined;
};

/** What a request brings, from its parts in HTTP. A header that is no whole number is as if it were not there. */
export function createContext({ cookies, assignmentHeader, userAgent = '', ...rest }: HttpParts): Context {
  const assignmentId =
    typeof assignmentHeader === 'string' && /^\d{1,15}$/.test(assignmentHeader) ? Number(assignmentHeader) : null;
  return { ...rest, userAgent, token: cookies[sessionCookieName] ?? null, assignmentId };
}
