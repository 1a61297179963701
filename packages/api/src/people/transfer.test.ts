import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerFor } from '../testing/callers.ts';
import { newClass, newPerson, newUnit, schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { fillEverything, newSchoolWorld, type SchoolWorld } from '../testing/school.ts';
import { verify } from '../verify/verify.ts';

const requestId = () => crypto.randomUUID();
const reason = 'Chuyển nơi ở theo gia đình';

describe('a transfer between schools', () => {
  let w: SchoolWorld;
  let other: { unitId: number; classId: number; clerk: Caller };
  let third: { unitId: number; clerk: Caller };
  beforeAll(async () => {
    w = await newSchoolWorld();
    await fillEverything(w);
    const { owner, pool } = w.world;
    const newSchool = async () => {
      const unitId = await newUnit(owner, { kind: 'school', parentId: w.department, levels: ['upper_secondary'] });
      return { unitId, clerk: await callerFor(pool, await newPerson(owner, { role: 'school_clerk', unitId })) };
    };
    const second = await newSchool();
    const { classId } = await newClass(owner, { unitId: second.unitId, name: '10B2', grade: 10, pupils: 1 });
    other = { ...second, classId };
    third = await newSchool();
  }, 60_000);
  afterAll(() => w.world.close());

  const send = (pupilId: number, leavesOn = '2025-05-16', toUnitId = other.unitId) =>
    w.callers.principal.people.sendTransfer({
      ...{ unitId: w.school, schoolYear, pupilId, toUnitId, leavesOn, reason },
      requestId: requestId(),
    });
  const arrivalOf = async () => {
    const { received } = await other.clerk.people.transfers({ unitId: other.unitId });
    return received.find(({ decision }) => decision === null);
  };
  const answer = (transferId: number, given: Parameters<Caller['people']['answerTransfer']>[0]['answer'], by = other) =>
    by.clerk.people.answerTransfer({
      ...{ unitId: by.unitId, fromUnitId: w.school, transferId, requestId: requestId(), answer: given },
    });
  const accepted = () => ({ decision: 'accepted', classId: other.classId, startsOn: '2025-05-19' }) as const;

  it('goes by copy: accepted, the pupil is the same person there, with marks and absences that nobody can change', async () => {
    const pupilId = w.pupilIds[0] ?? 0;
    const guardian = { relation: 'father', fullName: 'Giàng Mí Sử' } as const;
    const { people } = w.callers.principal;
    await people.saveGuardian({
      unitId: w.school,
      schoolYear,
      pupilId,
      requestId: requestId(),
      guardianId: null,
      set: guardian,
    });
    await people.savePupil({
      ...{ unitId: w.school, schoolYear, pupilId, requestId: requestId() },
      set: { policyGroups: ['poor_household'], residenceAddress: 'Thôn Má Lủ' },
    });
    await send(pupilId);
    expect(await refusalOf(send(pupilId))).toMatchObject({ code: 'TRANSFER_WAITING' });
    const waiting = await people.transfers({ unitId: w.school });
    expect(waiting.sent).toMatchObject([{ pupilId, decision: null }]);
    expect(await people.pupil({ unitId: w.school, schoolYear, pupilId })).toMatchObject({
      enrolments: [{ endsOn: '2025-05-16', endReason: reason }],
      sent: [{ decision: null }],
    });

    const arrival = await arrivalOf();
    const { transferId = 0 } = arrival ?? {};
    const detail = await other.clerk.people.transfer({ unitId: other.unitId, fromUnitId: w.school, transferId });
    expect(detail).toMatchObject({ reason, leavesOn: '2025-05-16', payload: { guardians: [guardian] } });
    const { pupilId: taken } = await answer(transferId, accepted());
    const page = await other.clerk.people.pupil({ unitId: other.unitId, schoolYear, pupilId: taken ?? 0 });
    expect(page).toMatchObject({
      guardians: [guardian],
      enrolments: [{ className: '10B2', startsOn: '2025-05-19', endsOn: null }],
      transferred: [{ leavesOn: '2025-05-16', className: '10A1' }],
      history: expect.arrayContaining([expect.objectContaining({ source: 'transfer' })]),
    });
    const marks = page.transferred[0]?.marks ?? [];
    expect(
      marks.filter(({ subjectCode }) => subjectCode === 'mathematics').map(({ slot, value }) => `${slot} ${value}`),
    ).toEqual(['end 85', 'mid 85', 'r1 85', 'r2 85']);
    expect(marks.filter(({ kind }) => kind === 'homeroom').map(({ slot, value }) => `${slot} ${value}`)).toEqual([
      'conduct good',
      'excused 0',
      'unexcused 0',
    ]);
    const restricted = await other.clerk.people.restricted({ unitId: other.unitId, schoolYear, pupilId: taken ?? 0 });
    expect(restricted).toMatchObject({ policyGroups: ['poor_household'], residenceAddress: 'Thôn Má Lủ' });
    const rows = await w.world.owner
      .selectFrom('pupil')
      .select('personId')
      .where('id', 'in', [pupilId, taken ?? 0])
      .execute();
    expect(new Set(rows.map(({ personId }) => personId)).size).toBe(1);
    expect((await people.transfers({ unitId: w.school })).sent).toMatchObject([
      { decision: 'accepted', className: '10B2' },
    ]);

    const before = await w.world.owner.selectFrom('pupil').select('id').where('unitId', '=', other.unitId).execute();
    const second = await refusalOf(answer(transferId, accepted()));
    expect(second).toMatchObject({ code: 'TRANSFER_ANSWERED', data: { decision: 'accepted' } });
    expect(await w.world.owner.selectFrom('pupil').select('id').where('unitId', '=', other.unitId).execute()).toEqual(
      before,
    );
    expect((await verify(w.world.owner, () => undefined)).differences).toEqual([]);
  });

  it('is accepted once even by two at the same moment, and a repeated request gets its first answer', async () => {
    await send(w.pupilIds[1] ?? 0);
    const { transferId = 0 } = (await arrivalOf()) ?? {};
    const input = { unitId: other.unitId, fromUnitId: w.school, transferId, answer: accepted() };
    const first = { ...input, requestId: requestId() };
    const answers = await Promise.allSettled([
      other.clerk.people.answerTransfer(first),
      other.clerk.people.answerTransfer({ ...input, requestId: requestId() }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [one] = answers;
    if (one?.status === 'fulfilled') expect(await other.clerk.people.answerTransfer(first)).toEqual(one.value);
  });

  it('refused, the reason stands with the old school, which takes the pupil back and may send again', async () => {
    const pupilId = w.pupilIds[2] ?? 0;
    await send(pupilId);
    const { transferId = 0 } = (await arrivalOf()) ?? {};
    await answer(transferId, { decision: 'refused', reason: 'Lớp 10 đã đủ học sinh' });
    const ref = { unitId: w.school, schoolYear, pupilId };
    const page = await w.callers.principal.people.pupil(ref);
    expect(page.sent).toMatchObject([{ decision: 'refused', reason: 'Lớp 10 đã đủ học sinh' }]);
    const back = { ...ref, classId: w.classId, grade: 10, startsOn: '2025-05-19', requestId: requestId() };
    await w.callers.principal.people.placePupil(back);
    await send(pupilId, '2025-05-20');
    expect(await arrivalOf()).toMatchObject({ decision: null });
  });

  it('a third school sees nothing of it, and nobody answers for another', async () => {
    const lists = await third.clerk.people.transfers({ unitId: third.unitId });
    expect(lists).toEqual({ sent: [], received: [] });
    expect(await refusalOf(third.clerk.people.transfers({ unitId: other.unitId }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    const { transferId = 0 } = (await arrivalOf()) ?? {};
    const asked = { unitId: other.unitId, fromUnitId: w.school, transferId };
    expect(await refusalOf(third.clerk.people.transfer(asked))).toMatchObject({ code: 'NOT_FOUND' });
    const refusal = { decision: 'refused', reason: 'Không phải việc của trường' } as const;
    const foreign = third.clerk.people.answerTransfer({ ...asked, requestId: requestId(), answer: refusal });
    expect(await refusalOf(foreign)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('goes to a school only, and only who stands in a class', async () => {
    const pupilId = w.pupilIds[3] ?? 0;
    expect(await refusalOf(send(pupilId, '2025-05-16', w.district))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(send(pupilId, '2025-05-16', w.school))).toMatchObject({ code: 'NOT_FOUND' });
    const leave = { unitId: w.school, schoolYear, pupilId, lastDay: '2025-05-01', reason };
    await w.callers.principal.people.releasePupil({ ...leave, requestId: requestId() });
    expect(await refusalOf(send(pupilId))).toMatchObject({ code: 'NOT_ENROLLED' });
    const found = await w.callers.principal.people.transferSchools({ unitId: w.school, search: 'school' });
    expect(found.map(({ id }) => id).sort()).toEqual([other.unitId, third.unitId].sort());
  });
});
