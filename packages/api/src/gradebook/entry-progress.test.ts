import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../testing/refusal-of.ts';
import { fillSheet, newSchoolWorld, type SchoolWorld, sheetOf } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();

describe('what a principal looks after while marks are entered', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
    const [pupilId = 0] = w.pupilIds;
    const ref = await sheetOf(w, 'mathematics');
    await fillSheet(w.callers.teacher, ref, { pupilIds: w.pupilIds, slots: ['r1', 'r2', 'mid'], text: '9' });
    await fillSheet(w.callers.teacher, ref, { pupilIds: [pupilId], slots: ['end'], text: '4' });
    const arts = await sheetOf(w, 'arts');
    await fillSheet(w.callers.teacher, arts, { pupilIds: w.pupilIds, slots: ['r1', 'r2', 'mid', 'end'], text: 'Đ' });
    await w.callers.principal.entry.saveLock({
      ...w.of,
      requestId: requestId(),
      ...{ column: 'end_of_term', subjectCode: 'mathematics', grade: null, classId: null },
      ...{ from: '2025-05-25', until: null },
    });
  }, 60_000);
  afterAll(() => w.world.close());

  const boardLines = async () => {
    const { sheets } = await w.callers.principal.entry.progress(w.of);
    return sheets.map((sheet) => [
      sheet.subjectCode,
      sheet.enteredCells,
      sheet.requiredCells,
      sheet.dueOn,
      sheet.remindedOn,
    ]);
  };

  it('sees what is missing sheet by sheet, until the day before the next lock or the end of the term', async () => {
    expect(await boardLines()).toEqual([
      ['literature', 0, 12, '2025-05-31', null],
      ['mathematics', 7, 8, '2025-05-24', null],
      ['arts', 8, 8, '2025-05-31', null],
      [null, 0, 6, '2025-05-31', null],
    ]);
  });

  it('reminds each teacher once of all that is missing, and not twice on a day', async () => {
    const { sheets } = await w.callers.principal.entry.progress(w.of);
    const all = { ...w.of, sheetIds: sheets.map(({ sheetId }) => sheetId) };
    const first = await w.callers.principal.entry.remind({ ...all, requestId: requestId() });
    expect(first).toEqual({ sheets: 3, teachers: 2 });
    const { notices } = await w.callers.teacher.notices.list();
    expect(notices).toMatchObject([
      {
        kind: 'entry_reminder',
        data: {
          dueOn: '2025-05-24',
          sheets: [
            { subjectName: 'Ngữ văn', missingCells: 12 },
            { subjectName: 'Toán', missingCells: 1 },
          ],
        },
      },
    ]);
    expect(await w.callers.principal.entry.remind({ ...all, requestId: requestId() })).toEqual({
      sheets: 0,
      teachers: 0,
    });
    expect((await boardLines()).map(([, , , , day]) => day)).toEqual(['2025-05-20', '2025-05-20', null, '2025-05-20']);
    expect((await refusalOf(w.callers.teacher.entry.remind({ ...all, requestId: requestId() }))).code).toBe(
      'FORBIDDEN',
    );
  });

  it('does not wait for a pupil who is exempt from the whole subject, as the sheet and the closing do not', async () => {
    const [, exempt = 0] = w.pupilIds;
    const arts = async () => (await boardLines()).find(([subject]) => subject === 'arts')?.slice(1, 3);
    expect(await arts()).toEqual([8, 8]);
    await w.world.owner
      .insertInto('exemption')
      .values({
        ...{ unitId: w.school, schoolYear: w.of.schoolYear, pupilId: exempt, subjectCode: 'arts', kind: 'whole' },
        ...{
          requestedOn: '2025-05-01',
          record: 'Bệnh án',
          grantedAt: new Date(),
          accountId: w.people.principal.accountId,
        },
      })
      .execute();
    expect(await arts()).toEqual([4, 4]);
    const { classes } = await w.callers.principal.gradebook.termBoard(w.of);
    expect(classes[0]?.sheets.find(({ subjectCode }) => subjectCode === 'arts')).toMatchObject({ requiredCells: 4 });
  });

  it('sees odd marks, her teacher those of his own sheets, and who has looked at them as they stand', async () => {
    const odd = async (caller = w.callers.teacher) => caller.entry.oddMarks(w.of);
    const [found] = await odd();
    expect(found).toMatchObject({
      subjectCode: 'mathematics',
      ...{ slot: 'end', value: '40', reason: 'far_from_others', against: 90, lookedBy: null },
    });
    expect(await odd(w.callers.principal)).toHaveLength(1);
    expect(await odd(w.callers.homeroom)).toEqual([]);
    const ref = await sheetOf(w, 'mathematics');
    const pupilId = w.pupilIds[0] ?? 0;
    const look = { ...ref, pupilId, slot: 'end', version: found?.version ?? 0 };
    expect((await refusalOf(w.callers.homeroom.entry.lookAtOddMark({ ...look, requestId: requestId() }))).code).toBe(
      'NOT_FOUND',
    );
    await w.callers.principal.entry.lookAtOddMark({ ...look, requestId: requestId() });
    expect((await odd())[0]?.lookedBy).toBe(w.people.principal.displayName);
    await w.callers.teacher.gradebook.recordMarks({
      ...ref,
      requestId: requestId(),
      changes: [{ pupilId, slot: 'end', text: '3', seenVersion: 1 }],
    });
    expect((await odd())[0]).toMatchObject({ value: '30', lookedBy: null });
  });
});
