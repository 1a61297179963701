import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerFor } from '../testing/callers.ts';
import { newClass, newHomeroom, newPerson, newStaff, newTeaching, newUnit, schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { fillEverything, fillSheet, newSchoolWorld, type SchoolWorld, sheetOf, slots } from '../testing/school.ts';
import { verify } from '../verify/verify.ts';

type Ref = { unitId: number; schoolYear: number; sheetId: number };

const requestId = () => crypto.randomUUID();
const reason = 'Chấm phúc khảo một bài';

async function linksOf(w: SchoolWorld, { sheetId }: Ref) {
  const { owner } = w.world;
  const links = owner.selectFrom('sheetSave').select(['seq', 'kind', 'reason', 'accountId', 'requestId']);
  return links.where('sheetId', '=', sheetId).orderBy('seq').execute();
}

function markOf(caller: Caller, ref: Ref, change: { pupilId: number; text: string; seenVersion: number }) {
  return caller.gradebook.recordMarks({ ...ref, requestId: requestId(), changes: [{ slot: 'r1', ...change }] });
}

describe('closing and reopening a sheet', () => {
  let w: SchoolWorld;
  let classes = 0;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 1 });
  });
  afterAll(() => w.world.close());

  /** The literature sheet of a new class of two pupils, taught by the teacher and kept by the homeroom teacher. */
  const newSheet = async ({ isFilled = false } = {}) => {
    const { owner } = w.world;
    classes += 1;
    const name = `10B${classes}`;
    const { classId, pupilIds } = await newClass(owner, { unitId: w.school, name, grade: 10, pupils: 2 });
    const staffId = w.people.teacherStaff;
    await newTeaching(owner, { unitId: w.school, staffId, classId, subjectCode: 'literature' });
    await newHomeroom(owner, { unitId: w.school, staffId: w.people.homeroomStaff, classId });
    await w.callers.principal.gradebook.openTerm({ ...w.of, requestId: requestId() });
    const { sheets } = await w.callers.principal.gradebook.sheets(w.of);
    const refOf = (subjectCode: string | null): Ref => {
      const sheet = sheets.find((one) => one.classId === classId && one.subjectCode === subjectCode);
      return { unitId: w.school, schoolYear, sheetId: sheet?.id ?? 0 };
    };
    const ref = refOf('literature');
    if (isFilled) await fillSheet(w.callers.teacher, ref, { pupilIds, slots: slots.literature, text: '8' });
    const [pupilId = 0, otherPupilId = 0] = pupilIds;
    return { ref, homeroomRef: refOf(null), classId, pupilId, otherPupilId };
  };
  const close = (caller: Caller, ref: Ref, { acceptsMissing = false, request = requestId() } = {}) =>
    caller.gradebook.closeSheet({ ...ref, requestId: request, acceptsMissing });
  const reopen = (caller: Caller, ref: Ref, { why = reason, request = requestId() } = {}) =>
    caller.gradebook.reopenSheet({ ...ref, requestId: request, reason: why });

  it('the subject teacher closes a complete sheet, and it takes no mark any more', async () => {
    const { ref, pupilId } = await newSheet({ isFilled: true });
    expect(await close(w.callers.teacher, ref)).toEqual({ state: 'closed', chainLength: 2 });
    expect(await refusalOf(markOf(w.callers.teacher, ref, { pupilId, text: '9', seenVersion: 1 }))).toMatchObject({
      code: 'SHEET_CLOSED',
    });
    expect(await refusalOf(close(w.callers.teacher, ref))).toMatchObject({ code: 'SHEET_CLOSED' });
    const sheet = await w.callers.teacher.gradebook.sheet(ref);
    expect(sheet).toMatchObject({ state: 'closed', canRecord: false, canClose: false, canReopen: false });
    expect(sheet.chainLength).toBe(2);
    expect(sheet.cells.every((cell) => cell.value === '80' && cell.version === 1)).toBe(true);
  });

  it('empty cells and make-ups are counted, and the sheet closes only when its teacher accepts them', async () => {
    const { ref, pupilId, otherPupilId } = await newSheet();
    await markOf(w.callers.teacher, ref, { pupilId, text: '8', seenVersion: 0 });
    await markOf(w.callers.teacher, ref, { pupilId: otherPupilId, text: 'bù 25/05', seenVersion: 0 });
    expect(await refusalOf(close(w.callers.teacher, ref))).toEqual({ code: 'SHEET_INCOMPLETE', data: { missing: 11 } });
    expect(await w.callers.teacher.gradebook.sheet(ref)).toMatchObject({ state: 'open', chainLength: 2 });
    const accepted = await close(w.callers.teacher, ref, { acceptsMissing: true });
    expect(accepted).toEqual({ state: 'closed', chainLength: 3 });
  });

  it('the empty cells of a pupil who has left do not keep a sheet open', async () => {
    const { ref, pupilId, otherPupilId } = await newSheet();
    await fillSheet(w.callers.teacher, ref, { pupilIds: [pupilId], slots: slots.literature, text: '8' });
    const left = w.world.owner.updateTable('enrolment').set({ endsOn: '2025-05-19' });
    await left.where('pupilId', '=', otherPupilId).execute();
    expect(await close(w.callers.teacher, ref)).toMatchObject({ state: 'closed' });
  });

  it('a closing sent twice is one link, and the number is not taken for other content', async () => {
    const { ref } = await newSheet({ isFilled: true });
    const request = requestId();
    const first = await close(w.callers.teacher, ref, { request });
    expect(await close(w.callers.teacher, ref, { request })).toEqual(first);
    expect(await linksOf(w, ref)).toHaveLength(2);
    const other = close(w.callers.teacher, ref, { request, acceptsMissing: true });
    expect(await refusalOf(other)).toMatchObject({ code: 'REQUEST_REUSED' });
  });

  it('the homeroom teacher closes the homeroom sheet, which the subject teacher does not know', async () => {
    const { homeroomRef } = await newSheet();
    const byTeacher = close(w.callers.teacher, homeroomRef, { acceptsMissing: true });
    expect(await refusalOf(byTeacher)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await close(w.callers.homeroom, homeroomRef, { acceptsMissing: true })).toMatchObject({ state: 'closed' });
  });

  it('for a teacher of another class, of another subject or of earlier, the sheet does not exist', async () => {
    const { owner } = w.world;
    const { ref, classId } = await newSheet({ isFilled: true });
    const other = await newSheet();
    const newTeacher = async (of: { classId: number; subjectCode: string }) => {
      const person = await newPerson(owner, { role: 'subject_teacher', unitId: w.school });
      const staffId = await newStaff(owner, { unitId: w.school, person });
      await newTeaching(owner, { unitId: w.school, staffId, ...of });
      return { staffId, caller: await callerFor(w.world.pool, person) };
    };
    const ofOtherClass = await newTeacher({ classId: other.classId, subjectCode: 'literature' });
    const ofOtherSubject = await newTeacher({ classId, subjectCode: 'mathematics' });
    const ofEarlier = await newTeacher({ classId, subjectCode: 'literature' });
    const ended = owner.updateTable('teaching').set({ validTo: '2025-05-19' });
    await ended.where('staffId', '=', ofEarlier.staffId).execute();
    for (const { caller } of [ofOtherClass, ofOtherSubject, ofEarlier]) {
      expect(await refusalOf(close(caller, ref))).toMatchObject({ code: 'NOT_FOUND' });
    }
    expect(await refusalOf(close(w.callers.homeroom, ref))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await linksOf(w, ref)).toHaveLength(1);
  });

  it('a principal does not close for the teacher, and nobody but the principal of the school reopens', async () => {
    const { owner, pool } = w.world;
    const { ref } = await newSheet({ isFilled: true });
    const { teacher, homeroom, principal, department, district } = w.callers;
    for (const caller of [principal, department, district]) {
      expect(await refusalOf(close(caller, ref))).toMatchObject({ code: 'FORBIDDEN' });
    }
    await close(teacher, ref);
    for (const caller of [teacher, homeroom, department, district]) {
      expect(await refusalOf(reopen(caller, ref))).toMatchObject({ code: 'FORBIDDEN' });
    }
    const unitId = await newUnit(owner, { kind: 'school', parentId: w.department, levels: ['upper_secondary'] });
    const beside = await callerFor(pool, await newPerson(owner, { role: 'principal', unitId }));
    expect(await refusalOf(reopen(beside, ref))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await principal.gradebook.sheet(ref)).toMatchObject({ state: 'closed', chainLength: 2, canReopen: true });
  });

  it.each(['', '   ', ' ab '])('reopening asks for a reason, which "%s" is not', async (why) => {
    const { ref } = await newSheet({ isFilled: true });
    await close(w.callers.teacher, ref);
    const refused = await refusalOf(reopen(w.callers.principal, ref, { why }));
    expect(refused).toMatchObject({ code: 'INPUT_INVALID', data: { fields: { reason: [expect.any(String)] } } });
    expect(await w.callers.teacher.gradebook.sheet(ref)).toMatchObject({ state: 'closed' });
  });

  it('a reopened sheet takes marks again, and who closed and reopened it and why stands on its chain', async () => {
    const { ref, pupilId } = await newSheet({ isFilled: true });
    const [closing, reopening] = [requestId(), requestId()];
    await close(w.callers.teacher, ref, { request: closing });
    const reopened = await reopen(w.callers.principal, ref, { why: ` ${reason} `, request: reopening });
    expect(reopened).toEqual({ state: 'open', chainLength: 3 });
    await markOf(w.callers.teacher, ref, { pupilId, text: '9', seenVersion: 1 });
    const [teacher, principal] = [w.people.teacher.accountId, w.people.principal.accountId];
    expect(await linksOf(w, ref)).toMatchObject([
      { seq: 1, kind: 'marks', accountId: teacher, reason: null },
      { seq: 2, kind: 'closed', accountId: teacher, reason: null, requestId: closing },
      { seq: 3, kind: 'reopened', accountId: principal, reason, requestId: reopening },
      { seq: 4, kind: 'marks', accountId: teacher, reason: null },
    ]);
    expect((await verify(w.world.owner, () => undefined)).differences).toEqual([]);
  });

  it.each([
    ['reason of a reopening', sql`update sheet_save set reason = 'khác' where kind = 'reopened'`],
    ['author of a closing', sql`update sheet_save set account_id = account_id + 1 where kind = 'closed'`],
    ['count of cells', sql`update sheet set entered_cells = entered_cells + 1`],
  ])('verification finds a changed %s', async (_what, change) => {
    const { ref } = await newSheet({ isFilled: true });
    await close(w.callers.teacher, ref);
    await reopen(w.callers.principal, ref);
    const undone = w.world.owner.transaction().execute(async (trx) => {
      await change.execute(trx);
      const { differences } = await verify(trx, () => undefined);
      expect(differences.map(({ what }) => what)).toContain(`sheet ${ref.sheetId}`);
      throw new Error('undo');
    });
    await expect(undone).rejects.toThrow('undo');
  });

  it('reopening an open sheet leaves no link, and its repeat does not open what was closed since', async () => {
    const { ref } = await newSheet({ isFilled: true });
    const request = requestId();
    const answer = await reopen(w.callers.principal, ref, { request });
    expect(answer).toEqual({ state: 'open', chainLength: 1 });
    await close(w.callers.teacher, ref);
    expect(await reopen(w.callers.principal, ref, { request })).toEqual(answer);
    expect(await w.callers.teacher.gradebook.sheet(ref)).toMatchObject({ state: 'closed', chainLength: 2 });
  });
});

describe('the sheets of a closed term', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
    await fillEverything(w);
    const ref = await sheetOf(w, 'literature');
    await w.callers.teacher.gradebook.closeSheet({ ...ref, requestId: requestId(), acceptsMissing: false });
    await w.callers.principal.gradebook.closeTerm({ ...w.of, requestId: requestId(), decisions: [] });
  });
  afterAll(() => w.world.close());

  it.each(['literature', 'mathematics'])(
    '%s, closed or open before, is neither closed nor reopened',
    async (subject) => {
      const ref = await sheetOf(w, subject);
      const closing = w.callers.teacher.gradebook.closeSheet({ ...ref, requestId: requestId(), acceptsMissing: true });
      expect(await refusalOf(closing)).toMatchObject({ code: 'TERM_CLOSED' });
      const reopening = w.callers.principal.gradebook.reopenSheet({ ...ref, requestId: requestId(), reason });
      expect(await refusalOf(reopening)).toMatchObject({ code: 'TERM_CLOSED' });
    },
  );

  it('a sheet that its teacher had closed is still closed when the term is reopened', async () => {
    await w.callers.principal.gradebook.reopenTerm({ ...w.of, requestId: requestId(), reason });
    const stateOf = async (subject: string) =>
      (await w.callers.teacher.gradebook.sheet(await sheetOf(w, subject))).state;
    expect([await stateOf('literature'), await stateOf('mathematics')]).toEqual(['closed', 'open']);
  });
});
