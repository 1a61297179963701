import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, callerFor } from '../../testing/callers.ts';
import { newCalendar, newPerson, newUnit } from '../../testing/factories.ts';
import { fileSet } from '../../testing/record-sets.ts';
import { refusalOf } from '../../testing/refusal-of.ts';
import { runJobs } from '../../testing/run-jobs.ts';
import { newWorld, type World } from '../../testing/world.ts';

const asked = {
  records: 'pupils',
  source: 'filed',
  schoolYear: 2024,
  point: 'end',
  where: { sex: ['female'] },
} as const;
const requestId = () => crypto.randomUUID();

describe('personal records of many schools', () => {
  let world: World;
  let department: number;
  let school: number;
  let asking: Caller;
  let deciding: Caller;
  let principal: Caller;

  beforeAll(async () => {
    world = await newWorld();
    const { owner } = world;
    await newCalendar(owner);
    department = await newUnit(owner, { kind: 'department' });
    school = await newUnit(owner, { kind: 'school', parentId: department, levels: ['primary'] });
    const rows = [{ sex: 'female', grade: '1', policy: ['orphan'] }, { sex: 'male' }, { sex: 'female', grade: '2' }];
    await fileSet(owner, { unitId: school, schoolYear: 2024, point: 'end', kind: 'pupils', number: 1, rows });
    const officer = async () =>
      callerFor(world.pool, await newPerson(owner, { role: 'department_officer', unitId: department }));
    asking = await officer();
    deciding = await officer();
    principal = await callerFor(world.pool, await newPerson(owner, { role: 'principal', unitId: school }));
  }, 60_000);
  afterAll(() => world.close());

  const ask = (caller: Caller, change: object = {}) =>
    caller.pivot.askRecordExport({
      ...{ unitId: department, requestId: requestId(), purpose: 'Đối chiếu với hồ sơ phổ cập giáo dục' },
      asked: { ...asked, where: { sex: ['female'] }, ...change },
    });

  const told = async (caller: Caller) => (await caller.notices.list()).notices;

  it('need a purpose, another person, and come to whoever asked; every step is kept', async () => {
    const { exportId } = await ask(asking);
    const at = { unitId: department, exportId };
    expect(await told(deciding)).toMatchObject([
      { kind: 'record_export_asked', data: { rows: 2, schools: 1, purpose: 'Đối chiếu với hồ sơ phổ cập giáo dục' } },
    ]);
    expect(await told(asking)).toEqual([]);
    const early = asking.pivot.startRecordExport({ ...at, requestId: requestId() });
    expect(await refusalOf(early)).toMatchObject({ code: 'EXPORT_REFUSED', data: { problem: 'not_approved' } });
    const decision = { kind: 'approved' } as const;
    const own = asking.pivot.decideRecordExport({ ...at, requestId: requestId(), decision });
    expect(await refusalOf(own)).toMatchObject({ code: 'EXPORT_REFUSED', data: { problem: 'own_request' } });
    await deciding.pivot.decideRecordExport({ ...at, requestId: requestId(), decision });
    const twice = deciding.pivot.decideRecordExport({ ...at, requestId: requestId(), decision });
    expect(await refusalOf(twice)).toMatchObject({ code: 'EXPORT_REFUSED', data: { problem: 'decided' } });
    const others = deciding.pivot.startRecordExport({ ...at, requestId: requestId() });
    expect(await refusalOf(others)).toMatchObject({ code: 'NOT_FOUND' });

    const job = await asking.pivot.startRecordExport({ ...at, requestId: requestId() });
    expect(await runJobs(world)).toEqual([]);
    expect(await told(asking)).toMatchObject([
      { kind: 'job_finished', data: { job: 'record_export' } },
      { kind: 'record_export_approved', data: { until: expect.any(String) } },
    ]);
    expect(await asking.jobs.get(job)).toMatchObject({ state: 'done', result: { rows: 2 } });
    expect((await asking.jobs.file(job)).fileName).toBe('ho-so-pupils-2024.xlsx');
    expect(await deciding.pivot.recordExports({ unitId: department })).toMatchObject([
      { rows: 2, schools: 1, isMine: false, decision: 'approved', madeAt: expect.any(String) },
    ]);
  });

  it('are refused before anything is made when there is nothing, and to whoever is no officer of the department', async () => {
    expect(await refusalOf(ask(asking, { schoolYear: 2023 }))).toMatchObject({ data: { problem: 'no_rows' } });
    expect(await refusalOf(ask(principal))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await refusalOf(ask(asking, { where: { post: ['teacher'] } }))).toMatchObject({ code: 'PIVOT_REFUSED' });
  });

  it('that another person refused are not made', async () => {
    const { exportId } = await ask(asking);
    const at = { unitId: department, exportId };
    const decision = { kind: 'refused', reason: 'Không cần tên học sinh' } as const;
    await deciding.pivot.decideRecordExport({ ...at, requestId: requestId(), decision });
    const [newest] = await told(asking);
    expect(newest).toMatchObject({ kind: 'record_export_refused', data: { reason: decision.reason } });
    const start = asking.pivot.startRecordExport({ ...at, requestId: requestId() });
    expect(await refusalOf(start)).toMatchObject({ data: { problem: 'not_approved' } });
  });

  it('of a school are named to that school behind a cell, never to an office, nor what is restricted of each', async () => {
    const of = { unitId: school, schoolYear: 2024, point: 'end', source: 'filed', records: 'pupils' } as const;
    const girls = await principal.pivot.people({ ...of, where: { sex: ['female'] } });
    expect(girls.map(({ id }) => id)).toEqual([1, 3]);
    expect(await refusalOf(asking.pivot.people({ ...of, where: {} }))).toMatchObject({ code: 'NOT_FOUND' });
    const orphans = principal.pivot.people({ ...of, where: { policy: ['orphan'] } });
    expect(await refusalOf(orphans)).toMatchObject({ data: { kind: 'restricted_names' } });
  });
});

describe('a view of the figures', () => {
  let world: World;
  let school: number;
  let principal: Caller;
  let clerk: Caller;

  beforeAll(async () => {
    world = await newWorld();
    const { owner } = world;
    await newCalendar(owner);
    school = await newUnit(owner, { kind: 'school', levels: ['primary'] });
    principal = await callerFor(world.pool, await newPerson(owner, { role: 'principal', unitId: school }));
    clerk = await callerFor(world.pool, await newPerson(owner, { role: 'school_clerk', unitId: school }));
  }, 60_000);
  afterAll(() => world.close());

  it('is kept under a name, for oneself or for the office, and taken away by its maker only', async () => {
    const save = (name: string, isShared: boolean) =>
      principal.pivot.saveView({ unitId: school, requestId: requestId(), name, search: { rows: 'grade' }, isShared });
    await save('Của tôi', false);
    const { viewId } = await save('Sĩ số theo khối', true);
    expect((await principal.pivot.views({ unitId: school })).map(({ name }) => name)).toHaveLength(2);
    expect(await clerk.pivot.views({ unitId: school })).toMatchObject([{ name: 'Sĩ số theo khối', isMine: false }]);
    const remove = (caller: Caller) => caller.pivot.removeView({ unitId: school, requestId: requestId(), viewId });
    expect(await refusalOf(remove(clerk))).toMatchObject({ code: 'NOT_FOUND' });
    await remove(principal);
    expect(await clerk.pivot.views({ unitId: school })).toEqual([]);
  });

  it('leaves as a file with its source state in the head', async () => {
    const file = await principal.pivot.export({
      ...{ unitId: school, as: 'csv' },
      question: {
        ...{ of: 'records', records: 'pupils', source: 'live', axes: ['grade'], measure: { kind: 'count' } },
        times: [{ schoolYear: 2024, point: 'end' }],
      },
    });
    expect(Buffer.from(file.base64, 'base64').toString()).toContain('Số liệu hiện thời');
  });
});
