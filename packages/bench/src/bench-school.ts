import { type Caller, callerFor, tokenOf } from '@truong/api/testing/callers';
import {
  newCalendar,
  newClass,
  newHomeroom,
  newPerson,
  newStaff,
  newTeaching,
  newUnit,
  type Person,
  schoolYear,
} from '@truong/api/testing/factories';
import { fileTerm } from '@truong/api/testing/file-term';
import { connect } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { columnsOf } from '@truong/rules/gradebook/columns';
import type pg from 'pg';

export type BenchTeacher = {
  token: string;
  assignmentId: number;
  sheet: { unitId: number; schoolYear: number; sheetId: number };
  pupilIds: number[];
};

const pupils = 45;
/** A sheet of 45 × 10: a teacher may test more often than the four times that the circular asks for. */
export const regularCount = 8;
export const slots = [...Array.from({ length: regularCount }, (_, at) => `r${at + 1}`), 'mid', 'end'];

/** Schools with a class of 45 and a literature teacher each, semester I filed, semester II open and empty. */
export async function makeTeachers(
  urls: { owner: string; app: string },
  count: number,
): Promise<{ teachers: BenchTeacher[]; department: { token: string; assignmentId: number; unitId: number } }> {
  const ownerPool = openPool(urls.owner, { max: 2 });
  const pool = openPool(urls.app, { max: 4 });
  const db = connect(ownerPool);
  await newCalendar(db);
  const window = { period: 'term-1', opensOn: '2025-01-10', dueOn: '2025-01-25', countedOn: '2025-01-17' };
  await db
    .insertInto('formPeriod')
    .values({ formCode: 'upper-secondary-term', schoolYear, ...window })
    .execute();
  const departmentId = await newUnit(db, { kind: 'department' });
  const officer = await newPerson(db, { role: 'department_officer', unitId: departmentId });
  const teachers: BenchTeacher[] = [];
  for (let n = 0; n < count; n += 1) {
    const unitId = await newUnit(db, { kind: 'school', parentId: departmentId, levels: ['upper_secondary'] });
    const person = await newPerson(db, { role: 'subject_teacher', unitId });
    const principal = await newPerson(db, { role: 'principal', unitId });
    const staffId = await newStaff(db, { unitId, person });
    const { classId, pupilIds } = await newClass(db, { unitId, name: '10A1', grade: 10, pupils });
    for (const subjectCode of ['literature', 'mathematics', 'arts'])
      await newTeaching(db, { unitId, staffId, classId, subjectCode });
    await newHomeroom(db, { unitId, staffId, classId });
    const caller = await callerFor(pool, principal);
    await caller.gradebook.openTerm({ unitId, schoolYear, term: 2, requestId: crypto.randomUUID() });
    const { sheets } = await caller.gradebook.sheets({ unitId, schoolYear, term: 2 });
    const sheetId = sheets.find((sheet) => sheet.subjectCode === 'literature')?.id ?? 0;
    await db
      .updateTable('sheet')
      .set({ regularCount })
      .where('unitId', '=', unitId)
      .where('schoolYear', '=', schoolYear)
      .where('id', '=', sheetId)
      .execute();
    await fileTermOne({ pool, unitId, person, principal: caller, pupilIds });
    teachers.push({
      token: await tokenOf(pool, person.username),
      assignmentId: person.assignmentId,
      sheet: { unitId, schoolYear, sheetId },
      pupilIds,
    });
  }
  const department = {
    token: await tokenOf(pool, officer.username),
    assignmentId: officer.assignmentId,
    unitId: departmentId,
  };
  await Promise.all([pool.end(), ownerPool.end()]);
  return { teachers, department };
}

type FilingSchool = { pool: pg.Pool; unitId: number; person: Person; principal: Caller; pupilIds: readonly number[] };

/** Semester I of the school entered, closed and filed, so that there are figures of every school to add up. */
async function fileTermOne({ pool, unitId, person, principal, pupilIds }: FilingSchool): Promise<void> {
  const of = { unitId, schoolYear, term: 1 as const };
  await principal.gradebook.openTerm({ ...of, requestId: crypto.randomUUID() });
  const teacher = await callerFor(pool, person);
  const texts = { score: '8', comment: 'Đ', homeroom: 'T' };
  for (const { id, kind, requiredCells } of (await principal.gradebook.sheets(of)).sheets) {
    const columns = columnsOf({ kind, regularCount: requiredCells / pupilIds.length - 2 });
    const changes = pupilIds.flatMap((pupilId) =>
      columns.map(({ slot, scale }) => ({
        pupilId,
        slot,
        text: scale === 'count' ? '0' : texts[kind],
        seenVersion: 0,
      })),
    );
    await teacher.gradebook.recordMarks({ unitId, schoolYear, sheetId: id, requestId: crypto.randomUUID(), changes });
  }
  await principal.gradebook.closeTerm({ ...of, requestId: crypto.randomUUID(), decisions: [] });
  await fileTerm(principal, { unitId, schoolYear, formCode: 'upper-secondary-term', period: 'term-1' });
}
