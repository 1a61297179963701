import { createHash } from 'node:crypto';
import type { Role } from '@truong/contracts/permissions';
import type { Db } from '@truong/db/kysely';
import type pg from 'pg';
import { callerFor } from './callers.ts';
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
import { fileTerm } from './file-term.ts';
import { fillSheet, slots } from './school.ts';
import { publishTrialForm } from './trial-form.ts';
import { newWorld, type World } from './world.ts';

/** A unit with real things to name in an input: for an office those of a school below it. */
export type Place = {
  unitId: number;
  /** The school whose things these are: the unit itself, or one below it. */
  schoolId: number;
  schoolYear: number;
  classId: number;
  pupilId: number;
  staffId: number;
  /** The literature sheet of semester I, which is open, and that of semester II, which is closed. */
  sheetId: number;
  lockedSheetId: number;
  filing: { number: number; hash: string };
  /** Of the teacher who keeps both sheets. */
  accountId: number;
  assignmentId: number;
};

export type Actor = {
  role: Role;
  token: string;
  accountId: number;
  assignmentId: number;
  own: Place;
  readUnits: readonly number[];
  /** Units that this actor must never see into, by where they stand. */
  foreign: Readonly<Record<string, Place>>;
};

const schoolRoles = [
  'subject_teacher',
  'homeroom_teacher',
  'substitute_teacher',
  'subject_head',
  'vice_principal',
  'school_clerk',
  'principal',
] as const;
const ended = '2025-02-28';

/** Found in an answer, it says from which unit's tables the answer came. */
export const markOf = (unitId: number) => `qz${unitId}qz`;
export const markPattern = /qz(\d+)qz/g;

/**
 * Two departments with offices of every kind and schools below them, each school with a closed and filed semester II and an
 * open semester I; and a district and a school that have ended. What stands in tables of a unit carries its mark.
 */
export async function newWallsWorld() {
  const world = await newWorld();
  const { owner: db } = world;
  await newCalendar(db);
  await publishTrialForm(world);
  const department = await newUnit(db, { kind: 'department' });
  const office = (kind: 'district' | 'commune') => newUnit(db, { kind, parentId: department });
  const district = await office('district');
  const districtBeside = await office('district');
  const districtFormer = await office('district');
  const commune = await office('commune');
  const communeBeside = await office('commune');
  const otherDepartment = await newUnit(db, { kind: 'department' });

  const own = await furnishSchool(world, district, schoolRoles);
  const beside = await furnishSchool(world, district);
  const other = await furnishSchool(world, districtBeside);
  const ofCommune = await furnishSchool(world, commune);
  const ofCommuneBeside = await furnishSchool(world, communeBeside);
  const ofOtherDepartment = await furnishSchool(world, otherDepartment);
  const former = await furnishSchool(world, districtFormer, schoolRoles);
  const officers = {
    district_officer: await newOfficer(db, 'district_officer', district),
    commune_officer: await newOfficer(db, 'commune_officer', commune),
    department_officer: await newOfficer(db, 'department_officer', department),
    department_leader: await newOfficer(db, 'department_leader', department),
    administrator: await newOfficer(db, 'administrator', department),
    former: await newOfficer(db, 'district_officer', districtFormer),
  };
  for (const unitId of [districtFormer, former.place.unitId]) await endUnit(db, unitId);

  const below = (unitId: number, school: Furnished): Place => ({ ...school.place, unitId });
  /** As if the things of one's own school stood in another unit. */
  const instead = (unitId: number, school: Furnished): Place => ({ ...school.place, unitId, schoolId: unitId });
  const elsewhere = { 'a school of another department': ofOtherDepartment.place };
  const ofSchool = {
    'the district above': instead(district, own),
    'the department above': instead(department, own),
    'the school beside': beside.place,
    'a school that has ended': former.place,
    ...elsewhere,
  };
  const formers = {
    'a district that has ended': below(districtFormer, former),
    'a school that has ended': former.place,
  };
  const ofDepartment = {
    'another department': below(otherDepartment, ofOtherDepartment),
    ...elsewhere,
  };
  const actors: Actor[] = [];
  const add = async (role: Role, person: Person, of: Omit<Actor, 'role' | 'token' | 'accountId' | 'assignmentId'>) => {
    actors.push({
      role,
      token: await newSession(db, person.accountId),
      accountId: person.accountId,
      assignmentId: person.assignmentId,
      ...of,
    });
  };
  for (const role of schoolRoles) {
    const person = own.people[role];
    if (person) await add(role, person, { own: own.place, readUnits: [own.place.unitId], foreign: ofSchool });
  }
  await add('district_officer', officers.district_officer, {
    own: below(district, own),
    readUnits: [district, own.place.unitId, beside.place.unitId],
    foreign: {
      'the department above': instead(department, own),
      'the district beside': below(districtBeside, other),
      ...formers,
      ...elsewhere,
    },
  });
  await add('commune_officer', officers.commune_officer, {
    own: below(commune, ofCommune),
    readUnits: [commune, ofCommune.place.unitId],
    foreign: {
      'the department above': instead(department, ofCommune),
      'the commune beside': below(communeBeside, ofCommuneBeside),
      ...formers,
      ...elsewhere,
    },
  });
  const all = [department, district, districtBeside, commune, communeBeside];
  const schools = [own, beside, other, ofCommune, ofCommuneBeside].map(({ place }) => place.unitId);
  for (const role of ['department_officer', 'department_leader', 'administrator'] as const) {
    // What ended below an office stays readable to it.
    const readUnits = [...all, ...schools, districtFormer, former.place.unitId];
    await add(role, officers[role], { own: below(department, own), readUnits, foreign: ofDepartment });
  }

  /** People of units that have ended: they go on reading what was theirs. */
  const formerActors: Actor[] = [];
  for (const [role, person, place, readUnits] of [
    ...schoolRoles.map((each) => [each, former.people[each], former.place, [former.place.unitId]] as const),
    [
      'district_officer',
      officers.former,
      below(districtFormer, former),
      [districtFormer, former.place.unitId],
    ] as const,
  ]) {
    if (!person) continue;
    const token = await newSession(db, person.accountId);
    const { accountId, assignmentId } = person;
    formerActors.push({ role, token, accountId, assignmentId, own: place, readUnits, foreign: ofDepartment });
  }
  const strangersAssignment = beside.people.principal?.assignmentId ?? 0;
  const endedAssignment = await db
    .insertInto('roleAssignment')
    .values({
      accountId: own.people.principal?.accountId ?? 0,
      role: 'principal',
      unitId: own.place.unitId,
      validFrom: '2019-01-01',
      validTo: '2019-12-31',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return { world, actors, formerActors, strangersAssignment, endedAssignment: endedAssignment.id };
}

export type WallsWorld = Awaited<ReturnType<typeof newWallsWorld>>;

type Furnished = { place: Place; people: Partial<Record<Role, Person>> };

async function furnishSchool(
  world: World,
  parentId: number,
  roles: readonly Role[] = ['principal', 'subject_teacher', 'homeroom_teacher'],
): Promise<Furnished> {
  const { owner: db, pool } = world;
  const unitId = await newUnit(db, { kind: 'school', parentId, levels: ['lower_secondary'] });
  const mark = markOf(unitId);
  const people: Partial<Record<Role, Person>> = {};
  for (const role of roles) people[role] = await newPerson(db, { role, unitId });
  const { subject_teacher: teacher, homeroom_teacher: homeroom, principal } = people;
  if (!teacher || !homeroom || !principal) throw new Error('a school needs its three');
  const { classId, pupilIds } = await newClass(db, { unitId, name: `9A ${mark}`, grade: 9, pupils: 2 });
  const staffId = await newStaff(db, { unitId, person: teacher });
  for (const subjectCode of ['literature', 'mathematics', 'arts'])
    await newTeaching(db, { unitId, staffId, classId, subjectCode });
  await newHomeroom(db, { unitId, staffId: await newStaff(db, { unitId, person: homeroom }), classId });
  for (const table of ['pupil', 'staff'] as const)
    await db.updateTable(table).set({ givenName: mark }).where('unitId', '=', unitId).execute();

  const callers = {
    principal: await callerFor(pool, principal),
    teacher: await callerFor(pool, teacher),
    homeroom: await callerFor(pool, homeroom),
  };
  const requestId = () => crypto.randomUUID();
  const of = { unitId, schoolYear };
  const sheetOf = async (term: 1 | 2, subjectCode: string | null) => {
    const { sheets } = await callers.principal.gradebook.sheets({ ...of, term });
    const found = sheets.find((sheet) => sheet.subjectCode === subjectCode);
    if (!found) throw new Error(`no sheet of ${subjectCode}`);
    return { ...of, sheetId: found.id };
  };
  await callers.principal.gradebook.openTerm({ ...of, term: 2, requestId: requestId() });
  for (const [subject, text] of [
    ['literature', '8'],
    ['mathematics', '8,5'],
    ['arts', 'Đ'],
  ] as const)
    await fillSheet(callers.teacher, await sheetOf(2, subject), { pupilIds, slots: slots[subject], text });
  const homeroomSheet = await sheetOf(2, null);
  await fillSheet(callers.homeroom, homeroomSheet, { pupilIds, slots: ['conduct'], text: 'T' });
  await fillSheet(callers.homeroom, homeroomSheet, { pupilIds, slots: ['excused', 'unexcused'], text: '0' });
  await callers.principal.gradebook.closeTerm({ ...of, term: 2, requestId: requestId(), decisions: [] });
  const filed = await fileTerm(callers.principal, { ...of, formCode: 'lower-secondary-term', period: 'term-2' }, mark);
  await callers.principal.gradebook.openTerm({ ...of, term: 1, requestId: requestId() });
  const place: Place = {
    ...of,
    schoolId: unitId,
    classId,
    pupilId: pupilIds[0] ?? 0,
    staffId,
    sheetId: (await sheetOf(1, 'literature')).sheetId,
    lockedSheetId: (await sheetOf(2, 'literature')).sheetId,
    filing: { number: filed.number, hash: filed.hash },
    accountId: teacher.accountId,
    assignmentId: teacher.assignmentId,
  };
  return { place, people };
}

async function newOfficer(db: Db, role: Role, unitId: number): Promise<Person> {
  const person = await newPerson(db, { role, unitId });
  const staffId = await newStaff(db, { unitId, person });
  await db
    .updateTable('staff')
    .set({ givenName: markOf(unitId) })
    .where('id', '=', staffId)
    .execute();
  return person;
}

async function endUnit(db: Db, unitId: number): Promise<void> {
  await db.updateTable('unit').set({ validTo: ended }).where('id', '=', unitId).execute();
  await db
    .updateTable('unitAbove')
    .set({ validTo: ended })
    .where((eb) => eb.or([eb('unitId', '=', unitId), eb('aboveId', '=', unitId)]))
    .execute();
}

/** A session without signing in: a password takes its time by design, and these are many. */
export async function newSession(db: Db, accountId: number): Promise<string> {
  const token = crypto.randomUUID();
  await db
    .insertInto('session')
    .values({
      tokenHash: createHash('sha256').update(token, 'utf8').digest(),
      accountId,
      idleLimit: '3 hours',
      endsAt: new Date(Date.now() + 3_600_000),
    })
    .execute();
  return token;
}

/** The same pool, but what a transaction did is undone where it would be kept: calls that stand side by side and leave no trace. */
export function undoingPool(pool: pg.Pool): pg.Pool {
  return new Proxy(pool, {
    get(target, name) {
      if (name === 'connect') return async () => undoingClient(await target.connect());
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function undoingClient(client: pg.PoolClient): pg.PoolClient {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'query') {
        return (asked: string | { text: string }, ...rest: unknown[]) => {
          const query = target.query.bind(target) as (...all: unknown[]) => Promise<object>;
          const text = typeof asked === 'string' ? asked : asked.text;
          if (text !== 'commit') return query(asked, ...rest);
          return query('rollback').then((result) => ({ ...result, rows: [], command: 'COMMIT' }));
        };
      }
      const value = Reflect.get(target, name) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
