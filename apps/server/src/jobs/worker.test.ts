import { callerFor } from '@truong/api/testing/callers';
import { newPerson } from '@truong/api/testing/factories';
import { newSchoolWorld, type SchoolWorld } from '@truong/api/testing/school';
import { withClient } from '@truong/db/with-client';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer } from '../start-server.ts';
import { freePort, startProcess } from '../testing/server-process.ts';

const soon = { timeout: 30_000 };
/** A killed server is missed after ten seconds and looked for every five; on a busy machine both take longer. */
const missed = { timeout: 90_000, interval: 250 };

describe('the queue', () => {
  let w: SchoolWorld;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 2 });
  });
  afterAll(() => w?.world.close());

  const open = async () =>
    startServer({
      urls: w.world.urls,
      port: await freePort(),
      host: '127.0.0.1',
      isPortFixed: true,
      staffDist: '',
      isDemo: true,
    });
  const ask = () => w.callers.principal.jobs.startSchoolCheck({ unitId: w.school, requestId: crypto.randomUUID() });
  const stateOf = async (ref: { unitId: number; id: string }) => (await w.callers.principal.jobs.get(ref)).state;
  /** Runs `use` while every check waits to read the sheets. */
  const whileChecksWait = (use: () => Promise<void>) =>
    withClient(w.world.urls.owner, async (client) => {
      await client.query('begin');
      await client.query('lock table sheet in access exclusive mode');
      await use();
      await client.query('commit');
    });

  it('does what was asked for before any server ran, and what is asked for while one does', async () => {
    const before = await ask();
    const server = await open();
    await expect.poll(() => stateOf(before), soon).toBe('done');
    const during = await ask();
    await expect.poll(() => stateOf(during), soon).toBe('done');
    await server.close();
  });

  it('gives a job to one of two servers', async () => {
    const servers = await Promise.all([open(), open()]);
    const refs = await Promise.all(Array.from({ length: 6 }, ask));
    for (const ref of refs) await expect.poll(() => stateOf(ref), soon).toBe('done');
    const { notices } = await w.callers.principal.notices.list();
    expect(notices.filter(({ kind }) => kind === 'job_finished')).toHaveLength(2 + refs.length);
    await Promise.all(servers.map((server) => server.close()));
  });

  it('gives a job whose server was killed to the next one, once', async () => {
    const first = await startProcess(w.world.urls);
    const ref = await ask();
    await whileChecksWait(async () => {
      await expect.poll(() => stateOf(ref), soon).toBe('running');
      await first.kill();
    });
    expect(await stateOf(ref)).toBe('running');
    const told = (await w.callers.principal.notices.list()).notices.length;
    const second = await startProcess(w.world.urls);
    await expect.poll(() => stateOf(ref), missed).toBe('done');
    expect((await w.callers.principal.notices.list()).notices).toHaveLength(told + 1);
    await second.kill();
  }, 150_000);

  it('hands a run back when its server stops in order, and the next one does it', async () => {
    const first = await open();
    const ref = await ask();
    await whileChecksWait(async () => {
      await expect.poll(() => stateOf(ref), soon).toBe('running');
      void first.close();
    });
    const second = await open();
    await expect.poll(() => stateOf(ref), missed).toBe('done');
    await second.close();
  }, 120_000);

  it('anchors and recounts at the hours of Vietnam, and on demand', async () => {
    const server = await open();
    const queue = new PgBoss({
      connectionString: w.world.urls.jobs,
      migrate: false,
      createSchema: false,
      supervise: false,
    });
    await queue.start();
    await expect
      .poll(() => queue.getSchedules(), soon)
      .toMatchObject([
        { name: 'daily-anchor', cron: '15 0 * * *', timezone: 'Asia/Ho_Chi_Minh' },
        { name: 'nightly-filings', cron: '0 2 * * *', timezone: 'Asia/Ho_Chi_Minh' },
        { name: 'nightly-records', cron: '30 0 * * *', timezone: 'Asia/Ho_Chi_Minh' },
        { name: 'nightly-recount', cron: '0 1 * * *', timezone: 'Asia/Ho_Chi_Minh' },
        { name: 'nightly-roles', cron: '5 0 * * *', timezone: 'Asia/Ho_Chi_Minh' },
        { name: 'nightly-sweep', cron: '0 3 * * *', timezone: 'Asia/Ho_Chi_Minh' },
        { name: 'record-sets', cron: '*/5 * * * *', timezone: 'Asia/Ho_Chi_Minh' },
      ]);
    for (const name of [
      'daily-anchor',
      'nightly-filings',
      'nightly-records',
      'nightly-recount',
      'nightly-roles',
      'nightly-sweep',
      'record-sets',
    ]) {
      const id = (await queue.send(name, {})) ?? '';
      const outputOf = async () => (await queue.getJobById(name, id))?.state;
      await expect.poll(outputOf, soon).toBe('completed');
    }
    const anchors = await w.world.owner.selectFrom('chainAnchor').select('id').execute();
    expect(anchors).toHaveLength(1);
    await queue.stop();
    await server.close();
  });

  it('tells administrators of a nightly job that failed for good, who have it run again', async () => {
    const administrator = await newPerson(w.world.owner, { role: 'administrator', unitId: w.department });
    const caller = await callerFor(w.world.pool, administrator);
    const lastOf = async () => (await caller.jobs.nightly()).find(({ kind }) => kind === 'anchor')?.last;
    const server = await open();
    const queue = new PgBoss({ connectionString: w.world.urls.jobs, migrate: false, createSchema: false });
    await queue.start();
    // Once more it would be tried after a minute, twice.
    const withoutTries = { retryLimit: 0 };
    await withClient(w.world.urls.owner, (client) => client.query('revoke insert on chain_anchor from truong_auditor'));
    await expect.poll(() => queue.getSchedules(), soon).toHaveLength(7);
    await queue.send('daily-anchor', null, withoutTries);
    await expect.poll(lastOf, soon).toMatchObject({ state: 'failed', errorCode: 'INTERNAL', askedBy: null });
    expect((await caller.notices.list()).notices).toMatchObject([
      { kind: 'nightly_failed', data: { job: 'anchor', errorCode: 'INTERNAL' } },
    ]);
    await withClient(w.world.urls.owner, (client) => client.query('grant insert on chain_anchor to truong_auditor'));
    await caller.jobs.startNightly({ kind: 'anchor' });
    await expect
      .poll(lastOf, soon)
      .toMatchObject({ state: 'done', errorCode: null, askedBy: administrator.displayName });
    await queue.stop();
    await server.close();
  }, 90_000);

  it('begins what was asked for at the moment it is kept', async () => {
    const server = await open();
    await expect.poll(async () => stateOf(await ask()), soon).toBe('waiting');
    const first = await ask();
    await expect.poll(() => stateOf(first), soon).toBe('done');
    const started = performance.now();
    const ref = await ask();
    await expect.poll(() => stateOf(ref), { ...soon, interval: 20 }).toBe('done');
    expect(performance.now() - started).toBeLessThan(900);
    await server.close();
  });

  it('is all that its role reaches', async () => {
    await withClient(w.world.urls.jobs, async (client) => {
      for (const statement of [
        'select * from job',
        'select * from job_ticket',
        'select * from account',
        'create table x ()',
      ])
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
      const { rows } = await client.query(
        `select distinct tableowner from pg_tables where schemaname = 'pgboss' union select nspowner::regrole::text from pg_namespace where nspname = 'pgboss'`,
      );
      expect(rows).toEqual([{ tableowner: 'truong_jobs' }]);
    });
    await withClient(w.world.urls.app, (client) =>
      expect(client.query('select * from pgboss.job')).rejects.toMatchObject({ code: '42501' }),
    );
  });
});
