import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerFor, callerWith, tokenOf } from '../testing/callers.ts';
import { newPerson, type Person, password } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld } from '../testing/school.ts';

const fresh = 'hoa gạo tháng ba';

describe('one’s own account', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 1 });
  });
  afterAll(() => w.world.close());

  const newTeacher = () => newPerson(w.world.owner, { role: 'subject_teacher', unitId: w.school });
  const signIn = async (person: Person, secret = password) => {
    const token = await tokenOf(w.world.pool, person.username, secret);
    return { token, caller: callerWith(w.world.pool, token, person.assignmentId) };
  };
  const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code;
  const allRefused = async (code: string, calls: Promise<unknown>[]) =>
    expect(await Promise.all(calls.map(codeOf))).toEqual(calls.map(() => code));
  const outsideTheDemo = async (run: () => Promise<void>) => {
    const { owner } = w.world;
    const mark = await owner.deleteFrom('demoMark').returningAll().executeTakeFirstOrThrow();
    try {
      await run();
    } finally {
      await owner.insertInto('demoMark').values(mark).execute();
    }
  };
  const change = (caller: Caller, newPassword: string, oldPassword = password) =>
    caller.identity.changePassword({ oldPassword, newPassword });

  it('an issued password opens nothing but its own change, and then everything', async () => {
    const person = await newTeacher();
    await w.world.owner
      .updateTable('account')
      .set({ mustChangePassword: true })
      .where('id', '=', person.accountId)
      .execute();
    const { caller } = await signIn(person);
    expect(await caller.identity.me()).toMatchObject({ mustChangePassword: true });
    await allRefused('PASSWORD_CHANGE_NEEDED', [
      caller.gradebook.sheets(w.of),
      caller.identity.ownAccount(),
      caller.identity.beginFactor(),
      caller.identity.revokeSessions({ number: null }),
    ]);
    await change(caller, fresh);
    expect(await caller.identity.me()).toMatchObject({ mustChangePassword: false });
    await caller.gradebook.sheets(w.of);
    await caller.identity.signOut();
  });

  it('a password changes only for the old one, fits the rules, is the same typed decomposed, and ends other sessions', async () => {
    const person = await newTeacher();
    const [here, there] = [await signIn(person), await signIn(person)];
    expect(await codeOf(change(here.caller, fresh, 'sai'))).toBe('PASSWORD_WRONG');
    expect(await refusalOf(change(here.caller, 'ngắn'))).toMatchObject({
      code: 'PASSWORD_UNFIT',
      data: { problem: 'short' },
    });
    await change(here.caller, fresh.normalize('NFD'));
    await here.caller.gradebook.sheets(w.of);
    expect(await codeOf(there.caller.gradebook.sheets(w.of))).toBe('SESSION_ENDED');
    expect(await codeOf(signIn(person))).toBe('SIGN_IN_FAILED');
    await signIn(person, fresh);
    const { log } = await here.caller.identity.ownAccount();
    expect(log).toMatchObject([{ kind: 'password_changed', byAccountId: person.accountId }]);
  });

  it('guesses of one’s own password are counted', async () => {
    const { caller } = await signIn(await newTeacher());
    for (let guess = 0; guess < 8; guess += 1)
      expect(await codeOf(caller.identity.confirm({ password: 'sai' }))).toBe('PASSWORD_WRONG');
    expect(await codeOf(caller.identity.confirm({ password }))).toBe('SIGN_IN_THROTTLED');
  });

  it('sessions are listed with where they are from, and ended one by one or all others', async () => {
    const person = await newTeacher();
    const own = await signIn(person);
    const others = [await signIn(person), await signIn(person), await signIn(person)];
    const { sessions } = await own.caller.identity.ownAccount();
    expect(sessions.map((session) => session.isThis)).toEqual([true, false, false, false]);
    expect(sessions[0]).toMatchObject({ userAgent: 'test', address: '127.0.0.1' });
    const stranger = await signIn(await newTeacher());
    await stranger.caller.identity.revokeSessions({ number: sessions[1]?.number ?? 0 });
    expect((await own.caller.identity.ownAccount()).sessions).toHaveLength(4);
    await own.caller.identity.revokeSessions({ number: sessions[1]?.number ?? 0 });
    expect((await own.caller.identity.ownAccount()).sessions).toHaveLength(3);
    await own.caller.identity.revokeSessions({ number: null });
    expect((await own.caller.identity.ownAccount()).sessions).toHaveLength(1);
    for (const { caller } of others) expect(await codeOf(caller.gradebook.sheets(w.of))).toBe('SESSION_ENDED');
    await own.caller.gradebook.sheets(w.of);
  });

  const enrol = async (caller: Caller) => {
    const { secret, qrSvg } = await caller.identity.beginFactor();
    expect(qrSvg).toMatch(/^<svg/);
    const { codes } = await caller.identity.enrolFactor({ code: generateSync({ secret }) });
    return { secret, codes };
  };
  /** Of the step after the present one, which a clock that is off may name: the present one was used to enrol. */
  const nextCode = (secret: string) => generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + 30 });

  it('a second factor is asked of every session once it is enrolled; a code is good once', async () => {
    const person = await newTeacher();
    const first = await signIn(person);
    const { secret } = await enrol(first.caller);
    await first.caller.gradebook.sheets(w.of);
    const [second, third] = [await signIn(person), await signIn(person)];
    expect(await second.caller.identity.me()).toMatchObject({ factor: 'ask' });
    expect(await codeOf(second.caller.gradebook.sheets(w.of))).toBe('FACTOR_NEEDED');
    expect(await codeOf(second.caller.identity.ownAccount())).toBe('FACTOR_NEEDED');
    expect(await codeOf(change(second.caller, fresh))).toBe('FACTOR_NEEDED');
    expect(await codeOf(second.caller.identity.passFactor({ code: '12345x' }))).toBe('FACTOR_WRONG');
    const code = nextCode(secret);
    expect(await second.caller.identity.passFactor({ code })).toMatchObject({ factor: 'on' });
    await second.caller.gradebook.sheets(w.of);
    expect(await codeOf(third.caller.identity.passFactor({ code }))).toBe('FACTOR_WRONG');
    expect(await codeOf(third.caller.gradebook.sheets(w.of))).toBe('FACTOR_NEEDED');
  });

  it('of two requests with one code one passes', async () => {
    const person = await newTeacher();
    const { secret } = await enrol((await signIn(person)).caller);
    const sessions = await Promise.all([signIn(person), signIn(person)]);
    const code = nextCode(secret);
    const answers = await Promise.allSettled(sessions.map(({ caller }) => caller.identity.passFactor({ code })));
    expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('a recovery code is good once, and guesses are counted', async () => {
    const person = await newTeacher();
    const { codes } = await enrol((await signIn(person)).caller);
    expect(new Set(codes).size).toBe(10);
    const code = codes[3] ?? '';
    const second = await signIn(person);
    await second.caller.identity.passFactor({ code: code.toUpperCase().replace('-', ' ') });
    const own = await second.caller.identity.ownAccount();
    expect(own.factor).toMatchObject({ codesLeft: 9, isNeeded: false });
    expect(own.log.map((line) => line.kind)).toEqual(['recovery_used', 'factor_enrolled']);
    const third = await signIn(person);
    for (let guess = 0; guess < 5; guess += 1)
      expect(await codeOf(third.caller.identity.passFactor({ code }))).toBe('FACTOR_WRONG');
    expect(await codeOf(third.caller.identity.passFactor({ code: codes[4] ?? '' }))).toBe('SIGN_IN_THROTTLED');
    const renewed = await second.caller.identity.renewRecoveryCodes();
    expect(renewed.codes).not.toContain(codes[5]);
    await second.caller.identity.removeFactor();
    expect(await second.caller.identity.me()).toMatchObject({ factor: 'off' });
  });

  it('outside a demo a principal enrols a second factor before anything else, and keeps it', async () => {
    await outsideTheDemo(async () => {
      const { caller } = await signIn(w.people.principal);
      expect(await caller.identity.me()).toMatchObject({ factor: 'enrol' });
      expect(await codeOf(caller.gradebook.sheets(w.of))).toBe('FACTOR_NEEDED');
      await enrol(caller);
      await caller.gradebook.sheets(w.of);
      expect(await codeOf(caller.identity.removeFactor())).toBe('FORBIDDEN');
      const teacher = await signIn(w.people.teacher);
      expect(await teacher.caller.identity.me()).toMatchObject({ factor: 'off' });
      await teacher.caller.gradebook.sheets(w.of);
    });
  });

  it('what weighs most asks for the password again after a quarter of an hour', async () => {
    const person = await newPerson(w.world.owner, { role: 'principal', unitId: w.school });
    const { caller } = await signIn(person);
    const reopen = () =>
      caller.gradebook.reopenTerm({ ...w.of, requestId: crypto.randomUUID(), reason: 'nhập nhầm điểm' });
    expect(await codeOf(reopen())).toBe('TERM_NOT_CLOSED');
    await w.world.owner
      .updateTable('session')
      .set({ confirmedAt: new Date(Date.now() - 16 * 60_000) })
      .where('accountId', '=', person.accountId)
      .execute();
    expect(await codeOf(reopen())).toBe('CONFIRMATION_NEEDED');
    await caller.gradebook.sheets(w.of);
    expect(await codeOf(caller.identity.confirm({ password: 'sai' }))).toBe('PASSWORD_WRONG');
    expect(await codeOf(reopen())).toBe('CONFIRMATION_NEEDED');
    await caller.identity.confirm({ password });
    expect(await codeOf(reopen())).toBe('TERM_NOT_CLOSED');
  });

  it('a session that ended is told so by everything of one’s own', async () => {
    const person = await newTeacher();
    const caller = await callerFor(w.world.pool, person);
    await caller.identity.signOut();
    await allRefused('SESSION_ENDED', [
      caller.identity.ownAccount(),
      caller.identity.beginFactor(),
      caller.identity.confirm({ password }),
      caller.identity.passFactor({ code: '123456' }),
      change(caller, fresh),
    ]);
  });
});
