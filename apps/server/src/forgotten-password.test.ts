import { callerWith, tokenOf } from '@truong/api/testing/callers';
import { newPerson, type Person, password } from '@truong/api/testing/factories';
import { refusalOf } from '@truong/api/testing/refusal-of';
import { newSchoolWorld, type SchoolWorld } from '@truong/api/testing/school';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from './start-server.ts';
import { catchLetters } from './testing/catch-letters.ts';
import { freePort } from './testing/server-process.ts';

const fresh = 'hoa gạo tháng ba nở';

describe('a forgotten password', () => {
  let w: SchoolWorld;
  let post: Awaited<ReturnType<typeof catchLetters>>;
  let server: Awaited<ReturnType<typeof startServer>>;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 1 });
    post = await catchLetters();
    server = await open({ smtpUrl: post.url, from: 'cong@truong.example', publicUrl: 'https://truong.example' });
  }, 60_000);
  afterAll(async () => {
    await server?.close();
    post?.close();
    await w?.world.close();
  });

  const open = async (mail: Parameters<typeof startServer>[0]['mail']) =>
    startServer({
      urls: w.world.urls,
      port: await freePort(),
      host: '127.0.0.1',
      isPortFixed: true,
      staffDist: '',
      isDemo: true,
      mail,
    });
  type Answer = { result?: { data: unknown }; error?: { data: { appCode: string } } };
  const call = async (procedure: string, input: object, { address } = server): Promise<Answer> => {
    const answer = await fetch(`${address}/trpc/identity.${procedure}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(input),
    });
    return (await answer.json()) as Answer;
  };
  const ask = (username: string) => call('askPasswordLink', { username });
  const use = (link: string, newPassword = fresh) => call('usePasswordLink', { link, newPassword });
  const codeOf = ({ error }: Answer) => error?.data.appCode;
  const nothing = { result: { data: null } };
  let people = 0;
  const newTeacher = async (hasEmail = true): Promise<Person & { email: string; token: string }> => {
    people += 1;
    const email = `thay.co.${people}@truong.example`;
    const person = await newPerson(w.world.owner, { role: 'subject_teacher', unitId: w.school });
    const token = await tokenOf(w.world.pool, person.username);
    if (hasEmail) await callerWith(w.world.pool, token, person.assignmentId).identity.setOwnEmail({ email });
    return { ...person, email, token };
  };
  const linkFor = async (to: string): Promise<string> => {
    const letterOf = () => post.letters.findLast((letter) => letter.to === to)?.text ?? '';
    await expect.poll(letterOf, { timeout: 10_000 }).toContain('https://truong.example/staff/new-password#');
    return letterOf().match(/#(\S+)/)?.[1] ?? '';
  };
  const logOf = async ({ token }: { token: string }) =>
    (await callerWith(w.world.pool, token, null).identity.ownAccount()).log.map(({ kind }) => kind);

  it('is replaced by the link of a letter, once, and every session ends', async () => {
    const teacher = await newTeacher();
    expect(await ask(teacher.username.toUpperCase())).toEqual(nothing);
    const link = await linkFor(teacher.email);
    expect(codeOf(await use(link, 'ngắn'))).toBe('PASSWORD_UNFIT');
    expect(codeOf(await use(`${link.slice(0, -1)}!`))).toBe('LINK_ENDED');
    expect(await use(link)).toEqual(nothing);
    expect(await refusalOf(callerWith(w.world.pool, teacher.token, null).identity.ownAccount())).toMatchObject({
      code: 'SESSION_ENDED',
    });
    expect(await refusalOf(tokenOf(w.world.pool, teacher.username, password))).toMatchObject({
      code: 'SIGN_IN_FAILED',
    });
    const token = await tokenOf(w.world.pool, teacher.username, fresh);
    expect(await logOf({ token })).toEqual(['password_by_link', 'link_sent', 'email_set']);
    expect(codeOf(await use(link, 'một mật khẩu khác'))).toBe('LINK_ENDED');
  });

  it('does not go round the second factor', async () => {
    const teacher = await newTeacher();
    const account = w.world.owner.updateTable('account').where('id', '=', teacher.accountId);
    await account.set({ factorEnrolledAt: new Date() }).execute();
    await ask(teacher.username);
    await use(await linkFor(teacher.email));
    const token = await tokenOf(w.world.pool, teacher.username, fresh);
    const caller = callerWith(w.world.pool, token, teacher.assignmentId);
    expect(await refusalOf(caller.people.staff({ unitId: w.school, schoolYear: w.of.schoolYear }))).toMatchObject({
      code: 'FACTOR_NEEDED',
    });
  });

  it('answers alike for a name that nobody has, and for one without an address', async () => {
    const [known, bare] = [await newTeacher(), await newTeacher(false)];
    const before = post.letters.length;
    const answers: [Answer, number][] = [];
    for (const username of [known.username, bare.username, 'khong.co.ai']) {
      const started = performance.now();
      answers.push([await ask(username), performance.now() - started]);
    }
    expect(answers.map(([answer]) => answer)).toEqual([nothing, nothing, nothing]);
    for (const [, time] of answers) expect(time).toBeGreaterThan(390);
    await linkFor(known.email);
    expect(post.letters).toHaveLength(before + 1);
  });

  it('lets only the newest link be good, for half an hour, and none after the address has changed', async () => {
    const teacher = await newTeacher();
    await ask(teacher.username);
    const first = await linkFor(teacher.email);
    await ask(teacher.username);
    await expect.poll(() => linkFor(teacher.email)).not.toBe(first);
    const second = await linkFor(teacher.email);
    expect(codeOf(await use(first))).toBe('LINK_ENDED');
    const { owner } = w.world;
    const row = owner.updateTable('passwordLink').where('accountId', '=', teacher.accountId);
    await row.set({ endsAt: new Date(Date.now() - 1000) }).execute();
    expect(codeOf(await use(second))).toBe('LINK_ENDED');
    await row.set({ endsAt: new Date(Date.now() + 60_000) }).execute();
    const own = callerWith(w.world.pool, teacher.token, teacher.assignmentId);
    await own.identity.setOwnEmail({ email: null });
    expect(codeOf(await use(second))).toBe('LINK_ENDED');
  });

  it('is asked for three times an hour by one name, whether somebody has it or not', async () => {
    for (const username of [(await newTeacher()).username, 'khong.ai.ca']) {
      for (let n = 0; n < 3; n += 1) expect(await ask(username)).toEqual(nothing);
      expect(codeOf(await ask(username))).toBe('SIGN_IN_THROTTLED');
    }
  });

  it('is not offered where no letters are sent', async () => {
    const silent = await open(undefined);
    const offers = await fetch(`${silent.address}/trpc/identity.signInOffers`).then((answer) => answer.json());
    expect(offers).toEqual({ result: { data: { sendsPasswordLinks: false } } });
    expect(codeOf(await call('askPasswordLink', { username: 'ai' }, silent))).toBe('NOT_FOUND');
    await silent.close();
  });
});
