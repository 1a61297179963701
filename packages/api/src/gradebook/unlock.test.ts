import type { DecideUnlock } from '@truong/contracts/entry';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callerFor } from '../testing/callers.ts';
import { newPerson, newStaff, schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { fillEverything, newSchoolWorld, type SchoolWorld, sheetOf } from '../testing/school.ts';
import { verify } from '../verify/verify.ts';

const requestId = () => crypto.randomUUID();
const reason = 'Chấm lại bài của một em';

describe('a request to open what is locked', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
    await fillEverything(w);
    await w.callers.principal.entry.saveLock({
      ...w.of,
      requestId: requestId(),
      ...{ column: null, subjectCode: null, grade: null, classId: null, from: '2025-05-01', until: null },
    });
  }, 60_000);
  afterAll(() => w.world.close());
  beforeEach(async () => {
    await w.world.owner
      .updateTable('unlockRequest')
      .set({ openUntil: sql`least(open_until, now())` })
      .where('openUntil', 'is not', null)
      .execute();
    await w.world.owner.deleteFrom('entrySetting').execute();
    await w.world.owner.deleteFrom('notice').execute();
  });

  const of = () => ({ unitId: w.school, schoolYear });
  const math = () => sheetOf(w, 'mathematics');
  const ask = async (scope: { slots?: string[] | null; pupilIds?: number[] | null; hours?: number } = {}) => {
    const asked = { ...(await math()), slots: ['mid'], pupilIds: null, hours: 24, reason, ...scope };
    return (await w.callers.teacher.entry.askUnlock({ ...asked, requestId: requestId() })).id;
  };
  const decide = (unlockId: number, decision: DecideUnlock['decision'] = { kind: 'granted', hours: 24 }) =>
    w.callers.principal.entry.decideUnlock({ ...of(), unlockId, decision, requestId: requestId() });
  const record = async (slot: string, at = 0) => {
    const ref = await math();
    const { cells } = await w.callers.teacher.gradebook.sheet(ref);
    const pupilId = w.pupilIds[at] ?? 0;
    const seenVersion = cells.find((cell) => cell.pupilId === pupilId && cell.slot === slot)?.version ?? 0;
    const changes = [{ pupilId, slot, text: `${seenVersion % 9},5`, seenVersion }];
    return w.callers.teacher.gradebook.recordMarks({ ...ref, requestId: requestId(), changes });
  };
  const isLocked = async (slot: string, at = 0) => (await refusalOf(record(slot, at))).code === 'MARKS_INVALID';
  const find = async (id: number) =>
    (await w.callers.principal.entry.unlockRequests(of())).requests.find((request) => request.id === id);
  const kindsOf = async (caller: typeof w.callers.teacher) =>
    (await caller.notices.list()).notices.map(({ kind }) => kind);

  it('is asked, granted for fewer hours, written under, and told by the history with its approver', async () => {
    const id = await ask();
    expect(await kindsOf(w.callers.principal)).toEqual(['unlock_asked']);
    expect(await w.callers.principal.notices.waiting(w.of)).toContainEqual({ kind: 'unlock_requests', requests: 1 });
    expect(await isLocked('mid')).toBe(true);
    await decide(id, { kind: 'granted', hours: 2 });
    expect(await kindsOf(w.callers.teacher)).toEqual(['unlock_granted']);
    expect((await record('mid')).saved).toHaveLength(1);
    expect(await isLocked('end')).toBe(true);
    const ref = await math();
    const [latest, first] = await w.callers.teacher.gradebook.cellHistory({
      ...ref,
      pupilId: w.pupilIds[0] ?? 0,
      slot: 'mid',
    });
    expect(latest?.unlock).toEqual({ id, reason, approver: w.people.principal.displayName, confirmedBy: null });
    expect(first?.unlock).toBeNull();
    const { openUntil, ...told } = (await find(id)) ?? { openUntil: null };
    expect(told).toMatchObject({ status: 'open', changes: 1, decidedBy: w.people.principal.displayName });
    const hours = (Date.parse(openUntil ?? '') - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(1.9);
    expect(hours).toBeLessThan(2.1);
  });

  it('reaches only the pupils it names', async () => {
    await decide(await ask({ pupilIds: [w.pupilIds[1] ?? 0] }));
    expect(await isLocked('mid', 0)).toBe(true);
    expect((await record('mid', 1)).saved).toHaveLength(1);
  });

  it('closes by itself at its end, and at once when the principal ends it', async () => {
    const first = await ask();
    await decide(first);
    await w.world.owner
      .updateTable('unlockRequest')
      .set({ openUntil: sql`now() - interval '1 second'` })
      .where('openUntil', 'is not', null)
      .execute();
    expect(await isLocked('mid')).toBe(true);
    expect(await find(first)).toMatchObject({ status: 'over' });

    const second = await ask();
    await decide(second);
    expect((await record('mid')).saved).toHaveLength(1);
    const end = { ...of(), unlockId: second, requestId: requestId() };
    await w.callers.principal.entry.endUnlock(end);
    await w.callers.principal.entry.endUnlock(end);
    expect(await isLocked('mid')).toBe(true);
    expect(await find(second)).toMatchObject({ status: 'ended' });
    expect((await kindsOf(w.callers.teacher))[0]).toBe('unlock_ended');
    const again = w.callers.principal.entry.endUnlock({ ...end, requestId: requestId() });
    expect((await refusalOf(again)).code).toBe('UNLOCK_OVER');
  });

  it('may be refused with a reason, is decided once, and never for more than was asked', async () => {
    const id = await ask({ hours: 3 });
    expect((await refusalOf(decide(id, { kind: 'granted', hours: 4 }))).code).toBe('DATES_INVALID');
    await decide(id, { kind: 'refused', reason: 'Đã gửi báo cáo' });
    expect(await isLocked('mid')).toBe(true);
    expect((await refusalOf(decide(id))).code).toBe('UNLOCK_DECIDED');
    const { notices } = await w.callers.teacher.notices.list();
    expect(notices).toMatchObject([{ kind: 'unlock_refused', data: { reason: 'Đã gửi báo cáo', slots: ['mid'] } }]);
  });

  it('opens a sheet that its teacher has closed, and only that of it', async () => {
    const ref = await math();
    await w.callers.teacher.gradebook.closeSheet({ ...ref, requestId: requestId(), acceptsMissing: true });
    expect((await refusalOf(record('mid'))).code).toBe('SHEET_CLOSED');
    await decide(await ask());
    expect((await record('mid')).saved).toHaveLength(1);
    expect(await isLocked('end')).toBe(true);
    expect(await w.callers.teacher.gradebook.sheet(ref)).toMatchObject({
      state: 'closed',
      canRecord: true,
      canClose: false,
    });
    await w.callers.principal.gradebook.reopenSheet({ ...ref, requestId: requestId(), reason });
  });

  it('waits for the homeroom teacher where the school asks for that', async () => {
    await w.callers.principal.entry.setHomeroomConfirms({ unitId: w.school, requestId: requestId(), isNeeded: true });
    const id = await ask();
    expect(await kindsOf(w.callers.homeroom)).toEqual(['unlock_asked']);
    expect(await find(id)).toMatchObject({ status: 'unconfirmed' });
    expect((await refusalOf(decide(id))).code).toBe('UNLOCK_UNCONFIRMED');
    const confirmation = { ...of(), unlockId: id, requestId: requestId() };
    expect((await refusalOf(w.callers.teacher.entry.confirmUnlock(confirmation))).code).toBe('NOT_FOUND');
    const { requests } = await w.callers.homeroom.entry.unlockRequests(of());
    expect(requests.find((request) => request.id === id)).toMatchObject({ canConfirm: true });
    await w.callers.homeroom.entry.confirmUnlock(confirmation);
    await decide(id);
    expect(await find(id)).toMatchObject({ status: 'open', confirmedBy: w.people.homeroom.displayName });
  });

  it('is withdrawn by who asked while it waits: those who were asked read it, and nobody decides any more', async () => {
    await w.callers.principal.entry.setHomeroomConfirms({ unitId: w.school, requestId: requestId(), isNeeded: true });
    const id = await ask();
    const withdrawal = { ...of(), unlockId: id, requestId: requestId() };
    const { requests } = await w.callers.homeroom.entry.unlockRequests(of());
    expect(requests.find((request) => request.id === id)).toMatchObject({ canWithdraw: false });
    expect((await refusalOf(w.callers.homeroom.entry.withdrawUnlock(withdrawal))).code).toBe('NOT_FOUND');
    await w.callers.teacher.entry.withdrawUnlock(withdrawal);
    await w.callers.teacher.entry.withdrawUnlock(withdrawal);
    expect(await find(id)).toMatchObject({ status: 'withdrawn', decidedBy: w.people.teacher.displayName });
    for (const asked of [w.callers.principal, w.callers.homeroom])
      expect(await kindsOf(asked)).toEqual(['unlock_withdrawn', 'unlock_asked']);
    expect(await w.callers.principal.notices.waiting(w.of)).not.toContainEqual({
      kind: 'unlock_requests',
      requests: 1,
    });
    expect((await refusalOf(decide(id))).code).toBe('UNLOCK_DECIDED');
    const again = { ...withdrawal, requestId: requestId() };
    expect((await refusalOf(w.callers.teacher.entry.withdrawUnlock(again))).code).toBe('UNLOCK_DECIDED');
    expect(await isLocked('mid')).toBe(true);
  });

  it('is asked by those who keep the sheet, for cells that are locked, and seen by those it concerns', async () => {
    const stranger = await newPerson(w.world.owner, { role: 'subject_teacher', unitId: w.school });
    await newStaff(w.world.owner, { unitId: w.school, person: stranger });
    const caller = await callerFor(w.world.pool, stranger);
    const asked = { ...(await math()), slots: ['mid'], pupilIds: null, hours: 1, reason };
    expect((await refusalOf(caller.entry.askUnlock({ ...asked, requestId: requestId() }))).code).toBe('NOT_FOUND');
    expect((await caller.entry.unlockRequests(of())).requests).toEqual([]);
    const unknown = { ...asked, slots: ['r9'], requestId: requestId() };
    expect((await refusalOf(w.callers.teacher.entry.askUnlock(unknown))).code).toBe('NOT_FOUND');
    await decide(await ask());
    expect((await refusalOf(ask())).code).toBe('UNLOCK_NOT_NEEDED');
    const repeated = { ...asked, slots: ['end'], requestId: requestId() };
    const first = await w.callers.teacher.entry.askUnlock(repeated);
    expect(await w.callers.teacher.entry.askUnlock(repeated)).toEqual(first);
    for (const refused of [w.callers.teacher, w.callers.homeroom])
      expect(
        (await refusalOf(refused.entry.endUnlock({ ...of(), unlockId: first.id, requestId: requestId() }))).code,
      ).toBe('FORBIDDEN');
  });

  it('stands in the chain: another request under a change is found by verify', async () => {
    const differences = async () => (await verify(w.world.owner, () => undefined)).differences;
    expect(await differences()).toEqual([]);
    await w.world.owner.updateTable('markHistory').set({ unlockId: 999 }).where('unlockId', 'is not', null).execute();
    expect((await differences()).length).toBeGreaterThan(0);
  });
});
