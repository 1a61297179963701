import type { PivotAnswer } from '@truong/contracts/pivot';
import { cellAt, newPivotTable } from '@truong/rules/statistics/pivot/pivot-table';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerFor } from '../../testing/callers.ts';
import { newCalendar, newPerson, newUnit } from '../../testing/factories.ts';
import { keepFilingCheck } from '../../testing/filing-checks.ts';
import { fileSet, keepLiveSet } from '../../testing/record-sets.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { newWorld, type World } from '../../testing/world.ts';

const girls = (count: number) => Array.from({ length: count }, () => ({ grade: '6', sex: 'female' }));
const boys = (count: number) => Array.from({ length: count }, () => ({ grade: '7', sex: 'male' }));
const now = { schoolYear: 2024, point: 'end' as const };
const before = { schoolYear: 2023, point: 'end' as const };

/** What stands in a cell by the places of its axes; past the entries come not known and all together. */
function at(answer: PivotAnswer, ...places: number[]): number | null | undefined {
  return answer.values[cellAt(newPivotTable(answer.axes.map(({ entries }) => entries.length)), places)];
}

describe('a pivot', () => {
  let world: World;
  let department: number;
  let districts: number[];
  let commune: number;
  let schools: number[];
  let ended: number;
  let officer: Caller;
  let districtOfficer: Caller;
  let principal: Caller;

  beforeAll(async () => {
    world = await newWorld();
    const { owner } = world;
    await newCalendar(owner);
    await owner
      .insertInto('schoolYear')
      .values({ schoolYear: 2023, startsOn: '2023-09-05', endsOn: '2024-05-31' })
      .execute();
    department = await newUnit(owner, { kind: 'department' });
    districts = [
      await newUnit(owner, { kind: 'district', parentId: department }),
      await newUnit(owner, { kind: 'district', parentId: department }),
    ];
    const school = (parentId: number | undefined) =>
      newUnit(owner, { kind: 'school', parentId: parentId ?? null, levels: ['lower_secondary'] });
    schools = [await school(districts[0]), await school(districts[0]), await school(districts[1])];
    ended = await school(districts[1]);
    // After the change both first schools stand under one commune; the ended one went into the first in the summer of 2024.
    commune = await newUnit(owner, { kind: 'commune', parentId: department });
    for (const id of schools) {
      await sql`update unit_above set valid_to = '2025-06-30' where unit_id = ${id} and depth > 0`.execute(owner);
      await sql`insert into unit_above (above_id, unit_id, depth, valid_from) values (${commune}, ${id}, 1, '2025-07-01'), (${department}, ${id}, 2, '2025-07-01')
        on conflict do nothing`.execute(owner);
    }
    await owner.updateTable('unit').set({ validTo: '2024-06-30' }).where('id', '=', ended).execute();
    await owner.updateTable('unitAbove').set({ validTo: '2024-06-30' }).where('unitId', '=', ended).execute();
    await owner
      .insertInto('unitSuccession')
      .values({ fromId: ended, toId: schools[0] as number, kind: 'merge', succeededOn: '2024-07-01' })
      .execute();

    const live = (
      unitId: number | undefined,
      time: typeof now | typeof before,
      rows: { grade: string; sex: string }[],
    ) => keepLiveSet(owner, { unitId: unitId as number, ...time, kind: 'pupils', rows });
    await live(schools[0], now, [...girls(3), ...boys(1)]);
    await live(schools[2], now, boys(4));
    await live(schools[0], before, girls(10));
    await live(ended, before, boys(5));
    const filed = { unitId: schools[0] as number, ...now, kind: 'pupils' as const };
    await fileSet(owner, { ...filed, number: 1, rows: girls(2), verdict: 'accepted', figures: { 'all@total': 2 } });
    await fileSet(owner, { ...filed, number: 2, rows: girls(7), verdict: 'returned', figures: { 'all@total': 7 } });

    officer = await callerFor(world.pool, await newPerson(owner, { role: 'department_officer', unitId: department }));
    districtOfficer = await callerFor(
      world.pool,
      await newPerson(owner, { role: 'district_officer', unitId: districts[0] as number }),
    );
    principal = await callerFor(
      world.pool,
      await newPerson(owner, { role: 'principal', unitId: schools[0] as number }),
    );
  }, 60_000);
  afterAll(() => world.close());

  const ask = (caller: Caller, change: object = {}, unitId = department) =>
    caller.pivot.answer({
      unitId,
      question: {
        ...{ of: 'records', records: 'pupils', source: 'live', times: [now] },
        ...{ axes: ['unit', 'sex'], measure: { kind: 'count' } },
        ...change,
      } as Parameters<Caller['pivot']['answer']>[0]['question'],
    });

  it('counts the live rows by unit and dimension; a school without rows is missing, never zero', async () => {
    const answer = await ask(officer);
    expect(answer.axes.map(({ entries }) => entries.length)).toEqual([2, 2]);
    expect([at(answer, 0, 0), at(answer, 0, 1), at(answer, 0, 3)]).toEqual([3, 1, 4]);
    expect(at(answer, 3, 3)).toBe(8);
    expect(answer.schools).toEqual({
      expected: [
        [2, 2],
        [1, 1],
        [0, 0],
        [3, 3],
      ],
      counted: [
        [1, 1],
        [1, 1],
        [0, 0],
        [2, 2],
      ],
    });
    expect(answer.missing).toMatchObject({ count: 1 });
    const bySchool = await ask(officer, { unitsBy: 'school' });
    const empty = bySchool.axes[0]?.entries.findIndex(({ code }) => code === String(schools[1])) ?? -1;
    expect(at(bySchool, empty, 3)).toBeNull();
  });

  it('compares years on the tree of one day, with a school that went into another counted there', async () => {
    const byDistricts = await ask(officer, { axes: ['unit', 'time'], times: [before, now] });
    expect(byDistricts.axes[0]?.entries.map(({ code }) => code)).toEqual(districts.map(String));
    // Of 2024 the pupils of the ended school stand in its successor's district.
    expect([at(byDistricts, 0, 0), at(byDistricts, 0, 1), at(byDistricts, 1, 1)]).toEqual([15, 4, 4]);
    expect(at(byDistricts, 1, 0)).toBeNull();
    const asItWas = await ask(officer, { axes: ['unit', 'time'], times: [before], asOf: '2024-05-20' });
    expect([at(asItWas, 0, 0), at(asItWas, 1, 0)]).toEqual([10, 5]);
    const byCommunes = await ask(officer, { axes: ['unit', 'time'], times: [before, now], asOf: '2025-07-01' });
    expect(byCommunes.axes[0]?.entries.map(({ code }) => code)).toEqual([String(commune)]);
    expect([at(byCommunes, 0, 0), at(byCommunes, 0, 1)]).toEqual([15, 8]);
  });

  it('filed is the latest filing, approved the latest that was accepted', async () => {
    expect(at(await ask(officer, { source: 'filed', axes: [] }))).toBe(7);
    expect(at(await ask(officer, { source: 'approved', axes: [] }))).toBe(2);
  });

  it('says from which of the filings counted the records have moved since', async () => {
    const kept = { unitId: schools[0] as number, schoolYear: 2024, formCode: 'trial', period: 'end', number: 2 };
    await keepFilingCheck(world.owner, { ...kept, moved: 3 });
    const movedFrom = async (change: object) => (await ask(officer, { axes: [], ...change })).moved;
    const named = { ...kept, figures: 3 };
    expect(await movedFrom({ source: 'filed' })).toMatchObject({ schools: 1, filings: [named] });
    const figures = { of: 'figures', formCode: 'trial', figures: ['size!all@total'], measure: 'sum' };
    expect(await movedFrom({ ...figures, source: 'filed' })).toMatchObject({ schools: 1, filings: [named] });
    // The filing that was accepted is the one before.
    expect(await movedFrom({ source: 'approved' })).toEqual({ schools: 0, filings: [] });
    expect(await movedFrom({ source: 'live' })).toEqual({ schools: 0, filings: [] });
  });

  it('adds up figures of filings, and knows none of them live', async () => {
    const figures = {
      of: 'figures',
      formCode: 'trial',
      figures: ['size!all@total', 'size!all@none'],
      measure: 'sum',
    } as const;
    const answer = await ask(officer, { ...figures, source: 'filed', axes: ['unit', 'figure'] });
    expect([at(answer, 0, 0), at(answer, 0, 1), at(answer, 1, 0)]).toEqual([7, null, null]);
    const live = ask(officer, { ...figures, axes: ['unit'] });
    expect(await refusalOf(live)).toMatchObject({ code: 'PIVOT_REFUSED', data: { kind: 'figures_are_not_live' } });
  });

  it('gives a share by summed parts and wholes', async () => {
    const measure = { kind: 'share', part: { sex: ['female'] } } as const;
    const answer = await ask(officer, { axes: ['unit'], measure });
    expect([at(answer, 0), answer.wholes?.[0], at(answer, 3), answer.wholes?.[3]]).toEqual([3, 4, 3, 8]);
  });

  it('hides small cells of what is to be published, and what would give them away', async () => {
    const answer = await ask(officer, { isPublic: true });
    expect(answer.hiddenBelow).toBe(5);
    expect([at(answer, 0, 0), at(answer, 0, 3), at(answer, 3, 3)]).toEqual([null, null, 8]);
    expect(answer.hidden.length).toBeGreaterThan(3);
  });

  it('hides by the limit that the department set, for all below it, and every change of it is kept', async () => {
    const save = (caller: Caller, below: number | null, reason: string) =>
      caller.pivot.saveSmallCell({ below, reason, requestId: crypto.randomUUID() });
    expect(await refusalOf(save(districtOfficer, 2, 'Ít hơn'))).toMatchObject({ code: 'FORBIDDEN' });
    await save(officer, 2, 'Theo công văn của Sở');
    const published = await ask(principal, { isPublic: true }, schools[0]);
    expect([published.hiddenBelow, at(published, 0, 0)]).toEqual([2, null]);
    expect(await principal.pivot.smallCell()).toMatchObject({
      ...{ below: 2, isDefault: false, canChange: false },
      changes: [{ below: 2, reason: 'Theo công văn của Sở' }],
    });
    await save(officer, null, 'Như cũ');
    const { below, isDefault, canChange, changes } = await officer.pivot.smallCell();
    expect({ below, isDefault, canChange }).toEqual({ below: 5, isDefault: true, canChange: true });
    expect(changes.map((change) => change.below)).toEqual([null, 2]);
  });

  it('is refused in words when it would have too many cells', async () => {
    const times = Array.from({ length: 15 }, (_, i) => ({ schoolYear: 2010 + i, point: 'end' as const }));
    const refused = ask(officer, { axes: ['time', 'ethnicity', 'grade'], times });
    expect(await refusalOf(refused)).toMatchObject({
      code: 'PIVOT_REFUSED',
      data: { kind: 'too_many_cells', cells: 10530 },
    });
  });

  it('of a unit outside one’s area is not found; a district counts its own schools, a school itself', async () => {
    expect(await refusalOf(ask(districtOfficer))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(ask(districtOfficer, {}, districts[1]))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(at(await ask(districtOfficer, { axes: [] }, districts[0]))).toBe(4);
    expect(await refusalOf(ask(principal, {}, schools[1]))).toMatchObject({ code: 'NOT_FOUND' });
    const own = await ask(principal, {}, schools[0]);
    expect(own.axes[0]?.entries).toMatchObject([{ code: String(schools[0]) }]);
    expect(at(own, 0, 3)).toBe(4);
  });
});
