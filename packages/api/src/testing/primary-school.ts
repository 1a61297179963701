import type { PrimaryRegime } from '@truong/rules/gradebook/regime';
import { sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import { type Caller, callerFor } from './callers.ts';
import { newCalendar, newClass, newPerson, newStaff, newUnit, schoolYear } from './factories.ts';
import { newWorld } from './world.ts';

/** What the plan of the class holds: tested at four points, without tests, tested at the end of each term. */
export const primarySubjects = ['vietnamese', 'ethics', 'science'] as const;

/** A primary school with class 4A, its homeroom teacher who teaches everything, another teacher and the principal; no term opened. */
export async function newPrimarySchool({ pupils = 4, grade = 4 }: { pupils?: number; grade?: number } = {}) {
  const world = await newWorld();
  const { owner: db } = world;
  await newCalendar(db);
  await db
    .insertInto('subject')
    .values([
      { code: 'vietnamese', name: 'Tiếng Việt', shortName: 'TV', sortOrder: 11 },
      { code: 'ethics', name: 'Đạo đức', shortName: 'ĐĐ', sortOrder: 12 },
      { code: 'science', name: 'Khoa học', shortName: 'KH', sortOrder: 13 },
    ])
    .execute();
  const department = await newUnit(db, { kind: 'department' });
  const school = await newUnit(db, { kind: 'school', parentId: department, levels: ['primary'] });
  const people = {
    homeroom: await newPerson(db, { role: 'homeroom_teacher', unitId: school }),
    other: await newPerson(db, { role: 'homeroom_teacher', unitId: school }),
    principal: await newPerson(db, { role: 'principal', unitId: school }),
  };
  const staffId = await newStaff(db, { unitId: school, person: people.homeroom });
  await newStaff(db, { unitId: school, person: people.other });
  const { classId, pupilIds } = await newClass(db, { unitId: school, name: `${grade}A`, grade, pupils });
  const year = { unitId: school, schoolYear, classId };
  await db.deleteFrom('classSubject').where('unitId', '=', school).execute();
  await db
    .insertInto('classSubject')
    .values(
      primarySubjects.map((subjectCode) => ({
        ...{ ...year, grade, subjectCode },
        ...{ kind: subjectCode === 'ethics' ? 'comment' : 'score', periods: 70 },
      })),
    )
    .execute();
  const since = { staffId, validFrom: '2024-09-05' };
  await db
    .insertInto('teaching')
    .values(primarySubjects.map((subjectCode) => ({ ...year, subjectCode, ...since })))
    .execute();
  await db
    .insertInto('homeroom')
    .values({ ...year, ...since })
    .execute();
  const callers = {
    homeroom: await callerFor(world.pool, people.homeroom),
    other: await callerFor(world.pool, people.other),
    principal: await callerFor(world.pool, people.principal),
  };
  return { world, department, school, classId, pupilIds, people, callers };
}

export type PrimarySchool = Awaited<ReturnType<typeof newPrimarySchool>>;

/** The sheet of a subject in a term, or of qualities and competences for null, as its keeper opens it. */
export async function primarySheet(w: PrimarySchool, term: 1 | 2, subjectCode: string | null) {
  const { sheets } = await w.callers.homeroom.gradebook.sheets({ unitId: w.school, schoolYear, term });
  const sheetId = sheets.find((sheet) => sheet.subjectCode === subjectCode)?.id ?? 0;
  return { unitId: w.school, schoolYear, sheetId };
}

export type Assessed = { subject?: string; trait?: string; test?: string };

/**
 * Opens a term and assesses everybody at both of its points; `of` says what a pupil gets, empty texts stay empty. `ruleSet`:
 * the sheets are of another circular than the year's.
 */
export async function assessTerm(
  w: PrimarySchool,
  term: 1 | 2,
  of: (pupilId: number) => Assessed = () => ({}),
  ruleSet?: PrimaryRegime,
): Promise<void> {
  const at = { unitId: w.school, schoolYear, term };
  await w.callers.principal.gradebook.openTerm({ ...at, requestId: crypto.randomUUID() });
  if (ruleSet) await w.world.owner.updateTable('sheet').set({ ruleSet }).where('unitId', '=', w.school).execute();
  const { sheets } = await w.callers.homeroom.gradebook.sheets(at);
  for (const { id: sheetId } of sheets) await assessSheet(w.callers.homeroom, { ...at, sheetId }, w.pupilIds, of);
}

async function assessSheet(
  caller: Caller,
  ref: { unitId: number; schoolYear: number; sheetId: number },
  pupilIds: readonly number[],
  of: (pupilId: number) => Assessed,
): Promise<void> {
  const columns = sheetColumns(await caller.gradebook.sheet(ref)).filter(({ required }) => required);
  const changes = pupilIds.flatMap((pupilId) => {
    const { subject = 'T', trait = 'T', test = '9' } = of(pupilId);
    const textOf = { subject_level: subject, trait_level: trait, test };
    return columns.map(({ slot, role }) => ({
      ...{ pupilId, slot, seenVersion: 0 },
      text: textOf[role as keyof typeof textOf],
    }));
  });
  const wanted = changes.filter(({ text }) => text !== '');
  const { unitId, schoolYear: year, sheetId } = ref;
  await caller.gradebook.recordMarks({
    ...{ unitId, schoolYear: year, sheetId, requestId: crypto.randomUUID() },
    changes: wanted,
  });
}
