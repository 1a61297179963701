import { editWorkbook, placeOf } from '@truong/documents/testing/edit-workbook';
import * as book from '@truong/documents/workbook/read-workbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerFor } from '../../testing/callers.ts';
import {
  newClass,
  newHomeroom,
  newPerson,
  newStaff,
  newTeaching,
  newUnit,
  schoolYear,
} from '../../testing/factories.ts';
import { giveRealNames } from '../../testing/imports.ts';
import { cellUnder, confirmMarks, showMarks, takeSheet } from '../../testing/mark-imports.ts';
import { newPastSchool, type PastSchool, pastYear } from '../../testing/past-year.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { runJobs } from '../../testing/run-jobs.ts';
import { fillSheet, sheetOf, slots } from '../../testing/school.ts';

/** A teacher's sheets out as a workbook, filled in, and back. */
describe('a mark sheet as a workbook', () => {
  let w: PastSchool;
  let literature: { unitId: number; schoolYear: number; sheetId: number };
  let mathematics: typeof literature;
  let names: string[];
  const tab = 'Ngữ văn 8A1';
  beforeAll(async () => {
    w = await newPastSchool({ pupils: 6 });
    await giveRealNames(w);
    literature = await sheetOf(w, 'literature');
    mathematics = await sheetOf(w, 'mathematics');
    await fillSheet(w.callers.teacher, literature, { pupilIds: w.pupilIds, slots: slots.literature, text: '7' });
    names = (await w.callers.teacher.gradebook.sheet(literature)).pupils.map(({ fullName }) => fullName);
  });
  afterAll(() => w.world.close());

  const teacher = () => w.callers.teacher;
  const take = () => takeSheet(teacher(), literature);
  const show = (bytes: Buffer) => showMarks(teacher(), literature, { bytes });
  const edited = async (edit: Parameters<typeof editWorkbook>[1]) => editWorkbook(await take(), edit);
  const stored = async (pupil: number, slot: string) => {
    const { pupils, cells } = await teacher().gradebook.sheet(literature);
    return cells.find((cell) => cell.pupilId === pupils[pupil]?.pupilId && cell.slot === slot)?.value;
  };
  const onlyTab = (shown: Awaited<ReturnType<typeof show>>) => {
    const [first] = shown.tabs;
    if (!first) throw new Error('no tab');
    return first;
  };
  const words = (shown: Awaited<ReturnType<typeof show>>) =>
    onlyTab(shown).cells.map(({ is, slot, from, to }) => `${is} ${slot} ${from}→${to}`);

  it('comes back unchanged with nothing to do', async () => {
    for (const bytes of [await take(), await edited(() => undefined)]) {
      const shown = await show(bytes);
      expect(shown.counts).toEqual({ new: 0, changed: 0, cleared: 0, conflict: 0, refused: 0, same: 36, newer: 0 });
      expect(onlyTab(shown)).toMatchObject({ is: 'ours', refusal: null, notes: [], questions: [] });
      expect(await refusalOf(confirmMarks(teacher(), literature, shown))).toMatchObject({
        code: 'IMPORT_NOTHING_TO_WRITE',
      });
    }
  });

  it('writes what was changed in one save that says where it came from, and takes it back', async () => {
    const bytes = await edited((sheetOf) => {
      cellUnder(sheetOf(tab), 'ĐĐGgk', names[0] ?? '').value = 8.5;
      cellUnder(sheetOf(tab), 'ĐĐGtx1', names[1] ?? '').value = null;
      cellUnder(sheetOf(tab), 'ĐĐGtx2', names[2] ?? '').value = 'bù 25/05';
    });
    const shown = await show(bytes);
    expect(words(shown)).toEqual(['changed mid 7→8,5', 'changed r2 7→bù 25/05', 'cleared r1 7→']);
    expect(await confirmMarks(teacher(), literature, shown)).toEqual({ sheets: 1, cells: 3 });
    expect([await stored(0, 'mid'), await stored(1, 'r1'), await stored(2, 'r2')]).toEqual([
      '85',
      '',
      'make_up 2025-05-25',
    ]);
    const [pupilId = 0] = w.pupilIds;
    const history = await teacher().gradebook.cellHistory({ ...literature, pupilId, slot: 'mid' });
    expect(history[0]).toMatchObject({ from: '70', to: '85', reason: 'workbook' });
    const of = { unitId: w.school, schoolYear, importId: shown.importId };
    const report = await teacher().gradebook.markImportReport(of);
    expect(report.sheets).toMatchObject([{ title: 'Ngữ văn · 8A1 · Học kỳ II 2024-2025', cells: { length: 3 } }]);
    const undone = await teacher().gradebook.undoMarks({ ...of, requestId: crypto.randomUUID() });
    expect(undone).toEqual({ cells: 3, kept: 0 });
    expect([await stored(0, 'mid'), await stored(1, 'r1')]).toEqual(['70', '70']);
    const after = await teacher().gradebook.cellHistory({ ...literature, pupilId, slot: 'mid' });
    expect(after[0]).toMatchObject({ from: '85', to: '70', reason: 'workbook undone' });
    expect(await refusalOf(teacher().gradebook.undoMarks({ ...of, requestId: crypto.randomUUID() }))).toMatchObject({
      code: 'IMPORT_ENDED',
    });
  });

  it('leaves what somebody changed meanwhile: untouched cells stay newer, touched ones show both values', async () => {
    const bytes = await edited((sheetOf) => {
      cellUnder(sheetOf(tab), 'ĐĐGck', names[0] ?? '').value = 9;
      cellUnder(sheetOf(tab), 'ĐĐGtx4', names[4] ?? '').value = 6;
    });
    const [first = 0, second = 0] = w.pupilIds;
    const { cells } = await teacher().gradebook.sheet(literature);
    const seen = (pupilId: number) =>
      cells.find((cell) => cell.pupilId === pupilId && cell.slot === 'end')?.version ?? 0;
    await teacher().gradebook.recordMarks({
      ...literature,
      requestId: crypto.randomUUID(),
      changes: [first, second].map((pupilId) => ({ pupilId, slot: 'end', text: '5', seenVersion: seen(pupilId) })),
    });
    const shown = await show(bytes);
    expect(shown.counts).toMatchObject({ conflict: 1, changed: 1, newer: 1 });
    expect(onlyTab(shown).cells[0]).toMatchObject({ is: 'conflict', from: '5', to: '9', seen: '7' });
    expect(onlyTab(shown).cells[0]?.who).toBe(w.people.teacher.displayName);
    const at = { unitId: w.school, schoolYear, importId: shown.importId };
    const choices = { tabs: [], overwrites: [`${literature.sheetId}:${first}:end`] };
    const chosen = await teacher().gradebook.previewMarks({ ...at, choices });
    expect(words(chosen)).toEqual(['changed end 5→9', 'changed r4 7→6']);
    // What was shown first is written no more.
    expect(await refusalOf(confirmMarks(teacher(), literature, shown))).toMatchObject({ code: 'IMPORT_MOVED' });
    await confirmMarks(teacher(), literature, chosen);
    expect([await stored(0, 'end'), await stored(1, 'end'), await stored(4, 'r4')]).toEqual(['90', '50', '60']);
  });

  it('refuses bad cells with their place, and writes all or nothing unless they are left out', async () => {
    const bytes = await edited((sheetOf) => {
      cellUnder(sheetOf(tab), 'ĐĐGtx1', names[0] ?? '').value = 85;
      cellUnder(sheetOf(tab), 'ĐĐGtx1', names[2] ?? '').value = 'tốt';
      cellUnder(sheetOf(tab), 'ĐĐGtx1', names[3] ?? '').value = 6.5;
    });
    const shown = await show(bytes);
    expect(
      onlyTab(shown).cells.map(({ is, row, column, problem, suggestion }) => [is, row, column, problem, suggestion]),
    ).toEqual([
      ['refused', 7, 4, 'out_of_range', '8,5'],
      ['refused', 9, 4, 'not_a_mark', null],
      ['changed', 10, 4, null, null],
    ]);
    expect(await refusalOf(confirmMarks(teacher(), literature, shown))).toMatchObject({ code: 'MARK_IMPORT_REFUSED' });
    expect(await stored(3, 'r1')).toBe('70');
    await confirmMarks(teacher(), literature, shown, { leavesRefused: true });
    expect([await stored(0, 'r1'), await stored(3, 'r1')]).toEqual(['70', '65']);
  });

  it('ignores what was changed in protected cells, and says so', async () => {
    const shown = await show(
      await edited((sheetOf) => {
        const sheet = sheetOf(tab);
        cellUnder(sheet, 'ĐTBmhk', names[1] ?? '').value = 9.9;
        const { row } = placeOf(sheet, names[3] ?? '');
        sheet.getCell(row, 3).value = 'Nguyễn Văn Khác';
      }),
    );
    expect(shown.counts).toMatchObject({ changed: 0, refused: 0 });
    const notes = onlyTab(shown).notes.map((note) =>
      note.kind === 'protected_changed' ? [note.found, note.expected] : note,
    );
    expect(notes).toEqual([
      ['9.9', expect.stringMatching(/^\d,\d$/)],
      ['Nguyễn Văn Khác', names[3]],
    ]);
  });

  it('follows rows that were moved, taken away or added, and columns that were deleted', async () => {
    const shown = await show(
      await edited((sheetOf) => {
        const sheet = sheetOf(tab);
        const rows = names.map((name) => placeOf(sheet, name).row);
        const [top = 0, second = 0] = rows;
        cellUnder(sheet, 'ĐĐGtx3', names[1] ?? '').value = 10;
        const values = (row: number) => Array.from({ length: 11 }, (_, at) => sheet.getCell(row, at + 1).value);
        const [one, two] = [values(top), values(second)];
        for (const [at, value] of two.entries()) sheet.getCell(top, at + 1).value = value;
        for (const [at, value] of one.entries()) sheet.getCell(second, at + 1).value = value;
        const last = rows.at(-1) ?? 0;
        for (let column = 1; column <= 11; column++) sheet.getCell(last, column).value = null;
        sheet.getCell(last + 1, 3).value = 'Học Sinh Mới';
        sheet.getCell(last + 1, 5).value = 9;
        sheet.spliceColumns(placeOf(sheet, 'ĐĐGtx2').column, 1);
      }),
    );
    expect(words(shown)).toEqual(['changed r3 7→10']);
    expect(onlyTab(shown).cells[0]?.pupilId).toBe(w.pupilIds[1]);
    expect(shown.counts.refused).toBe(1);
    expect(onlyTab(shown).notes).toMatchObject([
      { kind: 'missing_column', head: 'ĐĐGtx2' },
      { kind: 'unknown_row', words: 'Học Sinh Mới' },
      { kind: 'missing_rows', names: [names[5]] },
      { kind: 'moved_rows', count: 2 },
    ]);
  });

  it('asks when a column went into another one', async () => {
    await fillSheet(teacher(), mathematics, { pupilIds: w.pupilIds, slots: ['mid'], text: '1' });
    const marks = [4, 5.5, 6, 7.5, 8, 9];
    const bytes = await editWorkbook(await takeSheet(teacher(), mathematics), (sheetOf) => {
      for (const [at, name] of names.entries())
        for (const head of ['ĐĐGgk', 'ĐĐGck']) cellUnder(sheetOf('Toán 8A1'), head, name).value = marks[at] ?? null;
    });
    const shown = await showMarks(teacher(), mathematics, { bytes });
    expect(onlyTab(shown).questions.map(({ kind }) => kind)).toContain('equals_column');
    expect(await refusalOf(confirmMarks(teacher(), mathematics, shown))).toMatchObject({ code: 'MARK_IMPORT_UNSURE' });
    await confirmMarks(teacher(), mathematics, shown, { isSure: true });
  });

  const refusals = (shown: Awaited<ReturnType<typeof show>>) => shown.tabs.map(({ refusal }) => refusal);

  it('of another sheet, year or school is told from this one', async () => {
    const other = await showMarks(teacher(), mathematics, { bytes: await take() });
    expect(refusals(other)).toEqual([{ kind: 'other_sheet', named: 'Ngữ văn 8A1' }]);
    expect(other.counts).toMatchObject({ changed: 0 });

    const past = { unitId: w.school, schoolYear: pastYear, term: 2 as const };
    await w.callers.principal.gradebook.openTerm({ ...past, requestId: crypto.randomUUID() });
    const { sheets } = await teacher().gradebook.sheets(past);
    const sheetId = sheets.find(({ subjectCode, grade }) => subjectCode === 'literature' && grade === 8)?.id ?? 0;
    const lastYear = await takeSheet(teacher(), { unitId: w.school, schoolYear: pastYear, sheetId });
    expect(refusals(await show(lastYear))).toEqual([{ kind: 'other_year', schoolYear: pastYear }]);

    const elsewhere = await otherSchool();
    const theirs = await takeSheet(elsewhere.caller, elsewhere.ref);
    expect(refusals(await show(theirs))).toEqual([{ kind: 'other_school', named: elsewhere.name }]);
  });

  async function otherSchool() {
    const db = w.world.owner;
    const unitId = await newUnit(db, { kind: 'school', parentId: w.district, levels: ['lower_secondary'] });
    const person = await newPerson(db, { role: 'subject_teacher', unitId });
    const staffId = await newStaff(db, { unitId, person });
    const { classId } = await newClass(db, { unitId, name: '8A1', grade: 8, pupils: 2 });
    await newTeaching(db, { unitId, staffId, classId, subjectCode: 'literature' });
    await newHomeroom(db, { unitId, staffId, classId });
    const principal = await callerFor(w.world.pool, await newPerson(db, { role: 'principal', unitId }));
    await principal.gradebook.openTerm({ unitId, schoolYear, term: 2, requestId: crypto.randomUUID() });
    const caller = await callerFor(w.world.pool, person);
    const { sheets } = await caller.gradebook.sheets({ unitId, schoolYear, term: 2 });
    const sheetId = sheets.find(({ subjectCode }) => subjectCode === 'literature')?.id ?? 0;
    const { name } = await db.selectFrom('unit').select('name').where('id', '=', unitId).executeTakeFirstOrThrow();
    return { caller, ref: { unitId, schoolYear, sheetId }, name };
  }

  it('whose hidden part was changed is not believed', async () => {
    const bytes = await edited((sheetOf) => {
      const cell = sheetOf('cong-truong').getCell(5, 3);
      const text = Buffer.from(String(cell.value), 'base64').toString();
      cell.value = Buffer.from(text.replace('"code":"', '"code":"X')).toString('base64');
    });
    expect(refusals(await show(bytes))).toEqual([{ kind: 'altered' }]);
  });

  it('a broken file, none at all and one of 50 MB are refused for what they are', async () => {
    const of = { ...literature, requestId: crypto.randomUUID(), fileName: 'a.xlsx' };
    const whole = await take();
    for (const [bytes, refusal] of [
      [whole.subarray(0, whole.length / 2), 'not_a_workbook'],
      [Buffer.alloc(50 * 1024 * 1024), 'too_large'],
    ] as const) {
      expect(await refusalOf(teacher().gradebook.uploadMarks({ ...of, base64: bytes.toString('base64') }))).toEqual({
        code: 'IMPORT_FILE_REFUSED',
        data: { refusal },
      });
    }
  });

  it('goes out with all sheets of a teacher, by a job, and comes back whole', async () => {
    const term = { unitId: w.school, schoolYear, term: 2 as const };
    const ref = await teacher().gradebook.startSheetExport({ ...term, of: 'mine', requestId: crypto.randomUUID() });
    expect(await runJobs(w.world)).toEqual([]);
    expect(await teacher().jobs.get(ref)).toMatchObject({ state: 'done', result: { sheets: 3 } });
    const file = await teacher().jobs.file(ref);
    const bytes = Buffer.from(file.base64, 'base64');
    const shown = await showMarks(teacher(), { unitId: w.school, sheetId: null }, { bytes });
    expect(shown.tabs.map(({ name, is, refusal }) => [name, is, refusal])).toEqual([
      [tab, 'ours', null],
      ['Toán 8A1', 'ours', null],
      ['Nghệ thuật 8A1', 'ours', null],
    ]);
    const school = { ...term, of: 'school' as const, requestId: crypto.randomUUID() };
    expect(await refusalOf(teacher().gradebook.startSheetExport(school))).toMatchObject({ code: 'FORBIDDEN' });
    const whole = await w.callers.principal.gradebook.startSheetExport(school);
    await runJobs(w.world);
    expect(await w.callers.principal.jobs.get(whole)).toMatchObject({ result: { sheets: 4 } });
    const { base64 } = await w.callers.principal.jobs.file(whole);
    const reading = await book.readWorkbook(Buffer.from(base64, 'base64'));
    expect(reading.ok && reading.sheets).toHaveLength(5);
  });

  it('is not taken by whoever does not keep it, nor when it is closed', async () => {
    const bytes = await edited((sheetOf) => {
      cellUnder(sheetOf(tab), 'ĐĐGtx1', names[0] ?? '').value = 3;
    });
    const { homeroom } = w.callers;
    expect(await refusalOf(showMarks(homeroom, literature, { bytes }))).toMatchObject({ code: 'NOT_FOUND' });
    const theirs = await showMarks(homeroom, { unitId: w.school, sheetId: null }, { bytes });
    expect(refusals(theirs)).toEqual([{ kind: 'not_kept' }]);
    expect(theirs.tabs[0]).toMatchObject({ pupils: [], cells: [], title: null });
    const shown = await show(bytes);
    const of = { unitId: w.school, schoolYear, importId: shown.importId };
    expect(await refusalOf(homeroom.gradebook.previewMarks(of))).toMatchObject({ code: 'NOT_FOUND' });
    await teacher().gradebook.closeSheet({ ...literature, requestId: crypto.randomUUID(), acceptsMissing: true });
    expect(refusals(await teacher().gradebook.previewMarks(of))).toEqual([{ kind: 'closed' }]);
    expect(await refusalOf(confirmMarks(teacher(), literature, shown))).toMatchObject({ code: 'IMPORT_MOVED' });
  });
});
