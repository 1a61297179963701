import type { UnitAct } from '@truong/contracts/unit-acts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerFor } from '../testing/callers.ts';
import { newClass, newPerson, newUnit, schoolYear } from '../testing/factories.ts';
import { fileTerm } from '../testing/file-term.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { fillEverything, newSchoolWorld, type SchoolWorld } from '../testing/school.ts';

const requestId = () => crypto.randomUUID();
const on = '2025-03-01';

/** Rehearses, then performs what was shown. */
async function perform(caller: Caller, act: UnitAct) {
  const { digest } = await caller.organisation.rehearseUnitAct({ act });
  return caller.organisation.performUnitAct({ act, digest, requestId: requestId() });
}

const newSchool = (parentId: number, code: string, name = `Trường ${code}`) => ({
  kind: 'school' as const,
  code,
  name,
  parentId,
  administrativeCode: null,
  schoolType: 'regular' as const,
  levels: ['primary' as const],
});

describe('acts on units', () => {
  let w: SchoolWorld;
  let keeper: Caller;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 3, grade: 8 });
    keeper = w.callers.department;
  }, 60_000);
  afterAll(() => w.world.close());

  const school = () => newUnit(w.world.owner, { kind: 'school', parentId: w.district, levels: ['lower_secondary'] });
  const treeOn = async (asOf: string) => (await keeper.organisation.units({ asOf })).units;
  const nameOn = async (unitId: number, asOf: string) => (await treeOn(asOf)).find((unit) => unit.id === unitId)?.name;

  it('a school is created under a district from a day on, and the line above it is true from then', async () => {
    const { createdIds } = await perform(keeper, {
      kind: 'create',
      on,
      reason: 'QĐ 12',
      unit: newSchool(w.district, 'NEW1'),
    });
    const [made] = createdIds;
    expect((await treeOn(on)).find((unit) => unit.id === made)).toMatchObject({
      parentId: w.district,
      levels: ['primary'],
    });
    expect((await treeOn('2025-02-28')).some((unit) => unit.id === made)).toBe(false);
    expect(
      await refusalOf(perform(keeper, { kind: 'create', on, reason: '', unit: newSchool(w.district, 'NEW1') })),
    ).toMatchObject({
      code: 'UNIT_ACT_REFUSED',
      data: { problems: [{ code: 'code_taken', name: 'NEW1' }] },
    });
  });

  it('only a department officer or administrator may, and only below the department', async () => {
    const act: UnitAct = { kind: 'end', on, reason: '', unitId: w.school };
    for (const caller of [w.callers.principal, w.callers.district, w.callers.teacher])
      expect(await refusalOf(caller.organisation.rehearseUnitAct({ act }))).toMatchObject({ code: 'FORBIDDEN' });
    const other = await newUnit(w.world.owner, { kind: 'department' });
    const otherSchool = await newUnit(w.world.owner, { kind: 'school', parentId: other, levels: ['primary'] });
    const rehearsal = await keeper.organisation.rehearseUnitAct({ act: { ...act, unitId: otherSchool } });
    expect(rehearsal.problems).toMatchObject([{ code: 'unknown_unit' }]);
  });

  it('the owner refuses the same by itself: another department, and a role that keeps nothing', async () => {
    const other = await newUnit(w.world.owner, { kind: 'department' });
    const otherSchool = await newUnit(w.world.owner, { kind: 'school', parentId: other, levels: ['primary'] });
    const codeOf = async (person: SchoolWorld['officers']['department'], statement: string) => {
      const client = await w.world.pool.connect();
      try {
        const { tokenOf } = await import('../testing/callers.ts');
        const token = await tokenOf(w.world.pool, person.username);
        await client.query('begin');
        await client.query('select begin_act($1, $2)', [token, person.assignmentId]);
        await client.query(statement);
        return 'done';
      } catch (error) {
        return (error as { code: string }).code;
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    const end = (unit: number) =>
      `select perform_unit_act('end', '2025-03-01', '', '[{"op": "end", "unit": ${unit}}]', '[]', '{}')`;
    expect(await codeOf(w.officers.department, end(otherSchool))).toBe('CT003');
    expect(await codeOf(w.people.principal, end(w.school))).toBe('CT003');
    expect(await codeOf(w.officers.district, end(w.school))).toBe('CT003');
    expect(await codeOf(w.officers.department, end(w.school))).toBe('done');
  });

  it('a rename holds from its day; before it the unit has its old name everywhere', async () => {
    const id = await school();
    const before = await nameOn(id, on);
    const { actId } = await perform(keeper, {
      kind: 'rename',
      on,
      reason: '',
      unitId: id,
      name: 'Trường THCS Tên Mới',
    });
    expect(await nameOn(id, '2025-02-28')).toBe(before);
    expect(await nameOn(id, on)).toBe('Trường THCS Tên Mới');
    const detail = await keeper.organisation.unit({ unitId: id, schoolYear });
    expect(detail.formerNames).toEqual([{ name: before, validTo: '2025-02-28' }]);
    await keeper.organisation.undoUnitAct({ actId, requestId: requestId() });
    expect(await nameOn(id, on)).toBe(before);
  });

  it('a school moves to another office on a day and back with the undo', async () => {
    const id = await school();
    const second = await newUnit(w.world.owner, { kind: 'district', parentId: w.department });
    const parentOn = async (asOf: string) => (await treeOn(asOf)).find((unit) => unit.id === id)?.parentId;
    const { actId } = await perform(keeper, { kind: 'move', on, reason: '', unitId: id, parentId: second });
    expect([await parentOn('2025-02-28'), await parentOn(on)]).toEqual([w.district, second]);
    await keeper.organisation.undoUnitAct({ actId, requestId: requestId() });
    expect([await parentOn('2025-02-28'), await parentOn(on)]).toEqual([w.district, w.district]);
    expect(await refusalOf(keeper.organisation.undoUnitAct({ actId, requestId: requestId() }))).toMatchObject({
      code: 'UNIT_ACT_UNDONE',
    });
  });

  it('a merge shows what it touches, ends the schools, and is taken back whole', async () => {
    const [first, second] = [await school(), await school()];
    await newClass(w.world.owner, { unitId: first, name: '8B1', grade: 8, pupils: 4 });
    await newPerson(w.world.owner, { role: 'principal', unitId: second });
    const act: UnitAct = {
      kind: 'merge',
      on,
      reason: 'QĐ 34/QĐ-UBND',
      fromIds: [first, second],
      into: { kind: 'new', unit: newSchool(w.district, 'MERGED') },
    };
    const rehearsal = await keeper.organisation.rehearseUnitAct({ act });
    expect(rehearsal.problems).toEqual([]);
    expect(rehearsal.changes.map(({ effect }) => effect)).toEqual(['created', 'ended', 'ended']);
    expect(rehearsal.touched).toMatchObject({ schools: 2, classes: 1, pupils: 4, roles: 1, openFilings: [] });
    expect(rehearsal.stayingPupils).toBe(4);
    const content = { act, digest: rehearsal.digest, requestId: requestId() };
    const done = await keeper.organisation.performUnitAct(content);
    expect(await keeper.organisation.performUnitAct(content)).toEqual(done);
    const now = (await treeOn(on)).map((unit) => unit.id);
    expect(now).toEqual(expect.arrayContaining(done.createdIds));
    expect(now).not.toEqual(expect.arrayContaining([first]));
    const [listed] = await keeper.organisation.unitActs();
    expect(listed).toMatchObject({ kind: 'merge', on, reason: 'QĐ 34/QĐ-UBND', undoneAt: null, isLatest: true });
    // Ended units stay readable to the department.
    expect((await keeper.organisation.classes({ unitId: first, schoolYear })).map(({ name }) => name)).toEqual(['8B1']);

    await keeper.organisation.undoUnitAct({ actId: done.actId, requestId: requestId() });
    const back = await treeOn(on);
    expect(back.find((unit) => unit.id === first)).toMatchObject({
      parentId: w.district,
      validTo: null,
      levels: ['lower_secondary'],
    });
    expect(back.some((unit) => done.createdIds.includes(unit.id))).toBe(false);
  });

  it('what changed since the rehearsal refuses the confirmation', async () => {
    const [first, second] = [await school(), await school()];
    const act: UnitAct = {
      kind: 'merge',
      on,
      reason: '',
      fromIds: [first],
      into: { kind: 'existing', unitId: second },
    };
    const { digest } = await keeper.organisation.rehearseUnitAct({ act });
    await newClass(w.world.owner, { unitId: first, name: '8C1', grade: 8, pupils: 1 });
    expect(await refusalOf(keeper.organisation.performUnitAct({ act, digest, requestId: requestId() }))).toMatchObject({
      code: 'UNIT_ACT_MOVED',
    });
  });

  it('a merge with an open filing is refused with the school’s name', async () => {
    const other = await school();
    await fillEverything(w);
    await w.callers.principal.gradebook.closeTerm({ ...w.of, requestId: requestId(), decisions: [] });
    const form = { unitId: w.school, schoolYear, formCode: 'lower-secondary-term', period: 'term-2' } as const;
    await fileTerm(w.callers.principal, form);
    const act: UnitAct = {
      kind: 'merge',
      on: '2025-05-20',
      reason: '',
      fromIds: [w.school],
      into: { kind: 'existing', unitId: other },
    };
    const rehearsal = await keeper.organisation.rehearseUnitAct({ act });
    const { name } = await keeper.organisation.unit({ unitId: w.school, schoolYear });
    expect(rehearsal.problems).toEqual([{ code: 'open_filings', name, on: null }]);
    expect(rehearsal.touched.openFilings).toEqual([{ unitId: w.school, unitName: name, schoolYear, period: 'term-2' }]);
    expect(await refusalOf(perform(keeper, act))).toMatchObject({ code: 'UNIT_ACT_REFUSED' });

    const { hash } = await w.callers.district.forms.filing({ ...form, number: 1 });
    await w.callers.district.forms.review({
      ...form,
      number: 1,
      hash,
      requestId: requestId(),
      verdict: { kind: 'accepted' },
    });
    expect((await keeper.organisation.rehearseUnitAct({ act })).problems).toEqual([]);
  });

  it('an undo is refused once classes, roles or a later act stand on it', async () => {
    const [first, second] = [await school(), await school()];
    const { actId, createdIds } = await perform(keeper, {
      kind: 'split',
      on,
      reason: '',
      unitId: first,
      isEnding: false,
      into: [newSchool(w.district, 'SPLIT')],
    });
    const made = createdIds[0] ?? 0;
    const undo = () => refusalOf(keeper.organisation.undoUnitAct({ actId, requestId: requestId() }));
    const { classId } = await newClass(w.world.owner, { unitId: made, name: '8D1', grade: 8, pupils: 2 });
    expect(await undo()).toMatchObject({ code: 'UNIT_ACT_STANDS', data: { classes: 1, pupils: 2, roles: 0, acts: 0 } });
    expect(classId).toBeGreaterThan(0);
    const merge = await perform(keeper, {
      kind: 'merge',
      on: '2025-04-01',
      reason: '',
      fromIds: [second],
      into: { kind: 'existing', unitId: first },
    });
    expect(await undo()).toMatchObject({ code: 'UNIT_ACT_STANDS', data: { acts: 1 } });
    expect(await refusalOf(perform(keeper, { kind: 'end', on, reason: '', unitId: first }))).toMatchObject({
      code: 'UNIT_ACT_REFUSED',
      data: { problems: [{ code: 'later_act', on: '2025-04-01' }] },
    });
    await newPerson(w.world.owner, { role: 'principal', unitId: first });
    expect(
      await refusalOf(keeper.organisation.undoUnitAct({ actId: merge.actId, requestId: requestId() })),
    ).toMatchObject({
      code: 'UNIT_ACT_STANDS',
      data: { roles: 1 },
    });
  });

  it('an ended office reads its own years and writes nothing', async () => {
    const office = await newUnit(w.world.owner, { kind: 'district', parentId: w.department });
    const target = await newUnit(w.world.owner, { kind: 'commune', parentId: w.department });
    const itsSchool = await newUnit(w.world.owner, { kind: 'school', parentId: office, levels: ['lower_secondary'] });
    const officer = await callerFor(
      w.world.pool,
      await newPerson(w.world.owner, { role: 'district_officer', unitId: office }),
    );
    await perform(keeper, { kind: 'move', on, reason: '', unitId: itsSchool, parentId: target });
    await perform(keeper, { kind: 'end', on, reason: '', unitId: office });
    await w.world.owner
      .insertInto('schoolYear')
      .values({ schoolYear: 2025, startsOn: '2025-09-05', endsOn: '2026-05-31' })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    expect((await officer.organisation.units({ asOf: '2025-02-28' })).units.map((unit) => unit.id)).toEqual([
      office,
      itsSchool,
    ]);
    expect(await officer.organisation.classes({ unitId: itsSchool, schoolYear })).toEqual([]);
    expect(await refusalOf(officer.organisation.classes({ unitId: itsSchool, schoolYear: 2025 }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    const review = {
      unitId: itsSchool,
      schoolYear,
      ...({ formCode: 'lower-secondary-term', period: 'term-2' } as const),
      number: 1,
      hash: 'a'.repeat(64),
      requestId: requestId(),
    };
    expect(await refusalOf(officer.forms.review({ ...review, verdict: { kind: 'accepted' } }))).toMatchObject({
      code: 'UNIT_ENDED',
    });
  });
});
