import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerFor, callerWith, tokenOf } from '../testing/callers.ts';
import { newPerson, newStaff, newUnit, type Person, schoolYear, testToday } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { fillSheet, newSchoolWorld, type SchoolWorld, sheetOf } from '../testing/school.ts';
import { verify } from '../verify/verify.ts';

const requestId = () => crypto.randomUUID();
const reason = 'Nghỉ ốm';

describe('a sheet in the hands of a substitute', () => {
  let w: SchoolWorld;
  let colleague: { person: Person; staffId: number; caller: Caller };
  let clerk: { person: Person; staffId: number; caller: Caller };
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
    const join = async (role: 'subject_teacher' | 'school_clerk') => {
      const person = await newPerson(w.world.owner, { role, unitId: w.school });
      const staffId = await newStaff(w.world.owner, { unitId: w.school, person });
      return { person, staffId, caller: await callerFor(w.world.pool, person) };
    };
    colleague = await join('subject_teacher');
    clerk = await join('school_clerk');
  }, 60_000);
  afterAll(() => w.world.close());

  const on = (day: string) => w.world.owner.updateTable('demoMark').set({ fixedToday: day }).execute();
  const of = () => ({ unitId: w.school, schoolYear });
  const teachingOf = async (subjectCode: string) => {
    const found = w.world.owner.selectFrom('teaching').select('id').where('subjectCode', '=', subjectCode);
    const { id } = await found
      .where('unitId', '=', w.school)
      .where('staffId', '=', w.people.teacherStaff)
      .executeTakeFirstOrThrow();
    return { kind: 'teaching' as const, id };
  };
  const input = async (subjectCode: string, validFrom: string, validTo: string, substituteId = colleague.staffId) => ({
    ...of(),
    requestId: requestId(),
    staffId: w.people.teacherStaff,
    duties: [await teachingOf(subjectCode)],
    substituteId,
    validFrom,
    validTo,
    reason,
  });
  const hand = async (...args: Parameters<typeof input>) =>
    w.callers.principal.gradebook.substitute(await input(...args));
  const write = async (caller: Caller, subjectCode: string, text: string, slot = 'r1') =>
    caller.gradebook.recordMarks({
      ...(await sheetOf(w, subjectCode)),
      requestId: requestId(),
      changes: [{ pupilId: w.pupilIds[0] ?? 0, slot, text, seenVersion: 0 }],
    });
  const end = (substitutionIds: number[]) =>
    w.callers.principal.gradebook.endSubstitution({ ...of(), requestId: requestId(), substitutionIds });

  it('is opened and recorded in from the first day to the last, and not the day before or after', async () => {
    const { substitutionIds } = await hand('literature', '2025-05-21', '2025-05-23');
    const ref = await sheetOf(w, 'literature');
    const { gradebook } = colleague.caller;
    const isListed = async () =>
      (await gradebook.sheets(w.of)).sheets.some(({ id, isMine }) => id === ref.sheetId && isMine);
    for (const [day, isOpen] of [
      ['2025-05-20', false],
      ['2025-05-21', true],
      ['2025-05-23', true],
      ['2025-05-24', false],
    ] as const) {
      await on(day);
      expect(await isListed(), day).toBe(isOpen);
      const slot = `r${Number(day.slice(-1)) % 4 || 1}`;
      if (isOpen) {
        expect(await gradebook.sheet(ref), day).toMatchObject({ canRecord: true });
        expect((await write(colleague.caller, 'literature', '7', slot)).saved, day).toHaveLength(1);
      } else {
        expect(await refusalOf(gradebook.sheet(ref)), day).toMatchObject({ code: 'NOT_FOUND' });
        expect(await refusalOf(write(colleague.caller, 'literature', '7', slot)), day).toMatchObject({
          code: 'NOT_FOUND',
        });
      }
    }
    await on('2025-05-22');
    expect(await refusalOf(gradebook.sheet(await sheetOf(w, 'mathematics')))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(write(colleague.caller, 'mathematics', '7'))).toMatchObject({ code: 'NOT_FOUND' });
    await end(substitutionIds);
    await on(testToday);
  });

  it('stays with its teacher, who writes too; its history names whoever wrote, and its head who stands in', async () => {
    const { substitutionIds } = await hand('literature', testToday, '2025-05-27');
    await write(w.callers.teacher, 'literature', '8', 'mid');
    await write(colleague.caller, 'literature', '9', 'end');
    const ref = await sheetOf(w, 'literature');
    const { gradebook } = w.callers.teacher;
    const standIn = {
      name: colleague.person.displayName,
      standsInFor: w.people.teacher.displayName,
      from: testToday,
      to: '2025-05-27',
    };
    expect(await gradebook.sheet(ref)).toMatchObject({
      teachers: [w.people.teacher.displayName],
      standIns: [standIn],
      canRecord: true,
    });
    const listed = (await gradebook.sheets(w.of)).sheets.find(({ id }) => id === ref.sheetId);
    expect(listed).toMatchObject({ isMine: true, teachers: [w.people.teacher.displayName], standIns: [standIn] });
    const history = await gradebook.cellHistory({ ...ref, pupilId: w.pupilIds[0] ?? 0 });
    expect(history.slice(0, 2).map(({ slot, who }) => [slot, who])).toEqual([
      ['end', colleague.person.displayName],
      ['mid', w.people.teacher.displayName],
    ]);
    await end(substitutionIds);
    expect(await gradebook.sheet(ref)).toMatchObject({ standIns: [] });
    expect((await verify(w.world.owner, () => undefined)).differences).toEqual([]);
  });

  it('gives whoever has no role that records one for these days, and takes it back when it ends early', async () => {
    const ref = await sheetOf(w, 'arts');
    const token = await tokenOf(w.world.pool, clerk.person.username);
    const rolesNow = async () => (await callerWith(w.world.pool, token, null).identity.me())?.assignments ?? [];
    await w.callers.principal.gradebook.substitute(await input('arts', '2025-05-21', '2025-05-22', clerk.staffId));
    expect((await rolesNow()).map(({ role }) => role)).toEqual(['school_clerk']);
    expect(await refusalOf(clerk.caller.gradebook.sheet(ref))).toMatchObject({ code: 'FORBIDDEN' });

    await on('2025-05-21');
    const given = (await rolesNow()).find(({ role }) => role === 'substitute_teacher');
    const standingIn = callerWith(w.world.pool, token, given?.id ?? 0);
    expect(await standingIn.gradebook.sheet(ref)).toMatchObject({ canRecord: true });
    expect((await write(standingIn, 'arts', 'Đ')).saved).toHaveLength(1);
    await on('2025-05-23');
    expect(await refusalOf(standingIn.gradebook.sheet(ref))).toMatchObject({ code: 'ASSIGNMENT_INVALID' });

    // Two that touch share one role, which lasts as long as the later one.
    await on('2025-05-22');
    const longer = await input('mathematics', '2025-05-22', '2025-05-26', clerk.staffId);
    const { substitutionIds } = await w.callers.principal.gradebook.substitute(longer);
    expect((await rolesNow()).filter(({ role }) => role === 'substitute_teacher')).toMatchObject([
      { id: given?.id, validFrom: '2025-05-21', validTo: '2025-05-26' },
    ]);
    await end(substitutionIds);
    expect((await rolesNow()).find(({ id }) => id === given?.id)).toMatchObject({ validTo: '2025-05-22' });
    expect(await refusalOf(standingIn.gradebook.sheet(await sheetOf(w, 'mathematics')))).toMatchObject({
      code: 'NOT_FOUND',
    });
    const rest = await w.callers.principal.gradebook.substitutions(of());
    await end(rest.substitutions.filter(({ standing }) => standing === 'now').map(({ id }) => id));
    expect(await refusalOf(standingIn.gradebook.sheet(ref))).toMatchObject({ code: 'ASSIGNMENT_INVALID' });
    await on(testToday);
  });

  it('is handed over once for a time: overlapping days are refused by name, also of two at the same moment', async () => {
    const { substitutionIds } = await hand('arts', testToday, '2025-05-23');
    expect(await refusalOf(hand('arts', '2025-05-23', '2025-05-26', clerk.staffId))).toEqual({
      code: 'SUBSTITUTION_REFUSED',
      data: {
        problem: 'dates_overlap',
        sheet: { className: '10A1', subjectName: 'Nghệ thuật' },
        name: w.people.teacher.displayName,
      },
    });
    const later = await Promise.allSettled([
      hand('arts', '2025-05-24', '2025-05-26'),
      hand('arts', '2025-05-24', '2025-05-26', clerk.staffId),
    ]);
    expect(later.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await end(substitutionIds);
    await hand('arts', testToday, '2025-05-23', clerk.staffId);
    const { substitutions } = await w.callers.principal.gradebook.substitutions(of());
    await end(substitutions.filter(({ standing }) => standing !== 'ended').map(({ id }) => id));
    expect(await refusalOf(end(substitutionIds))).toMatchObject({ code: 'SUBSTITUTION_ENDED' });
  });

  it('goes to nobody who cannot keep it', async () => {
    const { owner } = w.world;
    const otherSchool = await newUnit(owner, { kind: 'school', parentId: w.department, levels: ['upper_secondary'] });
    const stranger = await newPerson(owner, { role: 'subject_teacher', unitId: otherSchool });
    const foreign = await newStaff(owner, { unitId: otherSchool, person: stranger });
    const problemOf = async (...args: Parameters<typeof input>) => {
      const { code, data } = await refusalOf(hand(...args));
      return code === 'SUBSTITUTION_REFUSED' ? (data as { problem: string }).problem : code;
    };
    const days = [testToday, '2025-05-23'] as const;
    expect(await problemOf('arts', ...days, foreign)).toBe('substitute_unknown');
    expect(await problemOf('arts', ...days, w.people.teacherStaff)).toBe('same_person');
    expect(await problemOf('arts', '2025-05-23', '2025-05-22')).toBe('until_before_from');
    expect(await problemOf('arts', testToday, '2025-06-01')).toBe('outside_year');
    expect(await problemOf('arts', '2025-05-01', '2025-05-19')).toBe('already_over');
    await owner
      .updateTable('account')
      .set({ disabledAt: new Date() })
      .where('id', '=', clerk.person.accountId)
      .execute();
    expect(await problemOf('arts', ...days, clerk.staffId)).toBe('no_account');
    await owner.updateTable('account').set({ disabledAt: null }).where('id', '=', clerk.person.accountId).execute();
    await owner.updateTable('staff').set({ validTo: '2025-05-22' }).where('id', '=', clerk.staffId).execute();
    expect(await problemOf('arts', ...days, clerk.staffId)).toBe('substitute_left');
    await owner.updateTable('staff').set({ validTo: null }).where('id', '=', clerk.staffId).execute();
    const { id } = await teachingOf('arts');
    await owner.updateTable('teaching').set({ validTo: '2025-05-22' }).where('id', '=', id).execute();
    expect(await problemOf('arts', ...days)).toBe('outside_assignment');
    await owner.updateTable('teaching').set({ validTo: null }).where('id', '=', id).execute();
    const another = { ...(await input('arts', ...days)), staffId: w.people.homeroomStaff };
    expect(await refusalOf(w.callers.principal.gradebook.substitute(another))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(w.callers.teacher.gradebook.substitute(await input('arts', ...days)))).toMatchObject({
      code: 'FORBIDDEN',
    });
    const principal = await callerFor(w.world.pool, await newPerson(owner, { role: 'principal', unitId: otherSchool }));
    expect(await refusalOf(principal.gradebook.substitute(await input('arts', ...days)))).toMatchObject({
      code: 'NOT_FOUND',
    });
    const abroad = { ...(await input('arts', ...days)), unitId: otherSchool };
    expect(await refusalOf(principal.gradebook.substitute(abroad))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('ends with the assignment that it stands in for, which is not removed from under it', async () => {
    const { substitutionIds } = await hand('arts', testToday, '2025-05-27');
    const { id } = await teachingOf('arts');
    const change = (how: { kind: 'end'; id: number; validTo: string } | { kind: 'remove'; id: number }) =>
      w.callers.principal.organisation.saveTeaching({
        ...of(),
        classId: w.classId,
        requestId: requestId(),
        change: how,
      });
    expect(await refusalOf(change({ kind: 'remove', id }))).toMatchObject({
      code: 'ROW_IN_USE',
      data: { by: 'substitution' },
    });
    await change({ kind: 'end', id, validTo: '2025-05-21' });
    const ref = await sheetOf(w, 'arts');
    await on('2025-05-21');
    expect(await colleague.caller.gradebook.sheet(ref)).toMatchObject({ standIns: [{ to: '2025-05-21' }] });
    await on('2025-05-22');
    expect(await refusalOf(colleague.caller.gradebook.sheet(ref))).toMatchObject({ code: 'NOT_FOUND' });
    await on(testToday);
    await end(substitutionIds);
    await w.world.owner.updateTable('teaching').set({ validTo: null }).where('id', '=', id).execute();
  });

  it('the sheet of conduct goes the same way, all sheets of a teacher at once, and both are told once', async () => {
    const choices = await w.callers.principal.gradebook.substitutionChoices(of());
    const teacher = choices.teachers.find(({ staffId }) => staffId === w.people.homeroomStaff);
    expect(teacher?.duties).toMatchObject([{ kind: 'homeroom', className: '10A1', subjectName: null }]);
    expect(choices.staff.find(({ id }) => id === clerk.staffId)).toMatchObject({ hasAccount: true });
    const given = {
      ...of(),
      requestId: requestId(),
      staffId: w.people.homeroomStaff,
      duties: (teacher?.duties ?? []).map(({ kind, id }) => ({ kind, id })),
      substituteId: colleague.staffId,
      validFrom: testToday,
      validTo: testToday,
      reason,
    };
    const { gradebook } = w.callers.principal;
    const before = (await colleague.caller.notices.list()).notices.length;
    const first = await gradebook.substitute(given);
    expect(await gradebook.substitute(given)).toEqual(first);
    await fillSheet(colleague.caller, await sheetOf(w, null), { pupilIds: w.pupilIds, slots: ['conduct'], text: 'T' });
    for (const caller of [colleague.caller, w.callers.homeroom]) {
      const { notices } = await caller.notices.list();
      expect(notices[0]).toMatchObject({
        kind: 'substitution_given',
        by: w.people.principal.displayName,
        data: {
          teacher: w.people.homeroom.displayName,
          substitute: colleague.person.displayName,
          sheets: [{ className: '10A1', subjectName: null }],
          validTo: testToday,
          reason,
        },
      });
    }
    expect((await colleague.caller.notices.list()).notices.length).toBe(before + 1);
    await end(first.substitutionIds);
    expect((await w.callers.homeroom.notices.list()).notices[0]).toMatchObject({ kind: 'substitution_ended' });
    expect((await gradebook.substitutions(of())).substitutions.every(({ standing }) => standing === 'ended')).toBe(
      true,
    );
  });
});
