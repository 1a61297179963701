import type { RecordAttendance } from '@truong/contracts/attendance';
import { expect, it } from 'vitest';
import type { SendFailure } from '../../gradebook/outbox/send-failure.ts';
import { SessionOutbox } from './session-outbox.ts';
import { type SessionAddress, sessionStore } from './session-store.ts';

const address: SessionAddress = {
  unitId: 2,
  schoolYear: 2024,
  classId: 3,
  className: '10A1',
  day: '2025-03-03',
  session: 'morning',
  assignmentId: 5,
};
const typed = (pupilId: number) => ({
  type: 'typed' as const,
  draft: { isWhole: false, marks: { [pupilId]: 'excused' as const } },
});

/** A storage as browsers have it: its keys are its own properties. */
function newStorage(): Storage {
  const items: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => {
      items[key] = value;
    },
    removeItem: (key: string) => {
      delete items[key];
    },
  };
  return new Proxy(items, {
    get: (_, key: string) => methods[key as keyof typeof methods] ?? items[key],
  }) as unknown as Storage;
}

/** A page with its outbox; `answers` are taken one for each request, a failure is thrown. */
function openPage(storage: Storage | null, answers: (SendFailure | 'ok')[], accountId = 1) {
  const sent: RecordAttendance[] = [];
  const numbers = [1, 2, 3, 4];
  const outbox = new SessionOutbox({
    store: sessionStore(accountId, storage),
    send: async (_, content) => {
      sent.push(content);
      const answer = answers.shift() ?? 'ok';
      if (answer !== 'ok') throw answer;
    },
    failureOf: (failure) => failure as SendFailure,
    onSessionEnded: () => undefined,
    newRequestId: () => `request ${numbers.shift()}`,
    inOneTab: (work) => work(),
    random: () => 0,
  });
  return { outbox, sent };
}
const offline: SendFailure = { kind: 'again', trouble: 'network', afterSeconds: null };

it('what was typed without a network is sent by the next page, under the number that it had', async () => {
  const storage = newStorage();
  const first = openPage(storage, [offline]);
  await first.outbox.act(address, typed(7));
  expect(first.outbox.snapshot()).toMatchObject({ trouble: 'network', sessions: [{ day: '2025-03-03' }] });
  first.outbox.stop();

  expect(openPage(storage, [], 2).outbox.snapshot().sessions).toEqual([]);
  const next = openPage(storage, []);
  await next.outbox.flush();
  expect(next.sent).toEqual([
    {
      ...{ unitId: 2, schoolYear: 2024, classId: 3, day: '2025-03-03', session: 'morning', requestId: 'request 1' },
      ...{ absent: [{ pupilId: 7, mark: 'excused' }], present: [], replacesCounts: false },
    },
  ]);
  expect(next.outbox.snapshot()).toMatchObject({ sessions: [], trouble: null });
  expect(openPage(storage, []).outbox.snapshot().sessions).toEqual([]);
});

it('what is refused stays with its reason and goes out only when the writer says so; the others go on', async () => {
  const page = openPage(newStorage(), [{ kind: 'blocked', code: 'ATTENDANCE_OVER_COUNTS' }]);
  await page.outbox.act(address, typed(7));
  await page.outbox.act({ ...address, session: 'afternoon' }, typed(8));
  expect(page.sent).toHaveLength(2);
  const [left] = page.outbox.snapshot().sessions;
  expect(page.outbox.snapshot().sessions).toHaveLength(1);
  expect(left?.kept).toMatchObject({ refused: 'ATTENDANCE_OVER_COUNTS', batch: null });
  if (left) await page.outbox.act(left, { type: 'tried again', replacesCounts: true });
  expect(page.sent.at(-1)).toMatchObject({ replacesCounts: true });
  expect(page.outbox.snapshot().sessions).toEqual([]);
});

it('where the browser keeps nothing, this page does', async () => {
  const page = openPage(null, [offline]);
  await page.outbox.act(address, typed(7));
  expect(page.outbox.snapshot().sessions).toHaveLength(1);
  page.outbox.stop();
});
