import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { newSchoolWorld, type SchoolWorld } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();

describe('a school keeps its classes', () => {
  let w: SchoolWorld;
  const of = () => ({ unitId: w.school, schoolYear });
  const keeper = () => w.callers.principal.organisation;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2, grade: 10 });
  }, 60_000);
  afterAll(() => w.world.close());

  const newClassNamed = (name: string) =>
    keeper().saveClass({
      ...of(),
      classId: null,
      name,
      level: 'upper_secondary',
      siteId: null,
      isCombined: false,
      requestId: requestId(),
    });
  const planOf = async (classId: number) => (await keeper().class({ ...of(), classId })).plan;
  const historyOf = (subject: string) =>
    w.world.owner
      .selectFrom('particularsChange')
      .select(['kind', 'field', 'fromValue', 'toValue', 'source'])
      .where('subject', '=', subject)
      .orderBy('id')
      .execute();

  it('makes, renames and takes away a class, with its history', async () => {
    const { siteId } = await keeper().saveSite({
      unitId: w.school,
      siteId: null,
      name: 'Điểm trường Bản Mới',
      isMain: false,
      requestId: requestId(),
    });
    const { classId } = await newClassNamed('10A2');
    const renamed = {
      ...of(),
      classId,
      name: '10A3',
      level: 'upper_secondary' as const,
      siteId,
      isCombined: true,
      twoSessions: true,
    };
    await keeper().saveClass({ ...renamed, requestId: requestId() });
    expect(await keeper().class({ ...of(), classId })).toMatchObject({
      name: '10A3',
      siteName: 'Điểm trường Bản Mới',
      isCombined: true,
    });
    expect(await refusalOf(keeper().saveClass({ ...renamed, name: '10A1', requestId: requestId() }))).toMatchObject({
      code: 'CLASS_REFUSED',
      data: { problem: 'name_taken' },
    });
    await keeper().deleteClass({ ...of(), classId, requestId: requestId() });
    expect(
      (await historyOf('class')).map((row) => `${row.kind} ${row.field} ${row.fromValue} ${row.toValue} ${row.source}`),
    ).toEqual([
      'created * null 10A2 hand',
      'changed name 10A2 10A3 hand',
      `changed siteId null ${siteId} hand`,
      'changed isCombined false true hand',
      'changed twoSessions false true hand',
      'deleted * 10A3 null hand',
    ]);
    expect(
      await refusalOf(keeper().deleteClass({ ...of(), classId: w.classId, requestId: requestId() })),
    ).toMatchObject({
      code: 'CLASS_REFUSED',
      data: { problem: 'in_use' },
    });
  });

  it('one request sent twice makes one class', async () => {
    const content = {
      ...of(),
      classId: null,
      name: '10A9',
      level: 'upper_secondary' as const,
      siteId: null,
      isCombined: false,
      requestId: requestId(),
    };
    const { classId } = await keeper().saveClass(content);
    expect(await keeper().saveClass(content)).toEqual({ classId });
    await keeper().deleteClass({ ...of(), classId, requestId: requestId() });
  });

  it('another school’s and a teacher’s hands are refused', async () => {
    const content = {
      ...of(),
      classId: null,
      name: '10B1',
      level: 'upper_secondary' as const,
      siteId: null,
      isCombined: false,
    };
    expect(
      await refusalOf(w.callers.teacher.organisation.saveClass({ ...content, requestId: requestId() })),
    ).toMatchObject({ code: 'FORBIDDEN' });
    expect(
      await refusalOf(keeper().saveClass({ ...content, unitId: w.district, requestId: requestId() })),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('the programme fills every class without a plan and leaves the others', async () => {
    const before = await planOf(w.classId);
    const { classId } = await newClassNamed('11A1');
    await newClassNamed('Lớp ôn');
    const applied = await keeper().applyProgramme({ ...of(), classId: null, requestId: requestId() });
    expect(applied).toEqual({ classes: 1, lines: 8, skipped: ['Lớp ôn'] });
    expect((await planOf(classId)).find((line) => line.subjectCode === 'history')).toMatchObject({
      grade: 11,
      periods: 52,
      kind: 'score',
    });
    expect(await planOf(w.classId)).toEqual(before);
    expect(await keeper().applyProgramme({ ...of(), classId, requestId: requestId() })).toEqual({
      classes: 0,
      lines: 0,
      skipped: [],
    });
  });

  it('a line of an open term is not altered: the term is named; what alters nothing, and a closed term, let it pass', async () => {
    const line = {
      ...of(),
      classId: w.classId,
      grade: 10,
      subjectCode: 'mathematics',
      kind: 'score' as const,
      isChosen: false,
    };
    const save = (change: object) => keeper().savePlanLine({ ...line, periods: 35, ...change, requestId: requestId() });
    expect(await refusalOf(save({ periods: 36 }))).toEqual({
      code: 'PLAN_IN_USE',
      data: { className: '10A1', terms: [2], subjects: ['mathematics'] },
    });
    expect(await refusalOf(save({ kind: 'comment' }))).toMatchObject({ code: 'PLAN_IN_USE' });
    await save({ periods: 30 });
    expect(await refusalOf(save({ periods: 30, onlyTerm: 1 }))).toMatchObject({ code: 'PLAN_IN_USE' });
    await save({ periods: 30, onlyTerm: 2, plannedPeriodic: 2 });
    expect((await planOf(w.classId)).find((found) => found.subjectCode === 'mathematics')).toMatchObject({
      onlyTerm: 2,
      plannedPeriodic: 2,
    });
    await save({ periods: 30 });
    const removing = { ...of(), classId: w.classId, grade: 10, subjectCode: 'mathematics' };
    expect(await refusalOf(keeper().removePlanLine({ ...removing, requestId: requestId() }))).toMatchObject({
      code: 'PLAN_IN_USE',
    });
    await w.world.owner
      .updateTable('schoolTerm')
      .set({ closedOn: '2025-05-20' })
      .where('unitId', '=', w.school)
      .execute();
    await save({ periods: 105 });
    await w.world.owner.updateTable('schoolTerm').set({ closedOn: null }).where('unitId', '=', w.school).execute();
    expect((await planOf(w.classId)).find((found) => found.subjectCode === 'mathematics')?.periods).toBe(105);
    expect((await historyOf('class_subject')).at(-1)).toMatchObject({
      field: '10/mathematics/periods',
      fromValue: '30',
      toValue: '105',
    });
  });

  it('a line is judged by what the province decided for the year, not by the defaults', async () => {
    const line = { ...of(), classId: w.classId, grade: 10, kind: 'score' as const, isChosen: false };
    const save = (subjectCode: string, periods: number) =>
      keeper().savePlanLine({ ...line, subjectCode, periods, requestId: requestId() });
    expect(await refusalOf(save('mathematics', 36))).toMatchObject({ code: 'PLAN_IN_USE' });
    const two = { regime: 'TT22_2021', schoolYear, term: 2, regular: [{ upTo: null, count: 2 }] };
    await w.callers.department.gradebook.saveRuleSetting({
      ...{ schoolYear, name: 'markCountOverrides', value: [{ ...two, commentSubjects: null, periodic: null }] },
      ...{ reason: 'Theo văn bản của Sở', requestId: requestId() },
    });
    await save('mathematics', 36);
    // Opened with four regular marks, it would have two by now.
    expect(await refusalOf(save('literature', 141))).toMatchObject({ code: 'PLAN_IN_USE' });
    await w.callers.department.gradebook.saveRuleSetting({
      ...{ schoolYear, name: 'markCountOverrides', value: null, reason: 'Trở lại', requestId: requestId() },
    });
    await save('mathematics', 35);
  });

  it('teachers are assigned with dates, ended, and not twice at once', async () => {
    const { classId } = await newClassNamed('12A1');
    const { staff } = await keeper().classChoices();
    const staffId = staff[0]?.id ?? 0;
    const add = (change: object) =>
      keeper().saveTeaching({
        ...of(),
        classId,
        change: {
          kind: 'add',
          staffId,
          subjectCode: 'literature',
          term: null,
          validFrom: '2024-09-05',
          validTo: null,
          ...change,
        },
        requestId: requestId(),
      });
    await keeper().savePlanLine({
      ...of(),
      classId,
      grade: 12,
      subjectCode: 'literature',
      kind: 'score',
      periods: 105,
      isChosen: false,
      requestId: requestId(),
    });
    await add({});
    expect(await refusalOf(add({ validFrom: '2025-02-01' }))).toMatchObject({ data: { problem: 'dates_overlap' } });
    expect(await refusalOf(add({ validFrom: '2024-09-04' }))).toMatchObject({ data: { problem: 'outside_year' } });
    const teaching = async () => (await planOf(classId))[0]?.teachers ?? [];
    const id = (await teaching())[0]?.id ?? 0;
    await keeper().saveTeaching({
      ...of(),
      classId,
      change: { kind: 'end', id, validTo: '2025-01-31' },
      requestId: requestId(),
    });
    await add({ validFrom: '2025-02-01' });
    expect((await teaching()).map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
      ['2024-09-05', '2025-01-31'],
      ['2025-02-01', null],
    ]);
    const homeroom = (change: object) =>
      keeper().saveHomeroom({
        ...of(),
        classId,
        change: { kind: 'add', staffId, validFrom: '2024-09-05', validTo: null, ...change },
        requestId: requestId(),
      });
    await homeroom({});
    expect(await refusalOf(homeroom({ validFrom: '2025-01-01' }))).toMatchObject({
      data: { problem: 'dates_overlap' },
    });
    expect(await refusalOf(homeroom({ staffId: 999999, validFrom: '2024-10-01' }))).toMatchObject({
      code: 'CLASS_REFUSED',
    });
  });
});
