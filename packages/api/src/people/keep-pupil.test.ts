import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerFor } from '../testing/callers.ts';
import { newClass, newHomeroom, newPerson, newStaff, schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { fillSheet, newSchoolWorld, type SchoolWorld, sheetOf } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();
const boy = {
  fullName: 'Sùng Mí Páo',
  isFemale: false,
  birthDate: '2009-06-01',
  birthPrecision: 'day',
  ethnicGroupCode: '08',
} as const;

describe('a pupil’s page', () => {
  let w: SchoolWorld;
  let otherHomeroom: Caller;
  let otherClass: number;
  let elsewhere: Caller;
  beforeAll(async () => {
    w = await newSchoolWorld();
    const { owner, pool } = w.world;
    ({ classId: otherClass } = await newClass(owner, { unitId: w.school, name: '10A2', grade: 10, pupils: 0 }));
    const person = await newPerson(owner, { role: 'homeroom_teacher', unitId: w.school });
    const staffId = await newStaff(owner, { unitId: w.school, person });
    await newHomeroom(owner, { unitId: w.school, staffId, classId: otherClass });
    otherHomeroom = await callerFor(pool, person);
    elsewhere = await callerFor(pool, await newPerson(owner, { role: 'principal', unitId: w.district }));
  }, 60_000);
  afterAll(() => w.world.close());

  const year = () => ({ unitId: w.school, schoolYear });
  const ref = (pupil: number) => ({ ...year(), pupilId: pupil });
  const admit = (set: object = {}) =>
    w.callers.principal.people.admitPupil({
      ...year(),
      requestId: requestId(),
      set: { ...boy, ...set },
      classId: w.classId,
      grade: 10,
      startsOn: '2025-02-03',
    });

  it('shows what was changed as history; restricted values only in the opened part, which leaves a line for the principal', async () => {
    const pupilId = await admit();
    const save = { ...ref(pupilId), requestId: requestId(), set: { fullName: 'Sùng Mí Pó', phone: '0912000111' } };
    await w.callers.principal.people.savePupil(save);
    await w.callers.principal.people.savePupil(save);
    const page = await w.callers.homeroom.people.pupil(ref(pupilId));
    expect(page).toMatchObject({ fullName: 'Sùng Mí Pó', ethnicGroup: 'Hmông', mayOpen: true });
    expect(page.events).toMatchObject([{ kind: 'arrived', onDate: '2025-02-03', toClass: '10A1' }]);
    expect(page.history.map(({ field, toValue, isHidden }) => [field, toValue, isHidden])).toEqual([
      ['phone', null, true],
      ['fullName', 'Sùng Mí Pó', false],
      ['*', expect.stringContaining('Sùng Mí Páo'), false],
    ]);
    expect(JSON.stringify(page)).not.toContain('0912000111');
    const opened = await w.callers.homeroom.people.restricted(ref(pupilId));
    expect(opened.phone).toBe('0912000111');
    expect(opened.history[0]).toMatchObject({ field: 'phone', toValue: '0912000111', isHidden: false });
    const { looks } = await w.callers.principal.people.looks({ unitId: w.school, pupilId });
    expect(looks).toMatchObject([
      { who: w.people.homeroom.displayName, role: 'homeroom_teacher', pupilName: 'Sùng Mí Pó' },
    ]);
  });

  it('the restricted part opens to nobody but the keepers and the homeroom teacher of that very class', async () => {
    const pupilId = await admit();
    expect(await refusalOf(otherHomeroom.people.restricted(ref(pupilId)))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(otherHomeroom.people.pupil(ref(pupilId)))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(w.callers.teacher.people.restricted(ref(pupilId)))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusalOf(elsewhere.people.restricted(ref(pupilId)))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(w.callers.homeroom.people.looks({ unitId: w.school }))).toMatchObject({ code: 'FORBIDDEN' });
    const fromAbove = await w.callers.department.people.pupil(ref(pupilId));
    expect([fromAbove.mayOpen, fromAbove.guardians, fromAbove.history]).toEqual([false, [], []]);
    const { looks } = await w.callers.principal.people.looks({ unitId: w.school, pupilId });
    expect(looks).toEqual([]);
  });

  it('a class change loses no marks: they stay with the old class’s sheets, and the page says so', async () => {
    const pupilId = await admit();
    const maths = await sheetOf(w, 'mathematics');
    await fillSheet(w.callers.teacher, maths, { pupilIds: [pupilId], slots: ['r1', 'mid'], text: '7' });
    const move = { ...ref(pupilId), classId: otherClass, grade: 10, startsOn: '2025-05-20' };
    await w.callers.principal.people.placePupil({ ...move, requestId: requestId() });
    const page = await w.callers.principal.people.pupil(ref(pupilId));
    expect(page.marksElsewhere).toEqual([{ className: '10A1', term: 2, subjectName: 'Toán', cells: 2 }]);
    expect(page.enrolments.map(({ className, endsOn }) => [className, endsOn])).toEqual([
      ['10A2', null],
      ['10A1', '2025-05-19'],
    ]);
    const sheet = await w.callers.principal.gradebook.sheet(maths);
    expect(sheet.cells.filter((cell) => cell.pupilId === pupilId).map(({ value }) => value)).toEqual(['70', '70']);
  });

  it('leaves with a reason and comes back', async () => {
    const pupilId = await admit();
    const { people } = w.callers.principal;
    const leave = { ...ref(pupilId), lastDay: '2025-03-31', leaving: 'dropped_far', reason: 'Nghỉ học theo gia đình' };
    await people.releasePupil({ ...leave, requestId: requestId() });
    expect(await refusalOf(people.releasePupil({ ...leave, requestId: requestId() }))).toMatchObject({
      code: 'NOT_ENROLLED',
    });
    const left = await w.world.owner.selectFrom('enrolment').select('leaving').where('pupilId', '=', pupilId).execute();
    expect(left).toEqual([{ leaving: 'dropped_far' }]);
    const back = { ...ref(pupilId), classId: w.classId, grade: 10 };
    expect(
      (await refusalOf(people.placePupil({ ...back, startsOn: '2025-03-31', requestId: requestId() }))).data,
    ).toEqual({
      problems: [{ row: 0, field: 'startsOn', problem: 'too_early' }],
    });
    await people.placePupil({ ...back, startsOn: '2025-05-05', requestId: requestId() });
    const page = await people.pupil(ref(pupilId));
    expect(page.events.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['returned', null],
      ['left', 'Nghỉ học theo gia đình'],
      ['arrived', null],
    ]);
  });

  it('a day that does not exist, a year only, and numbers that fail or are taken', async () => {
    for (const birthDate of ['2012-02-31', '2011-02-29'])
      expect(await refusalOf(admit({ birthDate }))).toEqual({
        code: 'INPUT_INVALID',
        data: { fields: { 'set.birthDate': ['no_such_day'] } },
      });
    const yearOnly = await admit({ birthDate: '2009-01-01', birthPrecision: 'year' });
    expect(await w.callers.principal.people.pupil(ref(yearOnly))).toMatchObject({ birthPrecision: 'year' });
    const problemOf = async (set: object) =>
      ((await refusalOf(admit(set))).data as { problems: { field: string; problem: string }[] }).problems.map(
        ({ field, problem }) => `${field} ${problem}`,
      );
    expect(await problemOf({ birthDate: '2026-01-01' })).toEqual(['birthDate not_born_yet']);
    expect(await problemOf({ ethnicGroupCode: '99' })).toEqual(['ethnicGroupCode unknown']);
    expect(await problemOf({ policyGroups: ['rich'] })).toEqual(['policyGroups unknown']);
    expect(await problemOf({ personalNumber: '00220900000' })).toEqual(['personalNumber not_twelve_digits']);
    expect(await problemOf({ personalNumber: '002309000001' })).toEqual(['personalNumber other_sex_or_century']);
    await admit({ personalNumber: '002209000001' });
    expect(await problemOf({ personalNumber: '002209000001' })).toEqual(['personalNumber taken']);
  });

  it('guardians are written, changed and taken away; the pupil’s history keeps who it was', async () => {
    const pupilId = await admit();
    const { people } = w.callers.principal;
    const mother = { relation: 'mother', fullName: 'Giàng Thị Dợ' } as const;
    await people.saveGuardian({ ...ref(pupilId), requestId: requestId(), guardianId: null, set: mother });
    const guardian = (await people.pupil(ref(pupilId))).guardians[0];
    await people.saveGuardian({
      ...ref(pupilId),
      requestId: requestId(),
      guardianId: guardian?.id ?? 0,
      set: { phone: '0988' },
    });
    expect((await people.pupil(ref(pupilId))).guardians).toMatchObject([{ ...mother, phone: '0988' }]);
    await people.deleteGuardian({ ...ref(pupilId), requestId: requestId(), guardianId: guardian?.id ?? 0 });
    const page = await people.pupil(ref(pupilId));
    expect(page.guardians).toEqual([]);
    expect(page.history[0]).toMatchObject({ field: 'mother', fromValue: 'Giàng Thị Dợ', toValue: null });
  });

  it('a school keeps nobody else’s pupils, and an office keeps none', async () => {
    const pupilId = w.pupilIds[0] ?? 0;
    const save = { ...ref(pupilId), requestId: requestId(), set: { phone: '1' } };
    expect(await refusalOf(elsewhere.people.savePupil(save))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(w.callers.department.people.savePupil(save))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusalOf(w.callers.homeroom.people.savePupil(save))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('staff: particulars, qualifications and the last day, with contacts for the keepers only', async () => {
    const { people } = w.callers.principal;
    const staffId = await people.saveMember({
      unitId: w.school,
      requestId: requestId(),
      staffId: null,
      set: { fullName: 'Nông Văn Hải', isFemale: false, post: 'teacher', phone: '0977' },
    });
    const degree = { kind: 'degree', level: 'Đại học', major: 'Sư phạm Toán', obtainedIn: 2012 } as const;
    await people.saveQualification({ unitId: w.school, requestId: requestId(), staffId, ...degree });
    const left = { unitId: w.school, requestId: requestId(), staffId, set: { validTo: '2025-05-31' } };
    await people.saveMember(left);
    const member = await people.member({ ...year(), staffId });
    expect(member).toMatchObject({
      fullName: 'Nông Văn Hải',
      validFrom: '2025-05-20',
      validTo: '2025-05-31',
      detail: { phone: '0977' },
      qualifications: [degree],
    });
    expect(member.history.map(({ field }) => field)).toEqual(['validTo', 'qualification', '*']);
    const seen = await w.callers.teacher.people.member({ ...year(), staffId });
    expect(JSON.stringify(seen)).not.toContain('0977');
    const qualificationId = member.qualifications[0]?.id ?? 0;
    await people.deleteQualification({ unitId: w.school, requestId: requestId(), staffId, qualificationId });
    expect((await people.member({ ...year(), staffId })).qualifications).toEqual([]);
    expect(await refusalOf(elsewhere.people.member({ ...year(), staffId }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
