import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerFor, callerWith, tokenOf } from '../testing/callers.ts';
import { newPerson, newStaff, newUnit, type Person } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();
const today = '2025-05-20';

describe('roles', () => {
  let w: SchoolWorld;
  let administrator: Caller;
  let administrators: Person;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
    administrators = await newPerson(w.world.owner, { role: 'administrator', unitId: w.department });
    administrator = await callerFor(w.world.pool, administrators);
  }, 60_000);
  afterAll(() => w.world.close());

  const give = (caller: Caller, of: Partial<Parameters<Caller['identity']['giveRole']>[0]>) =>
    caller.identity.giveRole({
      unitId: w.school,
      requestId: requestId(),
      accountId: w.people.teacher.accountId,
      role: 'subject_head',
      validFrom: today,
      validTo: null,
      ...of,
    });
  const end = (caller: Caller, assignmentId: number, lastDay = today, unitId = w.school) =>
    caller.identity.endRole({ unitId, requestId: requestId(), assignmentId, lastDay });
  const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code;
  const rolesOf = async (accountId: number, caller = w.callers.principal) =>
    (await caller.identity.roles({ unitId: w.school })).people.find((person) => person.accountId === accountId)?.roles;

  it('a principal gives a role of the school, the person acts in it, and it ends with its last day but stays in the list', async () => {
    const { assignmentId } = await give(w.callers.principal, { role: 'subject_head', validTo: '2025-05-31' });
    const head = await callerFor(w.world.pool, { ...w.people.teacher, assignmentId });
    expect((await head.gradebook.sheets(w.of)).sheets).toHaveLength(3);
    await end(w.callers.principal, assignmentId, '2025-05-19');
    expect(await codeOf(head.gradebook.sheets(w.of))).toBe('ASSIGNMENT_INVALID');
    expect(await rolesOf(w.people.teacher.accountId)).toContainEqual({
      assignmentId,
      role: 'subject_head',
      validFrom: today,
      validTo: '2025-05-19',
      standing: 'ended',
      canEnd: false,
    });
    const { events } = await w.callers.principal.identity.roles({ unitId: w.school });
    expect(events.slice(0, 2)).toMatchObject([
      { kind: 'role_ended', role: 'subject_head', who: w.people.principal.displayName, validTo: '2025-05-19' },
      { kind: 'role_given', role: 'subject_head', who: w.people.principal.displayName, validTo: '2025-05-31' },
    ]);
  });

  it('an administrator opens an account for the first person of a place, who signs in with the slip; a repeat makes no second', async () => {
    const school = await newUnit(w.world.owner, { kind: 'school', parentId: w.district, levels: ['lower_secondary'] });
    const wanted = {
      unitId: school,
      requestId: requestId(),
      fullName: 'Sùng Thị Máy',
      role: 'principal' as const,
      validFrom: today,
    };
    const first = await administrator.identity.openAccount(wanted);
    expect(first).toMatchObject({ fullName: 'Sùng Thị Máy', username: 'mayst' });
    const again = await administrator.identity.openAccount(wanted);
    expect(again).toMatchObject({ accountId: first.accountId, username: 'mayst' });
    expect(again.password).not.toBe(first.password);
    const other = await administrator.identity.openAccount({ ...wanted, requestId: requestId(), role: 'school_clerk' });
    expect(other.username).toBe('mayst2');
    const token = await tokenOf(w.world.pool, first.username, again.password);
    const me = await callerWith(w.world.pool, token, null).identity.me();
    expect(me).toMatchObject({ mustChangePassword: true, assignments: [{ role: 'principal', unitId: school }] });
    expect(
      await codeOf(administrator.identity.openAccount({ ...wanted, requestId: requestId(), role: 'district_officer' })),
    ).toBe('FORBIDDEN');
    expect(
      await codeOf(
        w.callers.principal.identity.openAccount({
          ...wanted,
          requestId: requestId(),
          unitId: w.school,
          role: 'school_clerk',
        }),
      ),
    ).toBe('FORBIDDEN');
  });

  it('nobody gives a role above their own, outside their place, or to a stranger', async () => {
    const stranger = await newPerson(w.world.owner, { role: 'subject_teacher', unitId: w.district });
    expect(await codeOf(give(w.callers.principal, { role: 'principal' }))).toBe('FORBIDDEN');
    expect(await codeOf(give(w.callers.principal, { role: 'administrator' }))).toBe('FORBIDDEN');
    expect(await codeOf(give(w.callers.principal, { unitId: w.department }))).toBe('NOT_FOUND');
    expect(await codeOf(give(w.callers.principal, { accountId: stranger.accountId }))).toBe('FORBIDDEN');
    expect(await codeOf(give(administrator, { role: 'district_officer' }))).toBe('FORBIDDEN');
    expect(await codeOf(give(administrator, { unitId: w.district, role: 'principal' }))).toBe('FORBIDDEN');
    expect(await codeOf(end(w.callers.principal, w.people.principal.assignmentId))).toBe('FORBIDDEN');
    expect(await codeOf(give(w.callers.teacher, {}))).toBe('FORBIDDEN');
  });

  it('the database refuses the same without the API before it', async () => {
    const client = await w.world.pool.connect();
    const token = await w.world.owner.selectFrom('session').select('number').execute();
    expect(token.length).toBeGreaterThan(0);
    const refused = await client.query(`select role_give(1, 'administrator', 1, '2025-05-20', null)`).then(
      () => 'given',
      (error: { code: string }) => error.code,
    );
    client.release();
    expect(refused).toBe('CT003');
  });

  it('an administrator gives principals to schools and officers to offices', async () => {
    const person = await newPerson(w.world.owner, { role: 'subject_teacher', unitId: w.school });
    const { assignmentId } = await give(administrator, { accountId: person.accountId, role: 'principal' });
    const principal = await callerFor(w.world.pool, { ...person, assignmentId });
    expect((await principal.identity.roles({ unitId: w.school })).mayGive).toContain('vice_principal');
    await give(administrator, { accountId: person.accountId, unitId: w.district, role: 'district_officer' });
    await end(administrator, assignmentId, '2025-05-19');
  });

  it('the same role twice at one time, and days that cannot be, are refused; a repeat of a request gets its answer', async () => {
    const of = { role: 'substitute_teacher', validFrom: '2025-05-21', validTo: '2025-05-30' } as const;
    const id = requestId();
    const first = await give(w.callers.principal, { ...of, requestId: id });
    expect(await give(w.callers.principal, { ...of, requestId: id })).toEqual(first);
    expect(await codeOf(give(w.callers.principal, { ...of, requestId: id, validTo: null }))).toBe('REQUEST_REUSED');
    expect(await codeOf(give(w.callers.principal, { ...of, validFrom: '2025-05-30', validTo: null }))).toBe(
      'ROLE_HELD',
    );
    expect(await codeOf(give(w.callers.principal, { validFrom: today, validTo: '2025-05-19' }))).toBe('DATES_INVALID');
    expect(await codeOf(end(w.callers.principal, first.assignmentId, '2025-06-01'))).toBe('DATES_INVALID');
    expect(await rolesOf(w.people.teacher.accountId)).toContainEqual(expect.objectContaining({ standing: 'later' }));
    await end(w.callers.principal, first.assignmentId, '2025-05-19');
    expect(await codeOf(end(w.callers.principal, first.assignmentId))).toBe('DATES_INVALID');
  });

  it('the last administrator stays; of two, one may go', async () => {
    expect(await codeOf(end(administrator, administrators.assignmentId, today, w.department))).toBe(
      'LAST_ADMINISTRATOR',
    );
    const second = await newPerson(w.world.owner, { role: 'department_officer', unitId: w.department });
    const given = await give(administrator, {
      accountId: second.accountId,
      unitId: w.department,
      role: 'administrator',
      validTo: '2025-12-31',
    });
    // Who goes at the end of the year is nobody to rely on.
    expect(await codeOf(end(administrator, administrators.assignmentId, today, w.department))).toBe(
      'LAST_ADMINISTRATOR',
    );
    await end(administrator, given.assignmentId, '2025-05-19', w.department);
    const third = await give(administrator, {
      accountId: second.accountId,
      unitId: w.department,
      role: 'administrator',
    });
    await end(administrator, third.assignmentId, today, w.department);
  });

  it('offers the role of homeroom teacher where there is the assignment, and its end where there is none', async () => {
    const person = await newPerson(w.world.owner, { role: 'subject_teacher', unitId: w.school });
    const staffId = await newStaff(w.world.owner, { unitId: w.school, person });
    await w.world.owner.updateTable('homeroom').set({ staffId }).where('unitId', '=', w.school).execute();
    const { offers } = await w.callers.principal.identity.roles({ unitId: w.school });
    expect(offers).toEqual(
      expect.arrayContaining([
        { kind: 'give', accountId: person.accountId, fullName: person.displayName, className: '10A1', from: today },
        { kind: 'end', assignmentId: w.people.homeroom.assignmentId, fullName: w.people.homeroom.displayName },
      ]),
    );
    await w.world.owner
      .updateTable('homeroom')
      .set({ staffId: w.people.homeroomStaff })
      .where('unitId', '=', w.school)
      .execute();
  });
});

describe('a delegation', () => {
  let w: SchoolWorld;
  let deputies: Person;
  let deputy: Caller;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
    deputies = await newPerson(w.world.owner, { role: 'vice_principal', unitId: w.school });
    deputy = await callerFor(w.world.pool, deputies);
  }, 60_000);
  afterAll(() => w.world.close());

  const delegate = (of: Partial<Parameters<Caller['identity']['delegate']>[0]> = {}) =>
    w.callers.principal.identity.delegate({
      unitId: w.school,
      requestId: requestId(),
      assignmentId: deputies.assignmentId,
      permissions: ['term.keep'],
      validFrom: today,
      validTo: '2025-05-30',
      ...of,
    });
  const codeOf = async (call: Promise<unknown>) => (await refusalOf(call)).code;

  it('lets the deputy do between its days what it names, and nothing else; what was done names both', async () => {
    const board = () => deputy.gradebook.termBoard(w.of);
    expect(await codeOf(board())).toBe('FORBIDDEN');
    const { id } = await delegate();
    expect((await board()).termState).toBe('open');
    const form = {
      ...{ unitId: w.school, schoolYear: 2024 },
      formCode: 'upper-secondary-term',
      period: 'term-2' as const,
    };
    expect(await codeOf(deputy.forms.submit({ ...form, requestId: requestId() }))).toBe('FORBIDDEN');
    await deputy.gradebook.openTerm({ ...w.of, term: 1, requestId: requestId() });
    const { events } = await deputy.gradebook.termBoard({ ...w.of, term: 1 });
    expect(events).toMatchObject([
      { kind: 'opened', who: deputies.displayName, onBehalfOf: w.people.principal.displayName },
    ]);
    expect((await w.callers.principal.gradebook.termBoard(w.of)).events).toMatchObject([{ onBehalfOf: null }]);
    expect((await deputy.identity.me())?.assignments[0]?.delegations).toEqual([
      { fromName: w.people.principal.displayName, permissions: ['term.keep'], validFrom: today, validTo: '2025-05-30' },
    ]);
    await w.callers.principal.identity.endDelegation({ unitId: w.school, requestId: requestId(), delegationId: id });
    expect(await codeOf(board())).toBe('FORBIDDEN');
    const { delegations } = await deputy.identity.delegations({ unitId: w.school });
    expect(delegations).toMatchObject([{ id, isTakenBack: true, standing: 'ended' }]);
  });

  it('does not hold before its first day, and no longer than its principal is one', async () => {
    const { id } = await delegate({ validFrom: '2025-05-25' });
    expect(await codeOf(deputy.gradebook.termBoard(w.of))).toBe('FORBIDDEN');
    await w.world.owner.updateTable('delegation').set({ validFrom: '2025-05-01' }).where('id', '=', id).execute();
    expect((await deputy.gradebook.termBoard(w.of)).termState).toBe('open');
    const principals = w.world.owner.updateTable('roleAssignment').where('id', '=', w.people.principal.assignmentId);
    await principals.set({ validTo: '2025-05-19' }).execute();
    expect(await codeOf(deputy.gradebook.termBoard(w.of))).toBe('FORBIDDEN');
    expect((await deputy.identity.me())?.assignments[0]?.delegations).toEqual([]);
    await principals.set({ validTo: null }).execute();
    await w.callers.principal.identity.endDelegation({ unitId: w.school, requestId: requestId(), delegationId: id });
  });

  it('goes to a deputy of the same school only, once, within days that can be, and never from a deputy', async () => {
    const elsewhere = await newUnit(w.world.owner, { kind: 'school', parentId: w.department, levels: ['primary'] });
    const stranger = await newPerson(w.world.owner, { role: 'vice_principal', unitId: elsewhere });
    expect(await codeOf(delegate({ assignmentId: stranger.assignmentId }))).toBe('FORBIDDEN');
    expect(await codeOf(delegate({ assignmentId: w.people.teacher.assignmentId }))).toBe('FORBIDDEN');
    expect(await codeOf(delegate({ validFrom: '2025-05-19' }))).toBe('DATES_INVALID');
    expect(await codeOf(delegate({ validTo: '2025-05-01' }))).toBe('DATES_INVALID');
    const { id } = await delegate({ permissions: ['term.keep', 'filing.prepare'] });
    expect(await codeOf(delegate({ validFrom: '2025-05-30', validTo: '2025-06-30' }))).toBe('ROLE_HELD');
    const again = { unitId: w.school, requestId: requestId(), assignmentId: deputies.assignmentId };
    expect(
      await codeOf(
        deputy.identity.delegate({ ...again, permissions: ['term.keep'], validFrom: today, validTo: '2025-06-30' }),
      ),
    ).toBe('FORBIDDEN');
    expect(await codeOf(deputy.identity.endDelegation({ ...again, delegationId: id }))).toBe('FORBIDDEN');
    await w.callers.principal.identity.endDelegation({ unitId: w.school, requestId: requestId(), delegationId: id });
  });
});
