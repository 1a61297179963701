import type pg from 'pg';
import { createCaller } from '../router.ts';
import { type Person, password } from './factories.ts';

export type Caller = ReturnType<typeof createCaller>;

/** Signs the person in through the product and calls as they would, in one of their assignments. */
export async function callerFor(pool: pg.Pool, person: Person): Promise<Caller> {
  const token = await tokenOf(pool, person.username);
  return callerWith(pool, token, person.assignmentId);
}

export async function tokenOf(pool: pg.Pool, username: string, secret = password): Promise<string> {
  let cookie = '';
  const guest = createCaller({
    pool,
    token: null,
    assignmentId: null,
    address: '127.0.0.1',
    userAgent: 'test',
    isCookieSecure: false,
    setCookie: (serialized) => {
      cookie = serialized;
    },
  });
  await guest.identity.signIn({ username, password: secret });
  return cookie.split(';')[0]?.split('=')[1] ?? '';
}

export function callerWith(pool: pg.Pool, token: string | null, assignmentId: number | null): Caller {
  return createCaller({
    pool,
    token,
    assignmentId,
    address: '127.0.0.1',
    userAgent: 'test',
    isCookieSecure: false,
    setCookie: () => undefined,
  });
}
