import type { Role } from '@truong/contracts/permissions';
import type { Db } from '@truong/db/kysely';
import { nameSortKey, splitName } from '@truong/vietnamese/names';
import { fold } from '@truong/vietnamese/text';
import { sql } from 'kysely';
import { hashPassword } from '../identity/passwords.ts';

/** The year of every test: today is fixed inside its second semester. */
export const schoolYear = 2024;
export const testToday = '2025-05-20';
export const password = 'mật khẩu thử';
let hashed: Promise<string> | undefined;
let counter = 0;

/** Calendar, subjects, ethnic groups and the fixed date: what everybody shares. */
export async function newCalendar(db: Db): Promise<void> {
  await db.insertInto('demoMark').values({ fixedToday: testToday }).execute();
  await db.insertInto('schoolYear').values({ schoolYear, startsOn: '2024-09-05', endsOn: '2025-05-31' }).execute();
  await db
    .insertInto('term')
    .values([
      { schoolYear, term: 1, startsOn: '2024-09-05', endsOn: '2025-01-15' },
      { schoolYear, term: 2, startsOn: '2025-01-16', endsOn: '2025-05-31' },
    ])
    .execute();
  await db
    .insertInto('subject')
    .values([
      { code: 'literature', name: 'Ngữ văn', shortName: 'Văn', sortOrder: 1 },
      { code: 'mathematics', name: 'Toán', shortName: 'Toán', sortOrder: 2 },
      { code: 'arts', name: 'Nghệ thuật', shortName: 'NT', sortOrder: 3 },
    ])
    .execute();
  await db
    .insertInto('ethnicGroup')
    .values([
      { code: '01', name: 'Kinh', isMinority: false },
      { code: '08', name: 'Hmông', isMinority: true },
    ])
    .execute();
  await db
    .insertInto('formPeriod')
    .values(
      ['lower-secondary-term', 'upper-secondary-term'].map((formCode) => ({
        ...{ formCode, schoolYear, period: 'term-2' },
        ...{ opensOn: '2025-05-15', dueOn: '2025-05-25' },
      })),
    )
    .execute();
}

type UnitKind = 'department' | 'district' | 'commune' | 'school';

export async function newUnit(
  db: Db,
  { kind, parentId = null, levels = [] }: { kind: UnitKind; parentId?: number | null; levels?: string[] },
): Promise<number> {
  counter += 1;
  const name = `${kind} ${counter}`;
  const { id } = await db
    .insertInto('unit')
    .values({
      kind,
      code: `U${counter}`,
      name,
      nameSearch: fold(name),
      parentId,
      schoolType: kind === 'school' ? 'regular' : null,
      validFrom: '2000-01-01',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await sql`select place_unit(${id}, ${parentId}, '2000-01-01')`.execute(db);
  for (const level of levels)
    await db.insertInto('unitLevel').values({ unitId: id, level, validFrom: '2000-01-01' }).execute();
  return id;
}

export type Person = {
  accountId: number;
  personId: number;
  username: string;
  assignmentId: number;
  displayName: string;
};

async function newPersonId(db: Db): Promise<number> {
  const { id } = await db
    .insertInto('personLink')
    .values({ mergedInto: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function newPerson(
  db: Db,
  {
    role,
    unitId,
    validFrom = '2020-01-01',
    validTo = null,
  }: { role: Role; unitId: number; validFrom?: string; validTo?: string | null },
): Promise<Person> {
  counter += 1;
  hashed ??= hashPassword(password);
  const personId = await newPersonId(db);
  const username = `user.${counter}`;
  const displayName = `Vàng Mí Số ${counter}`;
  const account = await db
    .insertInto('account')
    .values({ username, displayName, personId, passwordHash: await hashed })
    .returning('id')
    .executeTakeFirstOrThrow();
  const assignment = await db
    .insertInto('roleAssignment')
    .values({ accountId: account.id, role, unitId, validFrom, validTo })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { accountId: account.id, personId, username, assignmentId: assignment.id, displayName };
}

export async function newStaff(db: Db, { unitId, person }: { unitId: number; person: Person }): Promise<number> {
  counter += 1;
  const name = splitName(person.displayName);
  const { id } = await db
    .insertInto('staff')
    .values({
      unitId,
      personId: person.personId,
      code: `GV${counter}`,
      familyAndMiddleName: name.familyAndMiddle,
      givenName: name.given,
      nameSortKey: nameSortKey(name),
      nameSearch: fold(person.displayName),
      isFemale: false,
      post: 'teacher',
      validFrom: '2020-01-01',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('personPlace').values({ personId: person.personId, unitId }).execute();
  return id;
}

export async function newClass(
  db: Db,
  { unitId, name, grade, pupils }: { unitId: number; name: string; grade: number; pupils: number },
) {
  const { id: classId } = await db
    .insertInto('class')
    .values({ unitId, schoolYear, name, level: levelOf(grade), sortKey: name })
    .returning('id')
    .executeTakeFirstOrThrow();
  const pupilIds: number[] = [];
  for (let order = 1; order <= pupils; order += 1) {
    counter += 1;
    const full = `Giàng Thị Páo ${order}`;
    const pupilName = splitName(full);
    const personId = await newPersonId(db);
    await db.insertInto('personPlace').values({ personId, unitId }).execute();
    const { id } = await db
      .insertInto('pupil')
      .values({
        unitId,
        personId,
        code: `HS${counter}`,
        familyAndMiddleName: pupilName.familyAndMiddle,
        givenName: pupilName.given,
        nameSortKey: nameSortKey(pupilName),
        nameSearch: fold(full),
        isFemale: order % 2 === 0,
        birthDate: '2010-03-04',
        ethnicGroupCode: order % 3 === 0 ? '01' : '08',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db
      .insertInto('enrolment')
      .values({ unitId, schoolYear, pupilId: id, classId, grade, registerOrder: order, startsOn: '2024-09-05' })
      .execute();
    pupilIds.push(id);
  }
  const plan = [
    { subjectCode: 'literature', kind: 'score', periods: 140 },
    { subjectCode: 'mathematics', kind: 'score', periods: 35 },
    { subjectCode: 'arts', kind: 'comment', periods: 70 },
  ];
  await db
    .insertInto('classSubject')
    .values(plan.map((line) => ({ unitId, schoolYear, classId, grade, ...line })))
    .execute();
  return { classId, pupilIds };
}

function levelOf(grade: number): string {
  if (grade >= 10) return 'upper_secondary';
  return grade >= 6 ? 'lower_secondary' : 'primary';
}

export async function newTeaching(
  db: Db,
  of: { unitId: number; staffId: number; classId: number; subjectCode: string },
): Promise<void> {
  await db
    .insertInto('teaching')
    .values({ schoolYear, ...of, validFrom: '2024-09-05' })
    .execute();
}

export async function newHomeroom(db: Db, of: { unitId: number; staffId: number; classId: number }): Promise<void> {
  await db
    .insertInto('homeroom')
    .values({ schoolYear, ...of, validFrom: '2024-09-05' })
    .execute();
}
