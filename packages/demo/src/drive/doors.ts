import type { Context } from '@truong/api/context';
import { createCaller } from '@truong/api/router';
import type { Role } from '@truong/contracts/permissions';

export type Caller = ReturnType<typeof createCaller>;
type AppPool = Context['pool'];
type SignedIn = { token: string; assignments: { id: number; role: Role; unitId: number }[] };

/** Signs people in with their password, each once, and lets them act in one of their assignments. */
export class Doors {
  readonly #pool: AppPool;
  readonly #password: string;
  readonly #signedIn = new Map<string, Promise<SignedIn>>();

  constructor(pool: AppPool, password: string) {
    this.#pool = pool;
    this.#password = password;
  }

  async actAs(username: string, place: { role: Role; unitId: number }): Promise<Caller> {
    const known = this.#signedIn.get(username) ?? this.#signIn(username);
    this.#signedIn.set(username, known);
    const { token, assignments } = await known;
    const assignment = assignments.find(({ role, unitId }) => role === place.role && unitId === place.unitId);
    if (!assignment) throw new Error(`${username} is no ${place.role} of unit ${place.unitId}`);
    return createCaller(this.#context({ token, assignmentId: assignment.id }));
  }

  async signEverybodyOut(): Promise<void> {
    for (const signedIn of this.#signedIn.values()) {
      const { token } = await signedIn;
      await createCaller(this.#context({ token, assignmentId: null })).identity.signOut();
    }
    this.#signedIn.clear();
  }

  async #signIn(username: string): Promise<SignedIn> {
    let cookie = '';
    const guest = createCaller({
      ...this.#context({ token: null, assignmentId: null }),
      setCookie: (serialized) => {
        cookie = serialized;
      },
    });
    const { assignments } = await guest.identity.signIn({ username, password: this.#password });
    const token = /^[^=]+=([^;]+)/.exec(cookie)?.[1];
    if (!token) throw new Error(`no session for ${username}`);
    return { token, assignments };
  }

  #context(who: { token: string | null; assignmentId: number | null }): Context {
    return {
      pool: this.#pool,
      ...who,
      address: '127.0.0.1',
      userAgent: 'demo',
      isCookieSecure: false,
      setCookie: () => undefined,
    };
  }
}
