import { setTimeout as sleep } from 'node:timers/promises';
import { closePastYear, fillPastTerm, newPastSchool, type PastSchool, pastYear } from '@truong/api/testing/past-year';
import { verify } from '@truong/api/verify/verify';
import { withClient } from '@truong/db/with-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProcess } from './testing/server-process.ts';

const pupils = 5;
/** A killed server is missed after ten seconds and looked for every five; on a busy machine both take longer. */
const missed = { timeout: 90_000, interval: 250 };

/** The papers of the first class wait inside their commit: they will stand, and nobody was told. */
const wait = `
  create function wait_at_commit() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(1); return null; end $$;
  create constraint trigger wait_at_commit after insert on paper deferrable initially deferred
    for each row execute function wait_at_commit()`;
const waiting = `select from pg_locks where locktype = 'advisory' and not granted
  and database = (select oid from pg_database where datname = current_database())`;

describe('a server that is killed while it prints report cards', () => {
  let w: PastSchool;
  beforeAll(async () => {
    w = await newPastSchool({ pupils });
    for (const term of [1, 2] as const) await fillPastTerm(w, term, () => ({}));
    await closePastYear(w);
    await withClient(w.world.urls.owner, (client) => client.query(wait));
  }, 60_000);
  afterAll(() => w?.world.close());

  const of = () => ({ unitId: w.school, schoolYear: pastYear });
  const listed = async () =>
    (await w.callers.principal.certificates.papers({ ...of(), search: '', kind: null, page: 0 })).papers;

  it('leaves the papers it issued; the next one goes on from them, no number twice and none left out', async () => {
    const { gradebook, jobs } = w.callers.principal;
    const first = await startProcess(w.world.urls);
    const asked = { kind: 'report_card', period: 'year', classId: null, isRenewing: false, extent: 'whole' } as const;
    let ref = { unitId: w.school, id: '' };
    await withClient(w.world.urls.owner, async (client) => {
      await client.query('select pg_advisory_lock(1)');
      ref = await gradebook.startPaperPrint({ ...of(), ...asked, requestId: crypto.randomUUID() });
      while ((await client.query(waiting)).rowCount === 0) await sleep(20);
      await first.kill();
    });
    await expect.poll(async () => (await listed()).length).toBe(pupils);
    const before = await listed();
    expect(await jobs.get(ref)).toMatchObject({ state: 'running' });

    const second = await startProcess(w.world.urls);
    await expect.poll(async () => (await jobs.get(ref)).state, missed).toBe('done');
    await second.kill();
    const all = 2 * pupils;
    expect(await jobs.get(ref)).toMatchObject({ result: { papers: all, issued: pupils, outdated: 0, pages: 4 * all } });
    const after = await listed();
    expect(after.map(({ number }) => Number(number.split('/')[0]))).toEqual(
      Array.from({ length: all }, (_, at) => all - at),
    );
    expect(new Set(after.map(({ code }) => code)).size).toBe(all);
    expect(after.slice(pupils)).toEqual(before);
    const file = Buffer.from((await jobs.file(ref)).base64, 'base64').toString('latin1');
    expect(file).toMatch(/^%PDF-/);
    expect(file.trimEnd()).toMatch(/%%EOF$/);
    expect((await verify(w.world.owner, () => undefined)).differences).toEqual([]);
  }, 150_000);
});
