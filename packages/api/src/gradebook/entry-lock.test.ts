import type { SaveLock } from '@truong/contracts/entry';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { callerFor } from '../testing/callers.ts';
import { newPerson, newStaff, schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld, sheetOf } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();

describe('a locked column', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
  }, 60_000);
  afterAll(() => w.world.close());
  afterEach(async () => {
    await w.world.owner.deleteFrom('entryLock').execute();
    await w.world.owner.deleteFrom('sharedLock').execute();
  });

  const everything = { column: null, subjectCode: null, grade: null, classId: null, from: '2025-05-01', until: null };
  const lock = (of: Partial<SaveLock> = {}) =>
    w.callers.principal.entry.saveLock({ ...w.of, ...everything, ...of, requestId: requestId() });
  const lockAll = (of: Partial<Pick<SaveLock, 'column' | 'from' | 'replaces'>> = {}) => {
    const { classId: _class, ...all } = everything;
    const { schoolYear, term } = w.of;
    return w.callers.department.entry.saveSharedLock({ schoolYear, term, ...all, ...of, requestId: requestId() });
  };
  const record = async (subject: string, slots: readonly string[], caller = w.callers.teacher) => {
    const ref = await sheetOf(w, subject);
    const { cells } = await w.callers.principal.gradebook.sheet(ref);
    const [pupilId = 0] = w.pupilIds;
    const seen = (slot: string) => cells.find((cell) => cell.pupilId === pupilId && cell.slot === slot)?.version ?? 0;
    const changes = slots.map((slot) => ({
      pupilId,
      slot,
      text: String(1 + (seen(slot) % 9)),
      seenVersion: seen(slot),
    }));
    return caller.gradebook.recordMarks({ ...ref, requestId: requestId(), changes });
  };
  const refused = async (subject: string, slots: readonly string[], caller = w.callers.teacher) => {
    const { code, data } = await refusalOf(record(subject, slots, caller));
    const { problems } = data as { problems: { slot: string; problem: string }[] };
    return [code, ...problems.map(({ slot, problem }) => `${slot} ${problem}`)];
  };

  it('takes nothing from its teacher, who is told which cells, and the rest of the save waits with them', async () => {
    await lock({ column: 'mid_term', subjectCode: 'mathematics', grade: 10, classId: w.classId });
    expect(await refused('mathematics', ['r1', 'mid'])).toEqual(['MARKS_INVALID', 'mid column_locked']);
    expect((await record('mathematics', ['r1', 'end'])).saved).toHaveLength(2);
    expect((await record('literature', ['mid'])).saved).toHaveLength(1);
  });

  it('takes nothing from a substitute either', async () => {
    const person = await newPerson(w.world.owner, { role: 'subject_teacher', unitId: w.school });
    const substituteId = await newStaff(w.world.owner, { unitId: w.school, person });
    const duty = await w.world.owner
      .selectFrom('teaching')
      .select('id')
      .where('unitId', '=', w.school)
      .where('subjectCode', '=', 'mathematics')
      .executeTakeFirstOrThrow();
    await w.callers.principal.gradebook.substitute({
      unitId: w.school,
      schoolYear,
      requestId: requestId(),
      staffId: w.people.teacherStaff,
      substituteId,
      duties: [{ kind: 'teaching', id: duty.id }],
      validFrom: '2025-05-20',
      validTo: '2025-05-30',
      reason: 'Nghỉ ốm',
    });
    const substitute = await callerFor(w.world.pool, person);
    expect((await record('mathematics', ['mid'], substitute)).saved).toHaveLength(1);
    await lock({ column: 'mid' });
    expect(await refused('mathematics', ['mid'], substitute)).toEqual(['MARKS_INVALID', 'mid column_locked']);
  });

  it('of the department is locked in every school, which may lock more and not less', async () => {
    await lockAll({ column: 'mid_term' });
    await lock({ column: 'end_of_term' });
    await lock({ classId: w.classId, column: 'mid_term', from: '2025-06-01' });
    expect(await refused('literature', ['mid', 'end'])).toEqual([
      'MARKS_INVALID',
      'mid column_locked',
      'end column_locked',
    ]);
    const { rules } = await w.callers.principal.entry.locks(w.of);
    expect(rules.map(({ keeper, column, className }) => [keeper, column, className])).toEqual([
      ['department', 'mid_term', null],
      ['school', 'end_of_term', null],
      ['school', 'mid_term', '10A1'],
    ]);
  });

  it('is open again when its rule is taken away, and once only', async () => {
    const { id: lockId } = await lock();
    const removal = { unitId: w.school, schoolYear, lockId, requestId: requestId() };
    expect(await refused('literature', ['r1'])).toEqual(['MARKS_INVALID', 'r1 column_locked']);
    await w.callers.principal.entry.removeLock(removal);
    await w.callers.principal.entry.removeLock(removal);
    expect((await record('literature', ['r1'])).saved).toHaveLength(1);
    expect(await refusalOf(w.callers.principal.entry.removeLock({ ...removal, requestId: requestId() }))).toMatchObject(
      { code: 'NOT_FOUND' },
    );
  });

  it('follows its rule as that is changed, and names what the rule was before', async () => {
    const { id: replaces } = await lock({ column: 'mid_term', classId: w.classId });
    await lock({ column: 'end_of_term', from: '2025-05-02', reason: 'Đã nộp báo cáo', replaces });
    expect(await refused('literature', ['end'])).toEqual(['MARKS_INVALID', 'end column_locked']);
    expect((await record('literature', ['mid'])).saved).toHaveLength(1);
    const { rules } = await w.callers.principal.entry.locks(w.of);
    expect(rules).toMatchObject([
      {
        column: 'end_of_term',
        reason: 'Đã nộp báo cáo',
        givenBy: w.people.principal.displayName,
        before: { column: 'mid_term', className: '10A1', from: '2025-05-01' },
      },
    ]);
    expect((await refusalOf(lock({ replaces }))).code).toBe('NOT_FOUND');
    expect((await refusalOf(lock({ term: 1, replaces: rules[0]?.id ?? 0 }))).code).toBe('NOT_FOUND');
  });

  it('follows a rule of the department in the same way', async () => {
    const { id: replaces } = await lockAll({ column: 'mid_term' });
    await lockAll({ column: 'mid_term', from: '2025-06-01', replaces });
    expect((await record('literature', ['mid'])).saved).toHaveLength(1);
    const { rules } = await w.callers.department.entry.sharedLocks(w.of);
    expect(rules).toMatchObject([{ from: '2025-06-01', before: { from: '2025-05-01', className: null } }]);
    expect((await refusalOf(lockAll({ replaces }))).code).toBe('NOT_FOUND');
  });

  it('shows in the sheet, in the list and on the board with its days', async () => {
    await lock({ column: 'regular' });
    await lock({ column: 'end_of_term', from: '2025-05-25' });
    const ref = await sheetOf(w, 'mathematics');
    const { entry } = await w.callers.teacher.gradebook.sheet(ref);
    expect(entry.map(({ slot, lock: of, locksOn }) => [slot, of?.why ?? null, locksOn])).toEqual([
      ['r1', 'school', null],
      ['r2', 'school', null],
      ['mid', null, null],
      ['end', null, '2025-05-25'],
    ]);
    const { sheets } = await w.callers.teacher.gradebook.sheets(w.of);
    expect(sheets.find(({ id }) => id === ref.sheetId)).toMatchObject({
      columns: 4,
      lockedColumns: 2,
      locksOn: '2025-05-25',
    });
    const board = await w.callers.principal.entry.locks(w.of);
    expect(board.sheets.find(({ sheetId }) => sheetId === ref.sheetId)).toMatchObject({
      locked: ['r1', 'r2'],
      locksOn: '2025-05-25',
    });
  });

  it('is for principals to lock, with days that follow each other, in a class of their own', async () => {
    const asked = { ...w.of, ...everything };
    const save = (caller: typeof w.callers.teacher, of: Partial<SaveLock> = {}) =>
      refusalOf(caller.entry.saveLock({ ...asked, ...of, requestId: requestId() }));
    expect((await save(w.callers.teacher)).code).toBe('FORBIDDEN');
    expect((await save(w.callers.department)).code).toBe('FORBIDDEN');
    expect((await save(w.callers.principal, { until: '2025-04-30' })).code).toBe('DATES_INVALID');
    expect((await save(w.callers.principal, { classId: w.classId + 1000 })).code).toBe('NOT_FOUND');
    const shared = { schoolYear, term: 2 as const, column: null, subjectCode: null, grade: null };
    const forAll = { ...shared, from: '2025-05-01', until: null, requestId: requestId() };
    expect((await refusalOf(w.callers.principal.entry.saveSharedLock(forAll))).code).toBe('FORBIDDEN');
  });
});
