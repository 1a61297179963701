import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerFor, tokenOf } from '../testing/callers.ts';
import { newPerson, type Person } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();
const today = '2025-05-20';
const yesterday = '2025-05-19';

describe('an account and the roles of its holder', () => {
  let w: SchoolWorld;
  let administrator: Person;
  let caller: Caller;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 1 });
    administrator = await newPerson(w.world.owner, { role: 'administrator', unitId: w.department });
    caller = await callerFor(w.world.pool, administrator);
  }, 60_000);
  afterAll(() => w.world.close());

  const night = async () =>
    (await sql<{ ended: number; begun: number }>`select * from accounts_follow_roles()`.execute(w.world.owner)).rows[0];
  const newTeacher = () => newPerson(w.world.owner, { role: 'subject_teacher', unitId: w.school });
  const endRole = ({ assignmentId }: Person, validTo: string | null = yesterday) =>
    w.world.owner.updateTable('roleAssignment').set({ validTo }).where('id', '=', assignmentId).execute();
  const signIn = async ({ username }: Person) =>
    tokenOf(w.world.pool, username).then(
      () => 'in',
      async (error: unknown) => (await refusalOf(Promise.reject(error))).code,
    );
  const logOf = async ({ accountId }: Person) =>
    (await caller.identity.accountLog({ accountId })).map(({ kind, byName }) => [kind, byName]);
  const give = (accountId: number, validFrom: string) =>
    w.callers.principal.identity.giveRole({
      unitId: w.school,
      requestId: requestId(),
      accountId,
      role: 'subject_teacher',
      validFrom,
      validTo: null,
    });

  it('ends in the night after the last role did, with its sessions, and says why', async () => {
    const teacher = await newTeacher();
    const own = await callerFor(w.world.pool, teacher);
    await endRole(teacher, today);
    expect(await night()).toEqual({ ended: 0, begun: 0 });
    await endRole(teacher);
    expect(await night()).toEqual({ ended: 1, begun: 0 });
    expect(await refusalOf(own.identity.ownAccount())).toMatchObject({ code: 'SESSION_ENDED' });
    expect(await signIn(teacher)).toBe('SIGN_IN_FAILED');
    expect(await logOf(teacher)).toEqual([['role_ended', null]]);
    expect(await night()).toEqual({ ended: 0, begun: 0 });
  });

  it('begins again with the next role: at once, or in the night of its first day', async () => {
    const [now, later] = [await newTeacher(), await newTeacher()];
    for (const teacher of [now, later]) await endRole(teacher);
    expect(await night()).toEqual({ ended: 2, begun: 0 });
    await give(now.accountId, today);
    expect(await signIn(now)).toBe('in');
    expect((await logOf(now))[0]).toEqual(['role_begun', w.people.principal.displayName]);
    const { assignmentId } = await give(later.accountId, '2025-06-01');
    expect(await signIn(later)).toBe('SIGN_IN_FAILED');
    expect(await night()).toEqual({ ended: 0, begun: 0 });
    await w.world.owner
      .updateTable('roleAssignment')
      .set({ validFrom: today })
      .where('id', '=', assignmentId)
      .execute();
    expect(await night()).toEqual({ ended: 0, begun: 1 });
    expect(await signIn(later)).toBe('in');
    expect((await logOf(later))[0]).toEqual(['role_begun', null]);
  });

  it('stays as a keeper left it', async () => {
    const [locked, opened] = [await newTeacher(), await newTeacher()];
    const set = (accountId: number, isDisabled: boolean) =>
      caller.identity.setAccountDisabled({ accountId, isDisabled, requestId: requestId() });
    await set(locked.accountId, true);
    expect(await night()).toEqual({ ended: 0, begun: 0 });
    expect(await signIn(locked)).toBe('SIGN_IN_FAILED');
    await endRole(opened);
    expect(await night()).toEqual({ ended: 1, begun: 0 });
    await set(opened.accountId, false);
    expect(await signIn(opened)).toBe('in');
    expect(await night()).toEqual({ ended: 0, begun: 0 });
    // Locked by a keeper over the night's end, a new role does not open it.
    await set(opened.accountId, true);
    expect(await refusalOf(give(opened.accountId, today))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('of the last administrator is kept, though the role has ended', async () => {
    await endRole(administrator);
    expect(await night()).toEqual({ ended: 0, begun: 0 });
    expect(await signIn(administrator)).toBe('in');
    await endRole(administrator, null);
    const second = await newPerson(w.world.owner, { role: 'administrator', unitId: w.department });
    await endRole(second);
    expect(await night()).toEqual({ ended: 1, begun: 0 });
    expect(await signIn(second)).toBe('SIGN_IN_FAILED');
  });
});
