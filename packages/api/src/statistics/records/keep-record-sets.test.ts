import { AppError } from '@truong/contracts/errors';
import { connect, type Db } from '@truong/db/kysely';
import { openPool } from '@truong/db/pool';
import { recordKinds } from '@truong/rules/statistics/catalogue';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newClass, newUnit, schoolYear, testToday } from '../../testing/factories.ts';
import { fillPastTerm, newPastSchool, type PastSchool, pastYear } from '../../testing/past-year.ts';
import { recountRecords } from '../../verify/recount.ts';
import { verifyRecordSets } from '../../verify/verify-record-sets.ts';
import { listDuePoints } from './due-points.ts';
import { keepRecordSets } from './keep-record-sets.ts';
import { differingSets } from './live-sets.ts';

let w: PastSchool;
let auditor: Db;
let jobsPool: pg.Pool;
let pools: pg.Pool[];
beforeAll(async () => {
  w = await newPastSchool({ pupils: 3 });
  pools = [w.world.urls.auditor, w.world.urls.jobs].map((url) => openPool(url, { max: 1 }));
  auditor = connect(pools[0] as pg.Pool);
  jobsPool = pools[1] as pg.Pool;
});
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await w.world.close();
});

const due = () => listDuePoints(auditor, { today: testToday, kinds: recordKinds.length });
const keep = (which: 'recent' | 'all') => keepRecordSets({ auditor, jobsPool }, which);
const id = () => crypto.randomUUID();

async function differingIn(year: number) {
  const points = (await due()).filter((one) => one.schoolYear === year);
  return (await Promise.all(points.map((one) => differingSets(auditor, one)))).flat();
}

/** What was written long ago: the sets count as newer than it. */
async function forgetWrites(): Promise<void> {
  await w.world.owner
    .updateTable('request')
    .set({ answeredAt: new Date('2020-01-01') })
    .execute();
}

describe('packed rows of the records', () => {
  test('a point has sets once its day has come: of the form where it has one, else of the calendar', async () => {
    const days = async () => (await due()).map((one) => `${one.schoolYear} ${one.point} ${one.countedOn}`);
    const past = ['2023 start 2023-09-30', '2023 mid 2024-01-12', '2023 term-2 2024-05-31', '2023 end 2024-05-31'];
    expect(await days()).toEqual([...past, '2024 start 2024-09-30', '2024 mid 2025-01-15']);
    const window = { schoolYear, opensOn: '2024-10-01', dueOn: '2024-10-15' };
    const form = (point: string, countedOn: string) => ({
      ...{ ...window, formCode: `lower-secondary-${point}`, period: point, countedOn },
    });
    await w.world.owner
      .insertInto('formPeriod')
      .values([form('start', '2024-10-05'), form('end', testToday)])
      .execute();
    expect(await days()).toEqual([...past, '2024 start 2024-10-05', '2024 mid 2025-01-15', '2024 end 2025-05-20']);
    await w.world.owner
      .updateTable('formPeriod')
      .set({ countedOn: '2025-05-21' })
      .where('period', '=', 'end')
      .execute();
    expect((await days()).at(-1)).toBe('2024 mid 2025-01-15');
    await w.world.owner.updateTable('formPeriod').set({ countedOn: testToday }).where('period', '=', 'end').execute();
  });

  test('after any acts on the records the sets that follow are those packed from the raw records', async () => {
    for (const term of [1, 2] as const) await fillPastTerm(w, term, (pupilId) => ({ score: pupilId % 2 ? '9' : '4' }));
    const other = await newClass(w.world.owner, { unitId: w.school, name: '8A2', grade: 8, pupils: 1 });
    const first = await keep('recent');
    expect(first).toMatchObject({ units: 1, sets: 56, changed: 56, differences: [] });

    const random = dice(20241);
    let done = 0;
    for (let round = 0; round < 6; round += 1) {
      await forgetWrites();
      for (let step = 0; step < 5; step += 1) done += await randomAct(random, other.classId);
      await keep('recent');
      expect(await differingIn(schoolYear)).toEqual([]);
    }
    // Of the year before, the night follows; every change is explained by a write.
    expect((await keep('all')).differences).toEqual([]);
    expect(await differingIn(pastYear)).toEqual([]);
    expect(done).toBeGreaterThan(8);
  });

  test('a set that differs though nobody wrote is named, told and mended', async () => {
    await keep('all');
    await forgetWrites();
    expect(await keep('recent')).toMatchObject({ units: 0, sets: 0, changed: 0 });
    expect(await verifyRecordSets(auditor, w.school)).toEqual([]);
    await w.world.owner
      .updateTable('pupil')
      .set({ isFemale: true })
      .where('unitId', '=', w.school)
      .where('id', '=', w.pupilIds[0] ?? 0)
      .execute();
    const found = await verifyRecordSets(auditor, w.school);
    expect(found.map(({ what }) => what)).toContain('rows of pupils at the end of 2024');
    expect(await recountRecords(auditor, jobsPool)).toMatchObject({ units: 1, sets: 56, differences: found.length });
    expect(await verifyRecordSets(auditor, w.school)).toEqual([]);
  });

  test('a point whose day moved away keeps nothing, and a school that ended counts no more', async () => {
    const { owner } = w.world;
    await owner.updateTable('formPeriod').set({ countedOn: '2025-05-31' }).where('period', '=', 'end').execute();
    const ended = await newUnit(owner, { kind: 'school', parentId: w.district, levels: ['lower_secondary'] });
    await newClass(owner, { unitId: ended, name: '6A', grade: 6, pupils: 1 });
    await owner.updateTable('unit').set({ validTo: '2024-12-31' }).where('id', '=', ended).execute();
    await keep('recent');
    const kept = await owner
      .selectFrom('recordSet')
      .select(['unitId', 'schoolYear', 'point'])
      .distinct()
      .where('schoolYear', '=', schoolYear)
      .orderBy('unitId')
      .orderBy('point')
      .execute();
    expect(kept.map(({ unitId, point }) => [unitId, point])).toEqual([
      [w.school, 'mid'],
      [w.school, 'start'],
      [ended, 'start'],
    ]);
  });
});

/** Numbers from 0 to below n, the same ones at every run. */
function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * n);
  };
}

/** Something that a principal does; what is refused changes nothing. Answers 1 when it was done. */
async function randomAct(random: (n: number) => number, otherClass: number): Promise<0 | 1> {
  const { people, gradebook } = w.callers.principal;
  const years = [pastYear, schoolYear] as const;
  const of = { unitId: w.school, schoolYear: years[random(2)] ?? schoolYear };
  const start = of.schoolYear;
  const pupilId = w.pupilIds[random(w.pupilIds.length)] ?? 0;
  const day = () =>
    [`${start}-09-20`, `${start}-10-12`, `${start + 1}-01-05`, `${start + 1}-03-14`, `${start + 1}-05-19`][random(5)] ??
    '';
  const place = { pupilId, classId: random(2) ? w.classId : otherClass, grade: 8, startsOn: day() };
  const term = random(2) ? (1 as const) : (2 as const);
  const past = { unitId: w.school, schoolYear: pastYear, requestId: id() };
  const acts: (() => Promise<unknown>)[] = [
    () => people.releasePupil({ ...of, pupilId, lastDay: day(), reason: 'Theo gia đình', requestId: id() }),
    () => people.placePupil({ ...of, ...place, requestId: id() }),
    () =>
      people.savePupil({
        ...of,
        pupilId,
        set: { policyGroups: ['orphan'], isFemale: random(2) === 0 },
        requestId: id(),
      }),
    () =>
      people.admitPupil({
        ...{ ...of, classId: w.classId, grade: 8, startsOn: day(), requestId: id() },
        set: { fullName: 'Sùng Thị Mỷ', isFemale: true, birthDate: '2011-04-05', ethnicGroupCode: '08' },
      }),
    () => gradebook.closeTerm({ ...past, term, decisions: [] }),
    () => gradebook.closeYear(past),
    () => gradebook.reopenTerm({ ...past, term, reason: 'Nhập nhầm' }),
  ];
  try {
    await acts[random(acts.length)]?.();
    return 1;
  } catch (error) {
    if (error instanceof Error && (error.cause instanceof AppError || error instanceof AppError)) return 0;
    throw error;
  }
}
