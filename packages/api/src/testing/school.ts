import { type Caller, callerFor } from './callers.ts';
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
} from './factories.ts';
import { newWorld, type World } from './world.ts';

/** A department, a district, an upper-secondary school with one class, its people signed in and semester II open. */
export async function newSchoolWorld({ pupils = 6, grade = 10 }: { pupils?: number; grade?: number } = {}) {
  const world = await newWorld();
  const { owner: db } = world;
  await newCalendar(db);
  const department = await newUnit(db, { kind: 'department' });
  const district = await newUnit(db, { kind: 'district', parentId: department });
  const isUpper = grade >= 10;
  const school = await newUnit(db, {
    kind: 'school',
    parentId: isUpper ? department : district,
    levels: [isUpper ? 'upper_secondary' : 'lower_secondary'],
  });
  const people = await newSchoolPeople(db, school);
  const { classId, pupilIds } = await newClass(db, { unitId: school, name: `${grade}A1`, grade, pupils });
  for (const subjectCode of ['literature', 'mathematics', 'arts']) {
    await newTeaching(db, { unitId: school, staffId: people.teacherStaff, classId, subjectCode });
  }
  await newHomeroom(db, { unitId: school, staffId: people.homeroomStaff, classId });
  const officers = {
    department: await newPerson(db, { role: 'department_officer', unitId: department }),
    district: await newPerson(db, { role: 'district_officer', unitId: district }),
  };
  const callers = {
    teacher: await callerFor(world.pool, people.teacher),
    homeroom: await callerFor(world.pool, people.homeroom),
    principal: await callerFor(world.pool, people.principal),
    department: await callerFor(world.pool, officers.department),
    district: await callerFor(world.pool, officers.district),
  };
  const of = { unitId: school, schoolYear, term: 2 as const };
  await callers.principal.gradebook.openTerm({ ...of, requestId: crypto.randomUUID() });
  return { world, department, district, school, classId, pupilIds, people, officers, callers, of };
}

export type SchoolWorld = Awaited<ReturnType<typeof newSchoolWorld>>;

async function newSchoolPeople(db: World['owner'], unitId: number) {
  const teacher: Person = await newPerson(db, { role: 'subject_teacher', unitId });
  const homeroom = await newPerson(db, { role: 'homeroom_teacher', unitId });
  const principal = await newPerson(db, { role: 'principal', unitId });
  return {
    teacher,
    homeroom,
    principal,
    teacherStaff: await newStaff(db, { unitId, person: teacher }),
    homeroomStaff: await newStaff(db, { unitId, person: homeroom }),
  };
}

/** The sheet of a subject, or the homeroom sheet for null, as the principal finds it. */
export async function sheetOf(world: SchoolWorld, subjectCode: string | null) {
  const { sheets } = await world.callers.principal.gradebook.sheets(world.of);
  const sheet = sheets.find((known) => known.subjectCode === subjectCode);
  if (!sheet) throw new Error(`no sheet of ${subjectCode}`);
  return { unitId: world.school, schoolYear, sheetId: sheet.id };
}

/** Fills every required cell of a sheet for the pupils given: the same text in each column. */
export async function fillSheet(
  caller: Caller,
  ref: { unitId: number; schoolYear: number; sheetId: number },
  of: { pupilIds: readonly number[]; slots: readonly string[]; text: string },
) {
  return caller.gradebook.recordMarks({
    ...ref,
    requestId: crypto.randomUUID(),
    changes: of.pupilIds.flatMap((pupilId) =>
      of.slots.map((slot) => ({ pupilId, slot, text: of.text, seenVersion: 0 })),
    ),
  });
}

export const slots = {
  literature: ['r1', 'r2', 'r3', 'r4', 'mid', 'end'],
  mathematics: ['r1', 'r2', 'mid', 'end'],
  arts: ['r1', 'r2', 'mid', 'end'],
} as const;

/** Every sheet of the class complete: marks of 8, Đ, conduct Tốt, no absences. */
export async function fillEverything(world: SchoolWorld): Promise<void> {
  const { callers, pupilIds } = world;
  await fillSheet(callers.teacher, await sheetOf(world, 'literature'), {
    pupilIds,
    slots: slots.literature,
    text: '8',
  });
  await fillSheet(callers.teacher, await sheetOf(world, 'mathematics'), {
    pupilIds,
    slots: slots.mathematics,
    text: '8,5',
  });
  await fillSheet(callers.teacher, await sheetOf(world, 'arts'), { pupilIds, slots: slots.arts, text: 'Đ' });
  const homeroom = await sheetOf(world, null);
  await fillSheet(callers.homeroom, homeroom, { pupilIds, slots: ['conduct'], text: 'T' });
  await fillSheet(callers.homeroom, homeroom, { pupilIds, slots: ['excused', 'unexcused'], text: '0' });
}
