import type { PrintBooks } from '@truong/contracts/papers';
import { readPdf } from '@truong/documents/testing/read-pdf';
import { readWorkbook } from '@truong/documents/workbook/read-workbook';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../testing/callers.ts';
import { schoolYear } from '../../testing/factories.ts';
import { closePastYear, fillPastTerm, newPastSchool, type PastSchool, pastYear } from '../../testing/past-year.ts';
import { assessTerm, newPrimarySchool, type PrimarySchool } from '../../testing/primary-school.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { runJobs } from '../../testing/run-jobs.ts';

type World = { world: PastSchool['world']; school: number; callers: { principal: Caller } };

/** Has books made and gives what was made of them. */
async function made(w: World, asked: Partial<PrintBooks> & { schoolYear: number }) {
  const { principal } = w.callers;
  const of = { unitId: w.school, classId: null, ...asked, requestId: crypto.randomUUID() };
  const ref = await principal.gradebook.startBookPrint(of);
  expect(await runJobs(w.world)).toEqual([]);
  const { base64, fileName } = await principal.jobs.file(ref);
  return { result: (await principal.jobs.get(ref)).result, fileName, bytes: Buffer.from(base64, 'base64') };
}

async function pdfOf(w: World, asked: Partial<PrintBooks> & { schoolYear: number }) {
  const { bytes, ...of } = await made(w, asked);
  return { ...of, text: readPdf(bytes).text.replace(/\s+/g, '') };
}

async function sheetsOf(w: World, asked: Partial<PrintBooks> & { schoolYear: number }) {
  const { bytes } = await made(w, { ...asked, format: 'xlsx' });
  const reading = await readWorkbook(bytes);
  if (!reading.ok) throw new Error(reading.refusal);
  return new Map(reading.sheets.map(({ name, rows }) => [name, rows]));
}

describe('the books of classes', () => {
  let w: PastSchool;
  beforeAll(async () => {
    w = await newPastSchool({ pupils: 3 });
    for (const term of [1, 2] as const) await fillPastTerm(w, term, () => ({}));
    await keepSessions(w);
    await correctMarks(w);
    await closePastYear(w);
    await visitOtherClass(w);
  }, 60_000);
  afterAll(() => w.world.close());

  it('are one file by circular, with instructions, attendance by month and term, and corrections of their own sheets', async () => {
    const { result, fileName, text } = await pdfOf(w, { schoolYear: pastYear });
    expect({ result, fileName }).toMatchObject({
      result: { books: 2, pages: 33, format: 'pdf' },
      fileName: `so-theo-doi-${pastYear}.pdf`,
    });
    for (const words of ['Thôngtưsố22/2021', 'Thôngtưsố58/2011', 'THÁNG10/2023', 'Lớpkhôngđiểmdanhtheobuổi'])
      expect(text).toContain(words);
    // 8A1 first: nothing was corrected in it, though a pupil of 9A1 sat there for some days.
    const [, ofEight = '', ofNine = ''] = text.split('GIÁOVIÊNGIẢNGDẠYCỦALỚP');
    expect(ofEight).toContain('Rờilớp08/09/2023');
    expect(ofEight).not.toContain('gồmToán');
    expect(ofNine).toContain('Sốđiểmsửachữatronghọckỳ:3,gồmToán(3)');
  });

  it('are sheets to be edited on, where a number is a number: of one class every subject, of all the summaries', async () => {
    const one = await sheetsOf(w, { schoolYear: pastYear, classId: w.classes[8].classId });
    expect([...one.keys()]).toEqual([
      ...['HK I Nghệ thuật', 'HK I Ngữ văn', 'HK I Toán', '8A1 HK I'],
      ...['HK II Nghệ thuật', 'HK II Ngữ văn', 'HK II Toán', '8A1 HK II', '8A1 Cả năm', 'Nghỉ học'],
    ]);
    const rowOf = (name: string) =>
      one
        .get(name)
        ?.find(([ordinal]) => ordinal === '1')
        ?.slice(2);
    expect(rowOf('HK I Ngữ văn')).toEqual(['8.5', '8.5', '8.5', '8.5', '8.5', '8.5', '8.5']);
    expect(rowOf('8A1 Cả năm')?.slice(0, 5)).toEqual(['Đ', '8.5', '8.5', 'Chưa đạt', 'Tốt']);
    expect(rowOf('Nghỉ học')).toEqual(['2', '1', '1', '2', '1', '1', '', '', '', '2', '1', '1']);
    const all = await sheetsOf(w, { schoolYear: pastYear });
    expect([...all.keys()]).toEqual(
      ['8A1', '9A1'].flatMap((name) => ['HK I', 'HK II', 'Cả năm'].map((of) => `${name} ${of}`)),
    );
  });

  it('are made for the office of the school only', async () => {
    const of = {
      unitId: w.school,
      schoolYear: pastYear,
      classId: w.classes[8].classId,
      requestId: crypto.randomUUID(),
    };
    expect(await refusalOf(w.callers.homeroom.gradebook.startBookPrint(of))).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the summary tables of grades 1-5', () => {
  let w: PrimarySchool;
  beforeAll(async () => {
    w = await newPrimarySchool({ pupils: 2 });
    await assessTerm(w, 1, (pupilId) => (pupilId === w.pupilIds[1] ? { subject: 'H', trait: 'Đ', test: '6' } : {}));
    await assessTerm(w, 2);
  }, 60_000);
  afterAll(() => w.world.close());

  const of = { book: 'class_summary', schoolYear } as const;

  it('show a point as it stands, the year with its level, award and completion', async () => {
    const mid = await pdfOf(w, { ...of, point: 'mid_term_1' });
    expect(mid.result).toMatchObject({ books: 1, pages: 1 });
    expect(mid.text).toContain('GiữahọckỳI,nămhọc2024-2025');
    expect(mid.text).not.toContain('Khenthưởng');
    const year = await pdfOf(w, { ...of, point: 'year_end' });
    for (const words of ['Hoànthànhxuấtsắc:2', 'HSXuấtsắc', 'Đượckhenthưởng:2']) expect(year.text).toContain(words);
  });

  it('are a sheet with a column each for level and test, and the counts below', async () => {
    const sheets = await sheetsOf(w, { ...of, point: 'end_term_1' });
    const rows = [...(sheets.get('4A khối 4') ?? [])];
    const at = rows.findIndex(([ordinal]) => ordinal === '1');
    expect(rows[at - 1]?.slice(4, 10)).toEqual(['Mức', 'Điểm', 'Mức', 'Mức', 'Điểm', 'Yêu nước']);
    expect(rows[at]?.slice(4, 10)).toEqual(['T', '9', 'T', 'T', '9', 'T']);
    expect(rows[at + 1]?.slice(4, 10)).toEqual(['H', '6', 'H', 'H', '6', 'Đ']);
    expect(rows[at + 3]?.slice(1, 6)).toEqual(['Số học sinh đạt H hoặc Đ', '', '', '1', '']);
  });

  it('of a school without such classes are nothing to print', async () => {
    const ref = await w.callers.principal.gradebook.startBookPrint({
      ...{ unitId: w.school, schoolYear, classId: null, requestId: crypto.randomUUID() },
    });
    await runJobs(w.world);
    expect(await w.callers.principal.jobs.get(ref)).toMatchObject({
      state: 'failed',
      error: { code: 'NOTHING_TO_PRINT' },
    });
  });
});

/** In 8A1 the first pupil missed a morning with leave and another without. */
async function keepSessions(w: PastSchool): Promise<void> {
  const { classId, pupilIds } = w.classes[8];
  for (const [day, mark] of [
    ['2023-10-02', 'excused'],
    ['2023-10-03', 'unexcused'],
  ] as const)
    await w.callers.homeroom.gradebook.recordAttendance({
      ...{ unitId: w.school, schoolYear: pastYear, classId, day, session: 'morning' },
      ...{ absent: [{ pupilId: pupilIds[0] ?? 0, mark }], replacesCounts: true, requestId: crypto.randomUUID() },
    });
}

/** A mark of mathematics of everybody in 9A1, changed. */
async function correctMarks(w: PastSchool): Promise<void> {
  const of = { unitId: w.school, schoolYear: pastYear };
  const { sheets } = await w.callers.principal.gradebook.sheets({ ...of, term: 1 });
  const sheet = sheets.find((one) => one.subjectCode === 'mathematics' && one.grade === 9);
  await w.callers.teacher.gradebook.recordMarks({
    ...{ ...of, sheetId: sheet?.id ?? 0, requestId: crypto.randomUUID() },
    changes: w.classes[9].pupilIds.map((pupilId) => ({ pupilId, slot: 'mid', text: '7,5', seenVersion: 1 })),
  });
}

/** A pupil of 9A1 who sat in 8A1 for the first days of the year. */
async function visitOtherClass(w: PastSchool): Promise<void> {
  const [pupilId = 0] = w.classes[9].pupilIds;
  const { owner } = w.world;
  await owner.updateTable('enrolment').set({ startsOn: '2023-09-09' }).where('pupilId', '=', pupilId).execute();
  await owner
    .insertInto('enrolment')
    .values({
      ...{ unitId: w.school, schoolYear: pastYear, pupilId, classId: w.classes[8].classId, grade: 8, registerOrder: 4 },
      ...{ startsOn: '2023-09-05', endsOn: '2023-09-08' },
    })
    .execute();
}
