import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newClass, newPerson, newStaff, schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();

describe('the history of a class', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
  }, 60_000);
  afterAll(() => w.world.close());

  it('tells the class, its plan, its assignments and its substitutes, the newest first, with names in place of ids', async () => {
    const { owner } = w.world;
    const { organisation, gradebook } = w.callers.principal;
    const of = { unitId: w.school, schoolYear };
    const ref = { ...of, classId: w.classId };
    const person = await newPerson(owner, { role: 'subject_teacher', unitId: w.school });
    const staffId = await newStaff(owner, { unitId: w.school, person });
    const name = person.displayName;

    const site = { unitId: w.school, siteId: null, name: 'Má Lủ', isMain: false, requestId: requestId() };
    const { siteId } = await organisation.saveSite(site);
    const changed = { ...ref, name: '10A9', level: 'upper_secondary' as const, siteId, isCombined: false };
    await organisation.saveClass({ ...changed, requestId: requestId() });
    const change = {
      kind: 'add',
      staffId,
      subjectCode: 'literature',
      term: null,
      validFrom: '2025-05-20',
      validTo: null,
    } as const;
    await organisation.saveTeaching({ ...ref, change, requestId: requestId() });
    const found = owner.selectFrom('teaching').select('id').where('staffId', '=', staffId);
    const { id } = await found.executeTakeFirstOrThrow();
    const end = { kind: 'end', id, validTo: '2025-05-30' } as const;
    await organisation.saveTeaching({ ...ref, change: end, requestId: requestId() });
    const { substitutionIds } = await gradebook.substitute({
      ...of,
      staffId: w.people.homeroomStaff,
      duties:
        (await gradebook.substitutionChoices(of)).teachers.find((one) => one.staffId === w.people.homeroomStaff)
          ?.duties ?? [],
      substituteId: staffId,
      validFrom: '2025-05-20',
      validTo: '2025-05-23',
      reason: 'Nghỉ ốm',
      requestId: requestId(),
    });
    await gradebook.endSubstitution({ ...of, substitutionIds, requestId: requestId() });
    await organisation.saveTeaching({ ...ref, change: { kind: 'remove', id }, requestId: requestId() });

    const history = await organisation.classHistory(ref);
    const told = history.map((row) => [
      row.what,
      row.kind,
      row.field,
      row.subjectName,
      row.staffName,
      row.fromValue,
      row.toValue,
    ]);
    expect(told).toEqual([
      ['class_subject', 'deleted', 'teaching', 'Ngữ văn', null, name, null],
      ['substitution', 'deleted', '*', null, name, w.people.homeroom.displayName, '2025-05-23'],
      ['substitution', 'created', '*', null, name, w.people.homeroom.displayName, '2025-05-23'],
      ['class', 'changed', 'siteId', null, null, null, 'Má Lủ'],
      ['class', 'changed', 'name', null, null, '10A1', '10A9'],
    ]);
    expect(history.every(({ who }) => who === w.people.principal.displayName)).toBe(true);

    const beside = await newClass(owner, { unitId: w.school, name: '10B1', grade: 10, pupils: 1 });
    expect(await organisation.classHistory({ ...of, classId: beside.classId })).toEqual([]);
    expect(await refusalOf(organisation.classHistory({ ...of, classId: 999_999 }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refusalOf(w.callers.teacher.organisation.classHistory(ref))).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('tells an assignment that stands, from its first day and with its holder, and a line of the plan', async () => {
    const ref = { unitId: w.school, schoolYear, classId: w.classId };
    const { organisation } = w.callers.principal;
    const change = {
      kind: 'add',
      staffId: w.people.homeroomStaff,
      subjectCode: 'mathematics',
      term: 2,
      validFrom: '2025-05-20',
      validTo: null,
    } as const;
    await organisation.saveTeaching({ ...ref, change, requestId: requestId() });
    await w.world.owner
      .insertInto('subject')
      .values({ code: 'music', name: 'Âm nhạc', shortName: 'Nhạc', sortOrder: 9 })
      .execute();
    const line = { grade: 10, subjectCode: 'music', kind: 'comment' as const, isChosen: false };
    await organisation.savePlanLine({ ...ref, ...line, periods: 35, requestId: requestId() });
    await organisation.savePlanLine({ ...ref, ...line, periods: 70, requestId: requestId() });
    const [altered, added, assigned] = await organisation.classHistory(ref);
    expect(altered).toMatchObject({
      what: 'class_subject',
      field: 'periods',
      grade: 10,
      subjectName: 'Âm nhạc',
      fromValue: '35',
      toValue: '70',
    });
    expect(added).toMatchObject({
      what: 'class_subject',
      kind: 'created',
      grade: 10,
      subjectName: 'Âm nhạc',
      toValue: '35',
    });
    expect(assigned).toMatchObject({
      what: 'teaching',
      kind: 'created',
      subjectName: 'Toán',
      staffName: w.people.homeroom.displayName,
      startsOn: '2025-05-20',
    });
  });
});
