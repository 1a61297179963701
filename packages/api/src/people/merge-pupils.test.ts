import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schoolYear } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { fillSheet, newSchoolWorld, type SchoolWorld, sheetOf } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();

describe('two rows of one pupil', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
  }, 60_000);
  afterAll(() => w.world.close());

  const admit = (fullName: string) =>
    w.callers.principal.people.admitPupil({
      ...{
        unitId: w.school,
        schoolYear,
        requestId: requestId(),
        classId: w.classId,
        grade: 10,
        startsOn: '2025-02-03',
      },
      set: { fullName, isFemale: true, birthDate: '2009-02-10', ethnicGroupCode: '08' },
    });
  const merge = (keptId: number, mergedId: number) =>
    w.callers.principal.people.mergePupils({ unitId: w.school, requestId: requestId(), keptId, mergedId });
  const unmerge = (mergeId: number) =>
    w.callers.principal.people.unmergePupils({ unitId: w.school, requestId: requestId(), mergeId });
  const pairsWith = async (id: number) => {
    const { pairs } = await w.callers.principal.people.duplicates({ unitId: w.school });
    return pairs.filter(({ first, second }) => first.id === id || second.id === id);
  };
  const rowsOf = async (pupilId: number) => {
    const page = await w.callers.principal.people.pupil({ unitId: w.school, schoolYear, pupilId });
    return [page.enrolments.length, page.guardians.map(({ fullName }) => fullName)];
  };

  it('are found by folded name and birth date, merged, and taken apart again as they stood', async () => {
    const [kept, merged] = [await admit('Vàng Thị Mỷ'), await admit('Vàng Thị Mý')];
    const mother = { relation: 'mother', fullName: 'Lù Thị Dợ' } as const;
    await w.callers.principal.people.saveGuardian({
      ...{ unitId: w.school, schoolYear, pupilId: merged, requestId: requestId(), guardianId: null, set: mother },
    });
    expect(await pairsWith(merged)).toMatchObject([
      { isSamePerson: false, first: { id: kept, classes: ['10A1'] }, second: { id: merged, guardians: ['Lù Thị Dợ'] } },
    ]);
    const mergeId = await merge(kept, merged);
    expect([await rowsOf(kept), await rowsOf(merged)]).toEqual([
      [1, ['Lù Thị Dợ']],
      [0, []],
    ]);
    expect(await pairsWith(merged)).toEqual([]);
    const resolved = await w.world.owner
      .selectFrom('pupil')
      .select('personId')
      .where('id', '=', merged)
      .executeTakeFirstOrThrow();
    const link = w.world.owner.selectFrom('personLink').select('mergedInto').where('id', '=', resolved.personId);
    expect((await link.executeTakeFirstOrThrow()).mergedInto).not.toBeNull();
    expect(await refusalOf(merge(kept, merged))).toMatchObject({ code: 'NOT_FOUND' });

    await unmerge(mergeId);
    expect([await rowsOf(kept), await rowsOf(merged)]).toEqual([
      [1, []],
      [1, ['Lù Thị Dợ']],
    ]);
    expect((await link.executeTakeFirstOrThrow()).mergedInto).toBeNull();
    expect(await pairsWith(merged)).toHaveLength(1);
    expect(await refusalOf(unmerge(mergeId))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('whoever has marks is not given up: the other way round it goes', async () => {
    const [first, second] = [await admit('Lý Thị Chở'), await admit('Lý Thị Chở')];
    await fillSheet(w.callers.teacher, await sheetOf(w, 'mathematics'), {
      pupilIds: [second],
      slots: ['r1'],
      text: '7',
    });
    expect(await refusalOf(merge(first, second))).toMatchObject({ code: 'MERGE_BLOCKED', data: { by: 'mark' } });
    await merge(second, first);
    expect(await rowsOf(second)).toEqual([1, []]);
  });
});
