import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerFor } from '../testing/callers.ts';
import { newPerson, newUnit } from '../testing/factories.ts';
import { refusalOf } from '../testing/refusal-of.ts';
import { runJobs } from '../testing/run-jobs.ts';
import { fillEverything, newSchoolWorld, type SchoolWorld } from '../testing/school.ts';
import { runJob } from './run-job.ts';

describe('a job', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
    await fillEverything(w);
  }, 60_000);
  afterAll(() => w.world.close());

  const start = (requestId: string = crypto.randomUUID()) =>
    w.callers.principal.jobs.startSchoolCheck({ unitId: w.school, requestId });
  const jobOf = (ref: { unitId: number; id: string }) => w.callers.principal.jobs.get(ref);
  const noticesOf = async () => (await w.callers.principal.notices.list()).notices;

  it('asked for twice under one request is one job, done with its facts and told of', async () => {
    const requestId = crypto.randomUUID();
    const ref = await start(requestId);
    expect(await start(requestId)).toEqual(ref);
    expect(await jobOf(ref)).toMatchObject({ kind: 'school_check', state: 'waiting', result: null });
    expect(await runJobs(w.world)).toEqual([]);
    expect(await jobOf(ref)).toMatchObject({
      state: 'done',
      result: { chains: 0, outcomes: 0, filings: 0 },
      error: null,
    });
    expect(await noticesOf()).toMatchObject([{ kind: 'job_finished', data: { job: 'school_check' }, isRead: false }]);
    expect(await w.callers.principal.jobs.list()).toHaveLength(1);
  });

  it('that found a mark changed behind the product says how many chains differ', async () => {
    const { owner } = w.world;
    await owner.updateTable('mark').set({ number: 100 }).where('slot', '=', 'end').where('number', '=', 80).execute();
    const ref = await start();
    await runJobs(w.world);
    expect(await jobOf(ref)).toMatchObject({ result: { chains: expect.toSatisfy((chains) => chains > 0) } });
    await owner.updateTable('mark').set({ number: 80 }).where('slot', '=', 'end').where('number', '=', 100).execute();
  });

  it('is nobody else’s: not the teacher’s of the same school, and not to be started by them or for another school', async () => {
    const ref = await start();
    expect(await w.callers.teacher.jobs.list()).toEqual([]);
    expect(await refusalOf(w.callers.teacher.jobs.get(ref))).toMatchObject({ code: 'NOT_FOUND' });
    const request = { unitId: w.school, requestId: crypto.randomUUID() };
    expect(await refusalOf(w.callers.teacher.jobs.startSchoolCheck(request))).toMatchObject({ code: 'FORBIDDEN' });
    const other = await newUnit(w.world.owner, { kind: 'school', parentId: w.department });
    const foreign = w.callers.principal.jobs.startSchoolCheck({ ...request, unitId: other });
    expect(await refusalOf(foreign)).toMatchObject({ code: 'NOT_FOUND' });
    await runJobs(w.world);
  });

  it('acts with the rights of now: an assignment that ended meanwhile fails it, in words', async () => {
    const { owner, pool } = w.world;
    const person = await newPerson(owner, { role: 'principal', unitId: w.school });
    const caller = await callerFor(pool, person);
    const ref = await caller.jobs.startSchoolCheck({ unitId: w.school, requestId: crypto.randomUUID() });
    const assignment = owner.updateTable('roleAssignment').where('id', '=', person.assignmentId);
    await assignment.set({ validTo: '2025-05-19' }).execute();
    await runJobs(w.world);
    await assignment.set({ validTo: null }).execute();
    expect(await caller.jobs.get(ref)).toMatchObject({
      state: 'failed',
      error: { code: 'ASSIGNMENT_INVALID', data: null },
    });
    const { notices } = await caller.notices.list();
    expect(notices).toMatchObject([
      { kind: 'job_failed', data: { job: 'school_check', errorCode: 'ASSIGNMENT_INVALID' } },
    ]);
  });

  it('whose role changed to one that may not do it is forbidden', async () => {
    const ref = await start();
    const { owner } = w.world;
    const assignment = owner.updateTable('roleAssignment').where('id', '=', w.people.principal.assignmentId);
    await assignment.set({ role: 'vice_principal' }).execute();
    await runJobs(w.world);
    await assignment.set({ role: 'principal' }).execute();
    expect(await jobOf(ref)).toMatchObject({ state: 'failed', error: { code: 'FORBIDDEN' } });
  });

  it('goes back to the queue as it is when the server stops, and is done when it is tried again', async () => {
    const ref = await start();
    const stopping = new AbortController();
    stopping.abort();
    const run = { pool: w.world.pool, signal: stopping.signal, onDefect: () => undefined };
    await expect(runJob(run, ref.id)).rejects.toThrow('the server stops');
    expect(await jobOf(ref)).toMatchObject({ state: 'running' });
    await runJobs(w.world);
    expect(await jobOf(ref)).toMatchObject({ state: 'done' });
  });

  it('that fails of a defect is failed in words, told to whoever asked, and started again as a job of its own', async () => {
    const { owner } = w.world;
    await sql`revoke select on sheet_save from truong_app`.execute(owner);
    const ref = await start();
    expect(await runJobs(w.world)).toMatchObject([{ code: '42501' }]);
    await sql`grant select on sheet_save to truong_app`.execute(owner);
    expect(await jobOf(ref)).toMatchObject({ state: 'failed', error: { code: 'INTERNAL' } });
    expect((await noticesOf())[0]).toMatchObject({
      kind: 'job_failed',
      data: { job: 'school_check', input: {}, errorCode: 'INTERNAL' },
    });
    const request = { ...ref, requestId: crypto.randomUUID() };
    expect(await refusalOf(w.callers.teacher.jobs.startAgain(request))).toMatchObject({ code: 'NOT_FOUND' });
    const again = await w.callers.principal.jobs.startAgain(request);
    expect(await w.callers.principal.jobs.startAgain(request)).toEqual(again);
    await runJobs(w.world);
    expect(await jobOf(again)).toMatchObject({ state: 'done' });
    expect(await jobOf(ref)).toMatchObject({ state: 'failed' });
    const over = w.callers.principal.jobs.startAgain({ ...again, requestId: crypto.randomUUID() });
    expect(await refusalOf(over)).toMatchObject({ code: 'JOB_NOT_FAILED' });
  });

  it('that is over is not run again, and nobody acts in its name any more', async () => {
    const ref = await start();
    await runJobs(w.world);
    const before = await jobOf(ref);
    const run = { pool: w.world.pool, signal: new AbortController().signal, onDefect: () => undefined };
    await runJob(run, ref.id);
    expect(await jobOf(ref)).toEqual(before);
    const acting = w.world.pool.query('select * from begin_job_act($1)', [ref.id]);
    await expect(acting).rejects.toMatchObject({ code: 'CT012' });
  });

  it('does not begin for a unit of somebody else: the ticket is refused', async () => {
    const client = await w.world.pool.connect();
    const announce = client.query('select job_announce($1, $2)', [w.district, crypto.randomUUID()]);
    await expect(announce).rejects.toMatchObject({ code: 'CT003' });
    client.release();
  });
});
