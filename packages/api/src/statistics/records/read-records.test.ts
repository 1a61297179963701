import { countRecords } from '@truong/rules/statistics/record-set';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newClass, schoolYear } from '../../testing/factories.ts';
import { newSchoolWorld, type SchoolWorld } from '../../testing/school.ts';
import { readRecords } from './read-records.ts';

let w: SchoolWorld;
beforeAll(async () => {
  w = await newSchoolWorld({ pupils: 6, grade: 10 });
});
afterAll(() => w.world.close());

const at = { schoolYear, countedOn: '2024-09-30', point: 'start', levels: null } as const;

describe('rows of the records', () => {
  test('a row for each pupil enrolled on the day, in the order of the lists, and for each class where somebody stands', async () => {
    const { owner } = w.world;
    const [first = 0, second = 0] = w.pupilIds;
    const of = { unitId: w.school, schoolYear };
    await owner
      .insertInto('pupilDetail')
      .values({ unitId: w.school, pupilId: first, policyGroups: ['orphan', 'poor_household'], disabilityKind: 'motor' })
      .execute();
    await newClass(owner, { unitId: w.school, name: '10A2', grade: 10, pupils: 0 });
    await owner
      .updateTable('enrolment')
      .set({ endsOn: '2024-09-29', endReason: 'Chuyển nhà' })
      .where('unitId', '=', w.school)
      .where('pupilId', '=', second)
      .execute();
    const sets = await readRecords(owner, { unitId: w.school, ...at }, ['pupils', 'classes']);
    const pupils = sets.get('pupils');
    const classes = sets.get('classes');
    if (!pupils || !classes) throw new Error('two kinds were asked for');

    expect(pupils.people.map(({ id, place }) => [id, place])).toEqual(
      w.pupilIds.filter((id) => id !== second).map((id) => [id, '10A1']),
    );
    const count = (filter: Parameters<typeof countRecords>[1]) => countRecords(pupils, filter);
    expect(count({ policy: ['orphan'] })).toBe(1);
    expect(count({ policy: ['martyr_child'] })).toBe(0);
    expect(count({ disability: ['yes'] })).toBe(1);
    expect(count({ standing: ['new'] })).toBe(5);
    expect(count({ age: ['14'] })).toBe(5);
    expect(count({ two_sessions: ['yes'] })).toBe(0);
    expect(count({ site: ['main'] })).toBe(5);
    expect(classes.count).toBe(1);
    expect(countRecords(classes, { grade: ['10'] }, 'pupils')).toBe(5);
    const dayBefore = await readRecords(owner, { ...of, ...at, countedOn: '2024-09-29' }, ['pupils']);
    expect(dayBefore.get('pupils')?.count).toBe(6);
  });

  test('only the levels asked for are counted', async () => {
    const { owner } = w.world;
    const of = { unitId: w.school, ...at };
    const lower = await readRecords(owner, { ...of, levels: ['lower_secondary'] }, ['pupils', 'classes']);
    expect([...lower.values()].map(({ count }) => count)).toEqual([0, 0]);
    const upper = await readRecords(owner, { ...of, levels: ['upper_secondary'] }, ['pupils']);
    expect(upper.get('pupils')?.count).toBe(5);
  });
});
