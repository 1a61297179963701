import type { RecordKind } from '@truong/rules/statistics/catalogue';
import { countRecords, type Filter, type PeopledSet } from '@truong/rules/statistics/record-set';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newClass, schoolYear } from '../../testing/factories.ts';
import { closePastYear, fillPastTerm, newPastSchool, type PastSchool, pastYear } from '../../testing/past-year.ts';
import { type RecordsOf, readRecords } from './read-records.ts';

let w: PastSchool;
beforeAll(async () => {
  w = await newPastSchool({ pupils: 4 });
});
afterAll(() => w.world.close());

async function read(kind: RecordKind, of: Partial<RecordsOf> = {}): Promise<PeopledSet> {
  const at = { unitId: w.school, schoolYear, countedOn: '2024-09-30', point: 'start', levels: null, ...of } as const;
  const set = (await readRecords(w.world.owner, at, [kind])).get(kind);
  if (!set) throw new Error(`${kind} was asked for`);
  return set;
}

const counts = (set: PeopledSet, filters: readonly Filter[]) => filters.map((filter) => countRecords(set, filter));

describe('rows of the records', () => {
  test('a row for each pupil enrolled on the day, in the order of the lists', async () => {
    const { owner } = w.world;
    const [first = 0, second = 0] = w.pupilIds;
    await owner
      .insertInto('pupilDetail')
      .values({ unitId: w.school, pupilId: first, policyGroups: ['orphan', 'poor_household'], disabilityKind: 'motor' })
      .execute();
    await endPlace(second, '2024-09-29');
    await owner
      .updateTable('class')
      .set({ twoSessions: true })
      .where('unitId', '=', w.school)
      .where('id', '=', w.classId)
      .execute();
    const pupils = await read('pupils');
    const here = [...w.pupilIds, ...w.classes[9].pupilIds].filter((id) => id !== second);
    expect(pupils.people.map(({ id }) => id)).toEqual(here);
    expect(pupils.people.at(-1)?.place).toBe('9A1');
    expect(counts(pupils, [{ policy: ['orphan'] }, { policy: ['martyr_child'] }, { disability: ['yes'] }])).toEqual([
      1, 0, 1,
    ]);
    // Everybody stood in the same grade the year before.
    expect(counts(pupils, [{ standing: ['new'] }, { standing: ['repeating'] }])).toEqual([0, 7]);
    expect(counts(pupils, [{ age: ['14'] }, { two_sessions: ['yes'] }, { site: ['main'] }])).toEqual([7, 3, 7]);
    expect((await read('pupils', { countedOn: '2024-09-29' })).count).toBe(8);
    expect((await read('pupils', { levels: ['primary'] })).count).toBe(0);
  });

  test('who left and who came, not who changed class or came back', async () => {
    const { owner } = w.world;
    const { school } = w;
    const [, second = 0, third = 0, fourth = 0] = w.pupilIds;
    const other = await newClass(owner, { unitId: school, name: '8A2', grade: 8, pupils: 0 });
    await endPlace(third, '2024-10-10', { reason: null });
    await place(third, { classId: other.classId, startsOn: '2024-10-11' });
    await endPlace(fourth, '2024-10-10');
    await place(fourth, { classId: other.classId, startsOn: '2024-11-20' });
    const late = await newClass(owner, { unitId: school, name: '8A3', grade: 8, pupils: 1 });
    await owner
      .updateTable('enrolment')
      .set({ startsOn: '2024-12-02' })
      .where('unitId', '=', school)
      .where('classId', '=', late.classId)
      .execute();
    await owner
      .updateTable('enrolment')
      .set({ leaving: 'dropped_work' })
      .where('unitId', '=', school)
      .where('pupilId', '=', second)
      .where('schoolYear', '=', schoolYear)
      .execute();
    const idsOf = async (kind: RecordKind, countedOn: string) =>
      (await read(kind, { countedOn })).people.map(({ id }) => id);
    expect(await idsOf('leavers', '2024-09-29')).toEqual([]);
    expect(await idsOf('leavers', '2024-11-01')).toEqual([second, fourth]);
    expect(await idsOf('leavers', '2024-12-31')).toEqual([second]);
    expect(counts(await read('leavers', { countedOn: '2024-12-31' }), [{ leaving: ['dropped_work'] }])).toEqual([1]);
    expect(await idsOf('arrivals', '2024-12-01')).toEqual([]);
    expect(await idsOf('arrivals', '2024-12-31')).toEqual(late.pupilIds);

    const classes = await read('classes', { countedOn: '2024-12-31' });
    expect(classes.people.map(({ name }) => name)).toEqual(['8A1', '8A2', '8A3', '9A1']);
    expect([...(classes.amounts.pupils ?? [])]).toEqual([1, 2, 1, 4]);
    expect(countRecords(classes, { grade: ['8'] }, 'pupils')).toBe(4);
  });

  test('results of semester I in the middle, of the year at its end; before they are there nothing is known', async () => {
    const at = { schoolYear: pastYear, countedOn: '2024-05-31', point: 'end' } as const;
    expect(counts(await read('pupils', at), [{ decision: ['awaited'] }, { learning: ['good'] }])).toEqual([8, 0]);
    const [weak] = w.classes[9].pupilIds;
    for (const term of [1, 2] as const)
      await fillPastTerm(w, term, (pupilId) => ({ score: pupilId === weak ? '2' : '9' }));
    await closePastYear(w);

    // Two subjects with marks are too few for more than Chưa đạt in grade 8 (TT22); grade 9 has averages (TT58).
    const year = await read('pupils', at);
    expect(
      counts(year, [{ learning: ['unsatisfactory'] }, { learning: ['excellent'] }, { learning: ['poor'] }]),
    ).toEqual([4, 3, 1]);
    expect(counts(year, [{ conduct: ['good'] }, { title: ['good_pupil'] }])).toEqual([8, 3]);
    expect(counts(year, [{ decision: ['promoted'], grade: ['9'] }, { decision: ['retained', 'awaited'] }])).toEqual([
      3, 5,
    ]);
    const mid = await read('pupils', { ...at, point: 'mid', countedOn: '2024-01-12' });
    expect(counts(mid, [{ learning: ['excellent'] }, { decision: ['promoted'] }])).toEqual([3, 0]);
    const subjects = await read('subject_results', at);
    expect(counts(subjects, [{ subject: ['literature'], subject_level: ['mark_8'] }, { subject: ['arts'] }])).toEqual([
      7, 8,
    ]);
    expect(counts(subjects, [{ subject: ['literature'], subject_level: ['mark_0'] }])).toEqual([1]);
    expect((await read('subject_results', { ...at, point: 'start' })).count).toBe(0);

    // One row for each pupil and trait, of those who stand there on the day; other years' results are not read.
    const [one = 0, other = 0] = w.classes[9].pupilIds;
    const of = { unitId: w.school, schoolYear: pastYear, period: 'year' };
    await w.world.owner
      .insertInto('outcomeTrait')
      .values([
        { ...of, pupilId: one, trait: 'kindness', level: 'good' },
        { ...of, pupilId: one, trait: 'autonomy', level: 'needs_effort' },
        { ...of, pupilId: other, trait: 'kindness', level: 'satisfactory' },
      ])
      .execute();
    const traits = await read('trait_results', at);
    expect(traits.people.map(({ id }) => id)).toEqual([one, one, other]);
    expect(
      counts(traits, [
        { trait: ['kindness'] },
        { trait_level: ['needs_effort'] },
        { trait: ['kindness'], grade: ['9'] },
      ]),
    ).toEqual([2, 1, 2]);
    expect((await read('trait_results', { ...at, point: 'mid' })).count).toBe(0);
  });

  test('staff by post, qualification and training, each at one level; the inventory by site', async () => {
    const { owner } = w.world;
    const of = { unitId: w.school };
    const known = { staffId: w.people.teacherStaff, ...of };
    await owner
      .insertInto('staffDetail')
      .values({ ...known, qualification: 'Cao đẳng', contract: 'Biên chế' })
      .execute();
    await owner
      .insertInto('staffQualification')
      .values([
        { ...known, kind: 'degree', level: 'Thạc sĩ' },
        { ...known, kind: 'language', level: 'Tiến sĩ' },
      ])
      .execute();
    const staff = await read('staff');
    expect(
      counts(staff, [{ post: ['teacher'] }, { level: ['lower_secondary'] }, { qualification: ['master'] }]),
    ).toEqual([2, 2, 1]);
    expect(counts(staff, [{ training: ['above'] }, { contract: ['permanent'] }])).toEqual([1, 1]);
    expect((await read('staff', { levels: ['primary'] })).count).toBe(0);
    expect((await read('staff', { countedOn: '2019-12-31' })).count).toBe(0);

    const { id: siteId } = await owner
      .insertInto('site')
      .values({ ...of, name: 'Điểm Nà Sang' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const kept = { ...of, schoolYear, keptAt: new Date('2024-09-20'), keptBy: 1 };
    await owner
      .insertInto('inventoryItem')
      .values([
        { ...kept, item: 'classroom', condition: 'solid', quantity: 12 },
        { ...kept, siteId, item: 'classroom', condition: 'temporary', quantity: 2 },
        { ...kept, siteId, item: 'computer', condition: 'broken', quantity: 0 },
      ])
      .execute();
    const inventory = await read('inventory');
    expect(inventory.people.map(({ name, place }) => [name, place])).toEqual([
      ['Phòng học', ''],
      ['Phòng học', 'Điểm Nà Sang'],
    ]);
    expect(countRecords(inventory, { item: ['classroom'], site: ['satellite'] }, 'quantity')).toBe(2);
  });
});

type End = { reason: string | null };

async function endPlace(pupilId: number, endsOn: string, { reason }: End = { reason: 'Chuyển nhà' }): Promise<void> {
  await w.world.owner
    .updateTable('enrolment')
    .set({ endsOn, endReason: reason })
    .where('unitId', '=', w.school)
    .where('schoolYear', '=', schoolYear)
    .where('pupilId', '=', pupilId)
    .where('endsOn', 'is', null)
    .execute();
}

async function place(pupilId: number, at: { classId: number; startsOn: string }): Promise<void> {
  await w.world.owner
    .insertInto('enrolment')
    .values({ unitId: w.school, schoolYear, pupilId, grade: 8, registerOrder: 40, ...at })
    .execute();
}
