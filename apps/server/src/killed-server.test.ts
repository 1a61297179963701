import { setTimeout as sleep } from 'node:timers/promises';
import { password } from '@truong/api/testing/factories';
import { newSchoolWorld, type SchoolWorld, sheetOf, slots } from '@truong/api/testing/school';
import { verify } from '@truong/api/verify/verify';
import { withClient } from '@truong/db/with-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, startProcess } from './testing/server-process.ts';

const teachers = 32;

const wait = `
  create function wait_at_commit() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(1); return null; end $$;
  create constraint trigger wait_at_commit after insert on sheet_save deferrable initially deferred
    for each row execute function wait_at_commit()`;
const waiting = `select from pg_locks where locktype = 'advisory' and not granted
  and database = (select oid from pg_database where datname = current_database())`;

/**
 * Runs `use` while a save waits inside its commit, and lets it go afterwards: the moment between what the database keeps
 * and the answer, drawn out until something can be done in it. Needs the trigger of `wait`.
 */
function whileCommitWaits(ownerUrl: string, use: () => Promise<void>): Promise<void> {
  return withClient(ownerUrl, async (client) => {
    await client.query('select pg_advisory_lock(1)');
    while ((await client.query(waiting)).rowCount === 0) await sleep(5);
    await use();
  });
}

describe('a server that is killed in the middle of saves', () => {
  let w: SchoolWorld;
  let server: Running;
  beforeAll(async () => {
    w = await newSchoolWorld({ pupils: 30 });
    await withClient(w.world.urls.owner, (client) => client.query(wait));
    server = await startProcess(w.world.urls);
  });
  afterAll(async () => {
    await server?.kill();
    await w?.world.close();
  });

  type Answer = { status: number; cookie: string; text: string };
  const post = async (procedure: string, input: unknown, cookie = ''): Promise<Answer | 'unanswered'> => {
    const headers = {
      'content-type': 'application/json',
      'x-assignment-id': String(w.people.teacher.assignmentId),
      cookie,
    };
    try {
      const body = JSON.stringify(input);
      const response = await fetch(`${server.address}/trpc/${procedure}`, { method: 'POST', headers, body });
      const [set = ''] = response.headers.getSetCookie();
      return { status: response.status, cookie: set.split(';')[0] ?? '', text: await response.text() };
    } catch {
      return 'unanswered';
    }
  };

  it('loses no answered save and doubles none that is sent again', async () => {
    const ref = await sheetOf(w, 'literature');
    const signedIn = await post('identity.signIn', { username: w.people.teacher.username, password });
    const cookie = signedIn === 'unanswered' ? '' : signedIn.cookie;
    const changes = w.pupilIds.flatMap((pupilId) =>
      slots.literature.map((slot, at) => ({ pupilId, slot, text: String(at + 1), seenVersion: 0 })),
    );
    const requests = changes.map((change) => ({ ...ref, requestId: crypto.randomUUID(), changes: [change] }));
    const places: number[] = [];
    let unanswered = 0;
    const saveUntilAnswered = async () => {
      for (let request = requests.pop(); request; request = requests.pop()) {
        let answer = await post('gradebook.recordMarks', request, cookie);
        while (answer === 'unanswered') {
          unanswered += 1;
          await sleep(20);
          answer = await post('gradebook.recordMarks', request, cookie);
        }
        expect(answer).toMatchObject({ status: 200 });
        places.push(JSON.parse(answer.text).result.data.chainLength);
      }
    };
    const saving = Promise.all(Array.from({ length: teachers }, saveUntilAnswered));
    while (places.length < 60) await sleep(1);
    await whileCommitWaits(w.world.urls.owner, () => server.kill());
    const savedNow = async () => (await w.callers.principal.gradebook.sheet(ref)).chainLength;
    await expect.poll(savedNow).toBeGreaterThan(places.length);
    server = await startProcess(w.world.urls);
    await saving;

    expect(places.toSorted((a, b) => a - b)).toEqual(changes.map((_, at) => at + 1));
    const { chainLength, cells } = await w.callers.principal.gradebook.sheet(ref);
    expect(chainLength).toBe(changes.length);
    const byCell = (one: { pupilId: number; slot: string }) => `${one.pupilId} ${one.slot}`;
    expect(cells.map((cell) => `${byCell(cell)} ${cell.value} ${cell.version}`).toSorted()).toEqual(
      changes.map((change) => `${byCell(change)} ${change.text}0 1`).toSorted(),
    );
    expect((await verify(w.world.owner, () => undefined)).differences).toEqual([]);
    expect(unanswered).toBeGreaterThanOrEqual(teachers);
  });
});
