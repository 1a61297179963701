import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerFor } from '../testing/callers.ts';
import { newClass, newPerson, newStaff, newTeaching, newUnit, schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { fillEverything, newSchoolWorld, type SchoolWorld } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();
const reason = 'Chuyển nơi ở theo gia đình';
const backReason = 'Gia đình không chuyển nữa';

describe('a transfer that was sent', () => {
  let w: SchoolWorld;
  let other: { unitId: number; classId: number; clerk: Caller };
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 8 });
    await fillEverything(w);
    const { owner, pool } = w.world;
    const unitId = await newUnit(owner, { kind: 'school', parentId: w.department, levels: ['upper_secondary'] });
    const clerk = await callerFor(pool, await newPerson(owner, { role: 'school_clerk', unitId }));
    const { classId } = await newClass(owner, { unitId, name: '10B2', grade: 10, pupils: 1 });
    other = { unitId, classId, clerk };
  }, 60_000);
  afterAll(() => w.world.close());

  const pupil = (at: number) => w.pupilIds[at] ?? 0;
  const people = () => w.callers.principal.people;
  const send = async (pupilId: number) => {
    const content = { unitId: w.school, schoolYear, pupilId, toUnitId: other.unitId, leavesOn: '2025-05-16', reason };
    await people().sendTransfer({ ...content, requestId: requestId() });
    const { sent } = await people().transfers({ unitId: w.school });
    return sent.find((one) => one.pupilId === pupilId && one.decision === null)?.transferId ?? 0;
  };
  const withdraw = (transferId: number, id = requestId()) =>
    people().withdrawTransfer({ unitId: w.school, transferId, requestId: id, reason: backReason });
  const accept = (transferId: number) =>
    other.clerk.people.answerTransfer({
      ...{ unitId: other.unitId, fromUnitId: w.school, transferId, requestId: requestId() },
      answer: { decision: 'accepted', classId: other.classId, startsOn: '2025-05-19' },
    });
  const pageOf = (pupilId: number) => people().pupil({ unitId: w.school, schoolYear, pupilId });
  const isThere = async (transferId: number) => {
    const { received } = await other.clerk.people.transfers({ unitId: other.unitId });
    return received.find((one) => one.transferId === transferId);
  };

  it('is taken back before it is answered: the pupil stays, and nobody takes it over any more', async () => {
    const transferId = await send(pupil(0));
    expect((await pageOf(pupil(0))).enrolments[0]).toMatchObject({ endsOn: '2025-05-16' });
    const id = requestId();
    expect(await withdraw(transferId, id)).toBeNull();
    expect(await withdraw(transferId, id)).toBeNull();
    const page = await pageOf(pupil(0));
    expect(page.enrolments).toMatchObject([{ endsOn: null, endReason: null }]);
    expect(page.sent).toMatchObject([{ decision: 'withdrawn', reason: backReason }]);
    expect(page.events[0]).toMatchObject({ kind: 'undone', toClass: '10A1' });
    expect(await isThere(transferId)).toMatchObject({ decision: 'withdrawn', answerReason: backReason });
    expect(await refusalOf(accept(transferId))).toMatchObject({
      code: 'TRANSFER_ANSWERED',
      data: { decision: 'withdrawn', who: w.people.principal.displayName },
    });
    expect(await refusalOf(withdraw(transferId))).toMatchObject({
      code: 'TRANSFER_ANSWERED',
      data: { decision: 'withdrawn' },
    });
    const again = await send(pupil(0));
    expect(await isThere(again)).toMatchObject({ decision: null });
  });

  it('is not taken back once it is answered', async () => {
    const transferId = await send(pupil(1));
    await accept(transferId);
    expect(await refusalOf(withdraw(transferId))).toMatchObject({
      code: 'TRANSFER_ANSWERED',
      data: { decision: 'accepted' },
    });
    expect((await pageOf(pupil(1))).enrolments[0]).toMatchObject({ endsOn: '2025-05-16' });
  });

  it('accepted and taken back at the same moment, one of the two holds for both schools', async () => {
    for (const at of [2, 3, 4, 5]) {
      const transferId = await send(pupil(at));
      // Taking back needs three steps: with a head start it is the first as often as not.
      const withdrawing = withdraw(transferId);
      if (at % 2 === 1) await new Promise((resolve) => setTimeout(resolve, 12));
      const [accepted, withdrawn] = await Promise.allSettled([accept(transferId), withdrawing]);
      expect([accepted.status, withdrawn.status].sort()).toEqual(['fulfilled', 'rejected']);
      const decision = accepted.status === 'fulfilled' ? 'accepted' : 'withdrawn';
      const page = await pageOf(pupil(at));
      expect(page.sent).toMatchObject([{ decision }]);
      expect(page.enrolments[0]).toMatchObject({ endsOn: decision === 'accepted' ? '2025-05-16' : null });
      const there = await isThere(transferId);
      expect(there).toMatchObject({ decision });
      expect(there?.pupilId === null).toBe(decision === 'withdrawn');
    }
  });

  it('put back by hand meanwhile, the pupil keeps that place when it is taken back', async () => {
    const transferId = await send(pupil(6));
    const place = { unitId: w.school, schoolYear, pupilId: pupil(6), classId: w.classId, grade: 10 };
    await people().placePupil({ ...place, startsOn: '2025-05-19', requestId: requestId() });
    expect(await withdraw(transferId)).toBeNull();
    expect((await pageOf(pupil(6))).enrolments).toMatchObject([
      { startsOn: '2025-05-19', endsOn: null },
      { endsOn: '2025-05-16' },
    ]);
  });

  it('is taken back by nobody but its sender', async () => {
    const transferId = await send(pupil(7));
    const content = { transferId, requestId: requestId(), reason: backReason };
    const byReceiver = other.clerk.people.withdrawTransfer({ ...content, unitId: other.unitId });
    expect(await refusalOf(byReceiver)).toMatchObject({ code: 'NOT_FOUND' });
    const forSender = other.clerk.people.withdrawTransfer({ ...content, unitId: w.school });
    expect(await refusalOf(forSender)).toMatchObject({ code: 'NOT_FOUND' });
    const byTeacher = w.callers.teacher.people.withdrawTransfer({ ...content, unitId: w.school });
    expect(await refusalOf(byTeacher)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await isThere(transferId)).toMatchObject({ decision: null });
  });

  it('accepted, its marks are read from the sheet of the new class: of that subject only, by those who see the sheet', async () => {
    const { owner, pool } = w.world;
    const { unitId, classId } = other;
    const teacher = await newPerson(owner, { role: 'subject_teacher', unitId });
    const staffId = await newStaff(owner, { unitId, person: teacher });
    await newTeaching(owner, { unitId, staffId, classId, subjectCode: 'mathematics' });
    const principal = await callerFor(pool, await newPerson(owner, { role: 'principal', unitId }));
    await principal.gradebook.openTerm({ unitId, schoolYear, term: 2, requestId: requestId() });
    const caller = await callerFor(pool, teacher);
    const { sheets } = await principal.gradebook.sheets({ unitId, schoolYear, term: 2 });
    const refOf = (subjectCode: string | null) => {
      const sheetId = sheets.find((sheet) => sheet.subjectCode === subjectCode)?.id ?? 0;
      return { unitId, schoolYear, sheetId };
    };
    const { pupils } = await caller.gradebook.sheet(refOf('mathematics'));
    const came = pupils.filter(({ cameFrom }) => cameFrom !== null);
    const page = await w.callers.principal.organisation.unit({ unitId: w.school, schoolYear });
    expect(came.length).toBeGreaterThan(0);
    expect(came.length).toBeLessThan(pupils.length);
    expect(came[0]?.cameFrom).toEqual({ schoolName: page.name, leftOn: '2025-05-16' });
    const pupilId = came[0]?.pupilId ?? 0;
    const [marks] = await caller.gradebook.transferredMarks({ ...refOf('mathematics'), pupilId });
    expect(marks).toMatchObject({ schoolName: page.name, leftOn: '2025-05-16', className: '10A1' });
    expect(marks?.marks.map(({ subjectCode, slot, value }) => `${subjectCode} ${slot} ${value}`)).toEqual([
      'mathematics end 85',
      'mathematics mid 85',
      'mathematics r1 85',
      'mathematics r2 85',
    ]);
    const [conduct] = await principal.gradebook.transferredMarks({ ...refOf(null), pupilId });
    expect(conduct?.marks.map(({ slot }) => slot)).toEqual(['conduct', 'excused', 'unexcused']);
    const others = [
      () => caller.gradebook.transferredMarks({ ...refOf('literature'), pupilId }),
      () => caller.gradebook.transferredMarks({ ...refOf('mathematics'), pupilId: pupil(7) }),
      () => w.callers.teacher.gradebook.transferredMarks({ ...refOf('mathematics'), pupilId }),
    ];
    for (const call of others) expect(await refusalOf(call())).toMatchObject({ code: 'NOT_FOUND' });
  });
});
