import type { PupilParticulars } from '@truong/contracts/people';
import { type Act, inActWith } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { KyselyPlugin } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenOf } from '../testing/callers.ts';
import { newClass, newPerson, newUnit, schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld } from '../testing/school.ts';
import {
  classSortKey,
  deleteCreated,
  type PupilWrite,
  writeClasses,
  writeEnrolments,
  writeGuardians,
  writeHomeroom,
  writePupils,
  writeStaff,
  writeTeaching,
} from './people.writes.ts';
import { fromText } from './row.writes.ts';

const byHand = { source: 'hand', sourceId: null } as const;
const girl = {
  fullName: 'Vàng Thị Mỷ',
  isFemale: true,
  birthDate: '2009-02-10',
  ethnicGroupCode: '08',
} satisfies Partial<PupilParticulars>;
let serial = 0;
/** A number that fits a girl born in 2009, another at every call. */
function numberOfGirl(): string {
  serial += 1;
  return `002309${String(serial).padStart(6, '0')}`;
}

describe('writes of particulars', () => {
  let w: SchoolWorld;
  let credentials: { token: string; assignmentId: number };
  beforeAll(async () => {
    w = await newSchoolWorld();
    credentials = {
      token: await tokenOf(w.world.pool, w.people.principal.username),
      assignmentId: w.people.principal.assignmentId,
    };
  }, 60_000);
  afterAll(() => w.world.close());

  const inAct = <R>(run: (trx: Trx, act: Act) => Promise<R>, as = credentials) =>
    inActWith(
      w.world.pool,
      as,
      async () => undefined,
      (trx, act) => run(trx, act),
    );
  const write = (...rows: PupilWrite[]) => inAct((trx, act) => writePupils(trx, act, w.school, rows, byHand));
  const problemsOf = async (call: Promise<unknown>) => (await refusalOf(call)).data;
  const historyOf = (subject: string, subjectId: number) =>
    w.world.owner
      .selectFrom('particularsChange')
      .select(['kind', 'field', 'fromValue', 'toValue', 'source', 'accountId'])
      .where('subject', '=', subject)
      .where('subjectId', '=', subjectId)
      .orderBy('id')
      .execute();
  const enrolmentsOf = (pupilId: number) =>
    w.world.owner
      .selectFrom('enrolment')
      .select(['classId', 'grade', 'registerOrder', 'startsOn', 'endsOn'])
      .where('pupilId', '=', pupilId)
      .orderBy('startsOn')
      .execute();
  const eventsOf = async (pupilId: number) =>
    (
      await w.world.owner
        .selectFrom('enrolmentEvent')
        .select(['kind', 'onDate'])
        .where('pupilId', '=', pupilId)
        .orderBy('id')
        .execute()
    ).map(({ kind, onDate }) => `${kind} ${onDate}`);

  it('new pupils get codes, names in two fields, a person each, details and a line of history, in the order sent', async () => {
    const ids = await write(
      { pupilId: null, set: { ...girl, personalNumber: numberOfGirl(), policyGroups: ['poor_household', 'orphan'] } },
      { pupilId: null, set: { ...girl, fullName: 'Sùng Mí Dia', isFemale: false, code: 'X7' } },
      { pupilId: null, set: { ...girl, fullName: 'Ly' } },
    );
    const { owner } = w.world;
    const pupils = await owner.selectFrom('pupil').selectAll().where('id', 'in', ids).orderBy('id').execute();
    expect(pupils.map(({ familyAndMiddleName, givenName }) => [familyAndMiddleName, givenName])).toEqual([
      ['Vàng Thị', 'Mỷ'],
      ['Sùng Mí', 'Dia'],
      ['', 'Ly'],
    ]);
    const [first, second, third] = pupils.map(({ code }) => code);
    expect(second).toBe('X7');
    expect(Number(third?.slice(2))).toBe(Number(first?.slice(2)) + 1);
    expect(new Set(pupils.map(({ personId }) => personId)).size).toBe(3);
    const details = await owner
      .selectFrom('pupilDetail')
      .select('policyGroups')
      .where('pupilId', '=', ids[0] ?? 0);
    expect(await details.executeTakeFirst()).toEqual({ policyGroups: ['poor_household', 'orphan'] });
    expect(await historyOf('pupil', ids[1] ?? 0)).toEqual([
      {
        kind: 'created',
        field: '*',
        fromValue: null,
        toValue: 'Sùng Mí Dia (X7)',
        source: 'hand',
        accountId: w.people.principal.accountId,
      },
    ]);
  });

  it('a change leaves one line for each field that differs, and none where nothing does', async () => {
    const [id = 0] = await write({ pupilId: null, set: girl });
    await write({
      pupilId: id,
      set: { fullName: 'Vàng Thị Mai', ethnicGroupCode: '08', residenceAddress: 'Thôn Má Lủ' },
    });
    await write({ pupilId: id, set: { fullName: 'Vàng Thị Mai', policyGroups: [] } });
    expect((await historyOf('pupil', id)).slice(1)).toMatchObject([
      { kind: 'changed', field: 'fullName', fromValue: 'Vàng Thị Mỷ', toValue: 'Vàng Thị Mai' },
      { kind: 'changed', field: 'residenceAddress', fromValue: null, toValue: 'Thôn Má Lủ' },
    ]);
    const pupil = await w.world.owner.selectFrom('pupil').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    expect(pupil).toMatchObject({ givenName: 'Mai', nameSearch: 'vang thi mai', birthDate: '2009-02-10' });
  });

  it('what is missing, wrong or somebody else’s is named by row and field, and nothing is written', async () => {
    const number = numberOfGirl();
    await write({ pupilId: null, set: { ...girl, code: 'TAKEN', personalNumber: number } });
    const before = await w.world.owner.selectFrom('pupil').select('id').execute();
    expect(
      await problemsOf(write({ pupilId: null, set: { fullName: 'Ly Mí Sính', birthDate: '2009-01-01' } })),
    ).toEqual({
      problems: ['isFemale', 'ethnicGroupCode'].map((field) => ({ row: 0, field, problem: 'required' })),
    });
    const own = numberOfGirl();
    const rows = [
      { pupilId: null, set: { ...girl, personalNumber: number } },
      { pupilId: null, set: { ...girl, personalNumber: '002209000001' } },
      { pupilId: null, set: { ...girl, code: 'TAKEN' } },
      { pupilId: null, set: { ...girl, personalNumber: own } },
      { pupilId: null, set: { ...girl, personalNumber: own } },
    ];
    expect(await problemsOf(write(...rows))).toEqual({
      problems: [
        { row: 1, field: 'personalNumber', problem: 'other_sex_or_century' },
        { row: 0, field: 'personalNumber', problem: 'taken' },
        { row: 2, field: 'code', problem: 'taken' },
        { row: 4, field: 'personalNumber', problem: 'taken' },
      ],
    });
    expect(await w.world.owner.selectFrom('pupil').select('id').execute()).toEqual(before);
  });

  it('a number corrected into another school’s pupil’s is taken, without a word about whose it is', async () => {
    const other = await newUnit(w.world.owner, { kind: 'school', parentId: w.department });
    const principal = await newPerson(w.world.owner, { role: 'principal', unitId: other });
    const as = {
      token: await tokenOf(w.world.pool, principal.username),
      assignmentId: principal.assignmentId,
    };
    const number = numberOfGirl();
    await inAct(
      (trx, act) => writePupils(trx, act, other, [{ pupilId: null, set: { ...girl, personalNumber: number } }], byHand),
      as,
    );
    const [id = 0] = await write({ pupilId: null, set: girl });
    expect(await problemsOf(write({ pupilId: id, set: { personalNumber: number } }))).toEqual({
      problems: [{ row: 0, field: 'personalNumber', problem: 'taken' }],
    });
  });

  it('a number known elsewhere is the same person; numbers of two people make nobody', async () => {
    const { owner } = w.world;
    const number = numberOfGirl();
    await write({ pupilId: null, set: { ...girl, personalNumber: number } });
    await write({ pupilId: null, set: { ...girl, educationNumber: 'GD001' } });
    const other = await newUnit(owner, { kind: 'school', parentId: w.department });
    const clerk = await newPerson(owner, { role: 'school_clerk', unitId: other });
    const as = { token: await tokenOf(w.world.pool, clerk.username), assignmentId: clerk.assignmentId };
    const writeThere = (set: Partial<PupilParticulars>) =>
      inAct((trx, act) => writePupils(trx, act, other, [{ pupilId: null, set: { ...girl, ...set } }], byHand), as);
    expect(await problemsOf(writeThere({ personalNumber: number, educationNumber: 'GD001' }))).toEqual({
      problems: [{ row: 0, field: 'personalNumber', problem: 'taken' }],
    });
    await writeThere({ personalNumber: number, educationNumber: 'GD002' });
    const people = owner.selectFrom('pupil as p').innerJoin('pupilDetail as d', 'd.pupilId', 'p.id');
    const same = await people.where('d.personalNumber', '=', number).select(['p.personId', 'p.unitId']).execute();
    expect(new Set(same.map(({ personId }) => personId)).size).toBe(1);
    expect(same.map(({ unitId }) => unitId).sort()).toEqual([w.school, other].sort());
  });

  it('another unit’s pupil is not found', async () => {
    const other = await newUnit(w.world.owner, { kind: 'school', parentId: w.department });
    const { pupilIds } = await newClass(w.world.owner, { unitId: other, name: '10B1', grade: 10, pupils: 1 });
    expect(await refusalOf(write({ pupilId: pupilIds[0] ?? 0, set: { phone: '1' } }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('enrolments arrive, change class by a span that ends the day before, go to the end of the register, and can be undone', async () => {
    const [id = 0] = await write({ pupilId: null, set: girl });
    const put = (classId: number, startsOn: string) =>
      inAct((trx, act) =>
        writeEnrolments(
          trx,
          act,
          w.school,
          schoolYear,
          [{ pupilId: id, classId, grade: 10, startsOn, registerOrder: null }],
          byHand,
        ),
      );
    const [classId = 0] = await inAct((trx, act) =>
      writeClasses(
        trx,
        act,
        w.school,
        schoolYear,
        [{ classId: null, set: { name: '10A9', level: 'upper_secondary' } }],
        byHand,
      ),
    );
    const [first = 0] = await put(w.classId, '2025-02-03');
    expect(await put(w.classId, '2025-02-10')).toEqual([first]);
    expect(await problemsOf(put(classId, '2025-02-03'))).toEqual({
      problems: [{ row: 0, field: 'startsOn', problem: 'too_early' }],
    });
    const [second = 0] = await put(classId, '2025-03-10');
    expect(await enrolmentsOf(id)).toEqual([
      { classId: w.classId, grade: 10, registerOrder: 7, startsOn: '2025-02-03', endsOn: '2025-03-09' },
      { classId, grade: 10, registerOrder: 1, startsOn: '2025-03-10', endsOn: null },
    ]);
    expect(await eventsOf(id)).toEqual(['arrived 2025-02-03', 'class_changed 2025-03-10']);
    const undo = (subject: 'enrolment' | 'pupil' | 'class', subjectId: number) =>
      inAct((trx, act) => deleteCreated(trx, act, w.school, subject, [subjectId], { source: 'undo', sourceId: null }));
    expect(await refusalOf(undo('enrolment', first))).toMatchObject({ code: 'ROW_IN_USE', data: { by: 'enrolment' } });
    expect(await refusalOf(undo('class', classId))).toMatchObject({ code: 'ROW_IN_USE', data: { by: 'enrolment' } });
    await undo('enrolment', second);
    expect(await enrolmentsOf(id)).toMatchObject([{ classId: w.classId, endsOn: null }]);
    await undo('enrolment', first);
    await undo('pupil', id);
    expect(await eventsOf(id)).toEqual([]);
    expect((await historyOf('pupil', id)).map(({ kind }) => kind)).toEqual(['created', 'deleted']);
  });

  it('an enrolment on which a mark stands is not undone', async () => {
    const { sheets } = await w.callers.teacher.gradebook.sheets(w.of);
    const sheetId = sheets.find(({ subjectCode }) => subjectCode === 'mathematics')?.id ?? 0;
    const changes = [{ pupilId: w.pupilIds[0] ?? 0, slot: 'r1', text: '8', seenVersion: 0 }];
    await w.callers.teacher.gradebook.recordMarks({ ...w.of, sheetId, requestId: crypto.randomUUID(), changes });
    const { id } = await w.world.owner
      .selectFrom('enrolment')
      .select('id')
      .where('pupilId', '=', w.pupilIds[0] ?? 0)
      .executeTakeFirstOrThrow();
    const undo = inAct((trx, act) => deleteCreated(trx, act, w.school, 'enrolment', [id], byHand));
    expect(await refusalOf(undo)).toMatchObject({ code: 'ROW_IN_USE', data: { by: 'mark' } });
  });

  it('guardians, staff and their assignments are kept, and one thing stands only once', async () => {
    const pupilId = w.pupilIds[1] ?? 0;
    const mother = { relation: 'mother', fullName: 'Giàng Thị Súng' } as const;
    const guardian = (guardianId: number | null, set: object) =>
      inAct((trx, act) => writeGuardians(trx, act, w.school, [{ guardianId, pupilId, set }], byHand));
    const [id = 0] = await guardian(null, mother);
    await guardian(id, { phone: '0912345678', birthYear: 1985 });
    expect((await historyOf('guardian', id)).map(({ field, toValue }) => [field, toValue])).toEqual([
      ['*', 'Giàng Thị Súng'],
      ['birthYear', '1985'],
      ['phone', '0912345678'],
    ]);
    expect(await problemsOf(guardian(null, mother))).toEqual({
      problems: [{ row: 0, field: 'fullName', problem: 'taken' }],
    });
    const [staffId = 0] = await inAct((trx, act) =>
      writeStaff(
        trx,
        act,
        w.school,
        [{ staffId: null, set: { fullName: 'Hoàng Thị Hoa', isFemale: true, post: 'teacher' } }],
        byHand,
      ),
    );
    const since = { staffId, classId: w.classId, validFrom: '2025-02-03' };
    const [teachingId = 0] = await inAct((trx, act) =>
      writeTeaching(
        trx,
        act,
        w.school,
        schoolYear,
        [{ teachingId: null, set: { ...since, subjectCode: 'arts' } }],
        byHand,
      ),
    );
    await inAct((trx, act) =>
      writeTeaching(trx, act, w.school, schoolYear, [{ teachingId, set: { validTo: '2025-03-01' } }], byHand),
    );
    await inAct((trx, act) =>
      writeHomeroom(trx, act, w.school, schoolYear, [{ homeroomId: null, set: since }], byHand),
    );
    const list = await w.callers.principal.people.staff({ unitId: w.school, schoolYear, search: 'hoang thi hoa' });
    expect(list.staff).toMatchObject([
      { fullName: 'Hoàng Thị Hoa', homeroomOf: ['10A1'], teaches: [{ subjectName: 'Nghệ thuật' }] },
    ]);
    expect((await historyOf('teaching', teachingId)).map(({ field, toValue }) => [field, toValue])).toEqual([
      ['*', 'arts'],
      ['validTo', '2025-03-01'],
    ]);
  });

  it('history’s text becomes the value again', () => {
    expect(fromText('isFemale', 'true')).toBe(true);
    expect(fromText('policyGroups', 'orphan,poor_household')).toEqual(['orphan', 'poor_household']);
    expect(fromText('policyGroups', '')).toEqual([]);
    expect(fromText('birthYear', '1985')).toBe(1985);
    expect(fromText('phone', null)).toBeNull();
    expect(fromText('phone', '0912')).toBe('0912');
    expect(['10A1', '6A10', '6A2'].sort((a, b) => (classSortKey(a) < classSortKey(b) ? -1 : 1))).toEqual([
      '6A2',
      '6A10',
      '10A1',
    ]);
  });

  it('a thousand pupils with details, enrolments and guardians take as many statements as one', async () => {
    const school = await newUnit(w.world.owner, { kind: 'school', parentId: w.department });
    const clerk = await newPerson(w.world.owner, { role: 'school_clerk', unitId: school });
    const { classId } = await newClass(w.world.owner, { unitId: school, name: '10C1', grade: 10, pupils: 0 });
    const as = { token: await tokenOf(w.world.pool, clerk.username), assignmentId: clerk.assignmentId };
    const rowsOf = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        pupilId: null,
        set: {
          ...girl,
          fullName: `Vàng Thị Số ${i}`,
          personalNumber: numberOfGirl(),
          educationNumber: `GD${numberOfGirl()}`,
        },
      }));
    const source = { source: 'import', sourceId: 1 } as const;
    let statements = 0;
    const counting: KyselyPlugin = {
      transformQuery: ({ node }) => {
        statements += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    };
    const importAll = async (rows: PupilWrite[]) => {
      statements = 0;
      const pupilIds = await inAct(async (plain, act) => {
        const trx = plain.withPlugin(counting) as Trx;
        const ids = await writePupils(trx, act, school, rows, source);
        const place = { classId, grade: 10, startsOn: '2025-02-03', registerOrder: null };
        await writeEnrolments(
          trx,
          act,
          school,
          schoolYear,
          ids.map((pupilId) => ({ pupilId, ...place })),
          source,
        );
        const mother = { relation: 'mother' as const, fullName: 'Lù Thị Dợ' };
        await writeGuardians(
          trx,
          act,
          school,
          ids.map((pupilId) => ({ guardianId: null, pupilId, set: mother })),
          source,
        );
        return ids;
      }, as);
      return { pupilIds, statements };
    };
    const one = await importAll(rowsOf(1));
    const rows = rowsOf(1000);
    const many = await importAll(rows);
    expect(many.statements).toBe(one.statements);
    expect(many.statements).toBeLessThan(24);
    const ids = many.pupilIds;
    const names = await w.world.owner
      .selectFrom('pupil')
      .select(['id', 'givenName'])
      .where('unitId', '=', school)
      .execute();
    const nameOf = new Map(names.map((row) => [row.id, row.givenName]));
    expect(ids.map((id) => nameOf.get(id))).toEqual(rows.map((_, i) => String(i)));
  });
});
