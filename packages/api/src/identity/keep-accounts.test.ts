import { generateSync } from 'otplib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerFor, callerWith, tokenOf } from '../testing/callers.ts';
import { newPerson, newStaff, newUnit, type Person, password } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld, sheetOf } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();

describe('keeping accounts', () => {
  let w: SchoolWorld;
  let admin: Person;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 1 });
    admin = await newPerson(w.world.owner, { role: 'administrator', unitId: w.department });
  });
  afterAll(() => w.world.close());

  const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code;
  const callerOf = (person: Person) => callerFor(w.world.pool, person);
  /** Staff of a school who cannot sign in yet. */
  const newColleague = async (unitId: number, displayName: string) => {
    const { owner } = w.world;
    const { id } = await owner
      .insertInto('personLink')
      .values({ mergedInto: null })
      .returning('id')
      .executeTakeFirstOrThrow();
    const person = { accountId: 0, personId: id, username: '', assignmentId: 0, displayName };
    return { personId: id, staffId: await newStaff(owner, { unitId, person }) };
  };
  const clerkAt = (unitId: number) => newPerson(w.world.owner, { role: 'school_clerk', unitId });

  it('a clerk issues accounts with usernames by rule; each person changes the password and teaches', async () => {
    const clerk = await callerOf(await clerkAt(w.school));
    const lan = await newColleague(w.school, 'Nguyễn Thị Lan');
    const other = await newColleague(w.school, 'Nông Thị Lan');
    const slips = await clerk.identity.issueAccounts({
      unitId: w.school,
      staffIds: [lan.staffId, other.staffId],
      requestId: requestId(),
    });
    expect(slips.map((slip) => slip.username)).toEqual(['lannt', 'lannt2']);
    expect(slips[0]?.password).toMatch(/^([a-z]{4}-){3}\d{3}$/);
    const token = await tokenOf(w.world.pool, 'lannt2', slips[1]?.password);
    const me = await callerWith(w.world.pool, token, null).identity.me();
    expect(me).toMatchObject({
      mustChangePassword: true,
      assignments: [{ role: 'subject_teacher', unitId: w.school }],
    });
    const list = await clerk.identity.staffAccounts({ unitId: w.school });
    expect(list.find((one) => one.staffId === lan.staffId)?.account).toMatchObject({ state: 'issued', isKept: true });
    const again = clerk.identity.issueAccounts({ unitId: w.school, staffIds: [lan.staffId], requestId: requestId() });
    expect(await codeOf(again)).toBe('ACCOUNT_EXISTS');
  });

  it('a repeated request makes no second account, and its passwords are the ones that work', async () => {
    const clerk = await callerOf(await clerkAt(w.school));
    const { staffId } = await newColleague(w.school, 'Lò Văn Páo');
    const request = { unitId: w.school, staffIds: [staffId], requestId: requestId() };
    const [lost] = await clerk.identity.issueAccounts(request);
    const [slip] = await clerk.identity.issueAccounts(request);
    expect(slip?.accountId).toBe(lost?.accountId);
    expect(await codeOf(tokenOf(w.world.pool, lost?.username ?? '', lost?.password))).toBe('SIGN_IN_FAILED');
    await tokenOf(w.world.pool, slip?.username ?? '', slip?.password);
    const kept = await w.world.owner.selectFrom('request').select('answer').execute();
    expect(JSON.stringify(kept)).not.toContain(slip?.password);
  });

  it('somebody merged with a person who has an account has that account', async () => {
    const clerk = await callerOf(await clerkAt(w.school));
    const twin = await newColleague(w.school, 'Hầu Thị Mỷ');
    const kept = await newColleague(w.school, 'Hầu Thị Mỷ');
    await clerk.identity.issueAccounts({ unitId: w.school, staffIds: [kept.staffId], requestId: requestId() });
    await w.world.owner
      .updateTable('personLink')
      .set({ mergedInto: kept.personId })
      .where('id', '=', twin.personId)
      .execute();
    const list = await clerk.identity.staffAccounts({ unitId: w.school });
    expect(list.find((one) => one.staffId === twin.staffId)?.account).toMatchObject({ username: 'myht' });
    const second = clerk.identity.issueAccounts({ unitId: w.school, staffIds: [twin.staffId], requestId: requestId() });
    expect(await codeOf(second)).toBe('ACCOUNT_EXISTS');
  });

  it('staff of another school cannot be given accounts', async () => {
    const foreign = await newUnit(w.world.owner, { kind: 'school', parentId: w.department });
    const clerk = await callerOf(await clerkAt(w.school));
    const { staffId } = await newColleague(foreign, 'Sùng Mí Già');
    for (const unitId of [w.school, foreign])
      expect(await codeOf(clerk.identity.issueAccounts({ unitId, staffIds: [staffId], requestId: requestId() }))).toBe(
        'NOT_FOUND',
      );
  });

  it('a forgotten password is issued anew by the clerk, ends the sessions, and is told to the person', async () => {
    const teacher = await newPerson(w.world.owner, { role: 'subject_teacher', unitId: w.school });
    const open = await callerOf(teacher);
    const clerkPerson = await clerkAt(w.school);
    const clerk = await callerOf(clerkPerson);
    const slip = await clerk.identity.reissuePassword({ accountId: teacher.accountId, requestId: requestId() });
    expect(await codeOf(open.gradebook.sheets(w.of))).toBe('SESSION_ENDED');
    expect(await codeOf(tokenOf(w.world.pool, teacher.username))).toBe('SIGN_IN_FAILED');
    const own = callerWith(w.world.pool, await tokenOf(w.world.pool, teacher.username, slip.password), null);
    await own.identity.changePassword({ oldPassword: slip.password, newPassword: 'nương ngô tháng tư' });
    const { log } = await own.identity.ownAccount();
    expect(log).toMatchObject([
      { kind: 'password_changed' },
      { kind: 'reset', byAccountId: clerkPerson.accountId, byName: clerkPerson.displayName },
    ]);
  });

  it('whose account a keeper may touch', async () => {
    const { owner } = w.world;
    const at = (role: Parameters<typeof newPerson>[1]['role'], unitId = w.school) => newPerson(owner, { role, unitId });
    const elsewhere = await newUnit(owner, { kind: 'school', parentId: w.department });
    const clerk = await clerkAt(w.school);
    const principal = await at('principal');
    const both = await at('subject_teacher');
    await owner
      .insertInto('roleAssignment')
      .values({ accountId: both.accountId, role: 'subject_teacher', unitId: elsewhere, validFrom: '2020-01-01' })
      .execute();
    const ended = await newPerson(owner, { role: 'subject_teacher', unitId: w.school, validTo: '2021-01-01' });
    const cases = [
      ['a clerk a teacher', clerk, await at('subject_teacher'), true],
      ['a clerk somebody who left', clerk, ended, true],
      ['a clerk somebody who also works elsewhere', clerk, both, false],
      ['a clerk a teacher of another school', clerk, await at('subject_teacher', elsewhere), false],
      ['a clerk the principal', clerk, principal, false],
      ['a clerk another clerk', clerk, await clerkAt(w.school), false],
      ['a clerk their own', clerk, clerk, false],
      ['a principal a clerk', principal, clerk, true],
      ['a principal another principal', principal, w.people.principal, false],
      ['a principal an officer', principal, w.officers.department, false],
      ['an administrator an officer', admin, w.officers.department, true],
      ['an administrator who works at two schools', admin, both, true],
      ['an administrator their own', admin, admin, false],
      ['a teacher anybody', w.people.teacher, ended, false],
    ] as const;
    for (const [what, keeper, of, may] of cases) {
      const change = { accountId: of.accountId, isDisabled: true };
      const caller = await callerOf(keeper);
      const disabling = caller.identity.setAccountDisabled({ ...change, requestId: requestId() });
      if (may) {
        await disabling;
        await caller.identity.setAccountDisabled({ ...change, isDisabled: false, requestId: requestId() });
      } else expect(await codeOf(disabling), what).toBe('FORBIDDEN');
    }
  });

  it('a disabled account is out at once; the last administrator can be neither disabled nor lose the role', async () => {
    const { owner } = w.world;
    const second = await newPerson(owner, { role: 'administrator', unitId: w.department });
    const [first, other] = [await callerOf(admin), await callerOf(second)];
    const disable = (accountId: number, isDisabled = true) => ({ accountId, isDisabled, requestId: requestId() });
    const answers = await Promise.allSettled([
      first.identity.setAccountDisabled(disable(second.accountId)),
      other.identity.setAccountDisabled(disable(admin.accountId)),
    ]);
    expect(answers.map((answer) => answer.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const left = await owner
      .selectFrom('account')
      .select('id')
      .where('id', 'in', [admin.accountId, second.accountId])
      .where('disabledAt', 'is', null)
      .execute();
    expect(left).toHaveLength(1);
    await owner.updateTable('account').set({ disabledAt: null }).execute();
    await owner.updateTable('account').set({ disabledAt: new Date() }).where('id', '=', second.accountId).execute();
    const lastRole = owner.transaction().execute(async (trx) => {
      await trx
        .updateTable('roleAssignment')
        .set({ validTo: '2025-06-01' })
        .where('id', '=', admin.assignmentId)
        .execute();
      await trx.selectNoFrom((eb) => eb.fn('keep_an_administrator', [eb.val('2025-06-02')]).as('kept')).execute();
    });
    expect(await codeOf(lastRole)).toBe('LAST_ADMINISTRATOR');
    expect(await codeOf(tokenOf(w.world.pool, second.username))).toBe('SIGN_IN_FAILED');
  });

  it('an administrator frees somebody who lost device and codes', async () => {
    const teacher = await newPerson(w.world.owner, { role: 'subject_teacher', unitId: w.school });
    const own = await callerOf(teacher);
    const { secret } = await own.identity.beginFactor();
    await own.identity.enrolFactor({ code: generateSync({ secret }) });
    const clerk = await callerOf(await clerkAt(w.school));
    const request = { accountId: teacher.accountId, requestId: requestId() };
    expect(await codeOf(clerk.identity.resetFactor(request))).toBe('FORBIDDEN');
    const caller = await callerOf(admin);
    await caller.identity.resetFactor(request);
    await caller.identity.resetFactor(request);
    expect(await (await callerOf(teacher)).identity.me()).toMatchObject({ factor: 'off' });
    const log = await caller.identity.accountLog({ accountId: teacher.accountId });
    expect(log.map((line) => line.kind)).toEqual(['factor_reset', 'factor_enrolled']);
    expect(await codeOf(clerk.identity.accountLog({ accountId: teacher.accountId }))).toBe('FORBIDDEN');
  });

  it('an administrator sees as somebody, writes nothing, for half an hour, and the person is told', async () => {
    const { teacher } = w.people;
    const token = await tokenOf(w.world.pool, admin.username);
    const ownself = callerWith(w.world.pool, token, admin.assignmentId);
    await ownself.identity.seeAs({ assignmentId: teacher.assignmentId });
    const seeing = callerWith(w.world.pool, token, teacher.assignmentId);
    const me = await seeing.identity.me();
    expect(me).toMatchObject({ accountId: admin.accountId, seeing: { accountId: teacher.accountId } });
    expect(me?.assignments.map((each) => each.id)).toEqual([teacher.assignmentId]);
    const ref = await sheetOf(w, 'literature');
    const sheet = await seeing.gradebook.sheet(ref);
    expect(sheet.canRecord).toBe(false);
    const changes = [{ pupilId: w.pupilIds[0] ?? 0, slot: 'r1', text: '8', seenVersion: 0 }];
    const calls = [
      seeing.gradebook.recordMarks({ ...ref, requestId: requestId(), changes }),
      seeing.identity.changePassword({ oldPassword: password, newPassword: 'hoa gạo tháng ba' }),
      seeing.identity.ownAccount(),
    ];
    expect(await Promise.all(calls.map(codeOf))).toEqual(calls.map(() => 'ONLY_SEEING'));
    expect(await codeOf(ownself.identity.accounts({}))).toBe('ASSIGNMENT_INVALID');
    const told = await w.callers.teacher.identity.ownAccount();
    expect(told.log[0]).toMatchObject({ kind: 'seen_as', byAccountId: admin.accountId });

    await w.world.owner
      .updateTable('session')
      .set({ seesUntil: new Date(Date.now() - 1000) })
      .where('accountId', '=', admin.accountId)
      .execute();
    expect(await codeOf(seeing.gradebook.sheet(ref))).toBe('ASSIGNMENT_INVALID');
    await ownself.identity.accounts({});
    await ownself.identity.seeAs({ assignmentId: teacher.assignmentId });
    await seeing.identity.stopSeeing();
    await ownself.identity.accounts({});
    expect(await codeOf(w.callers.principal.identity.seeAs({ assignmentId: teacher.assignmentId }))).toBe('FORBIDDEN');
  });

  it('the database itself gives an act that sees no unit to write', async () => {
    const token = await tokenOf(w.world.pool, admin.username);
    await callerWith(w.world.pool, token, admin.assignmentId).identity.seeAs({
      assignmentId: w.people.principal.assignmentId,
    });
    const client = await w.world.pool.connect();
    const write = 'update sheet set locked_at = now() where unit_id = $1';
    const issue = `select * from account_issue(array[1], array['x'], array['x'], array['x'])`;
    try {
      for (const attempt of [
        async () => expect((await client.query(write, [w.school])).rowCount).toBe(0),
        async () => expect(await client.query(issue).catch((error) => error.code)).toBe('CT007'),
      ]) {
        await client.query('begin');
        await client.query('select begin_act($1, $2)', [token, w.people.principal.assignmentId]);
        expect((await client.query('select from sheet where unit_id = $1', [w.school])).rowCount).toBeGreaterThan(0);
        await attempt();
        await client.query('rollback');
      }
    } finally {
      client.release();
    }
  });
});
