import 'fake-indexeddb/auto';
import type { RecordedMarks } from '@truong/contracts/gradebook';
import { beforeEach, expect, it, vi } from 'vitest';
import { type Batch, type Edit, unsentCount } from './outbox-state.ts';
import { type OutboxAddress, type OutboxStore, openOutboxStore } from './outbox-store.ts';
import type { SendFailure } from './send-failure.ts';
import { type OutboxNews, SheetOutbox } from './sheet-outbox.ts';

class Refused extends Error {
  readonly failure: SendFailure;
  constructor(failure: SendFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}
const noNetwork: SendFailure = { kind: 'again', trouble: 'network', afterSeconds: null };

const address: OutboxAddress = { accountId: 1, assignmentId: 5, sheet: { unitId: 2, schoolYear: 2024, sheetId: 3 } };
const edit = (pupilId: number, text: string, more: Partial<Edit> = {}): Edit => ({
  pupilId,
  slot: 'r1',
  text,
  seenVersion: 0,
  problem: null,
  isAsStored: false,
  ...more,
});

/** A server as the contract says: versions, conflicts, and one write for each number however often it comes. */
function newServer() {
  const cells = new Map<string, { value: string; version: number }>();
  const answers = new Map<string, RecordedMarks>();
  const requests: string[] = [];
  return {
    cells,
    requests,
    writes: () => answers.size,
    record({ requestId, changes }: Batch): RecordedMarks {
      requests.push(requestId);
      const known = answers.get(requestId);
      if (known) return known;
      const answer: RecordedMarks = { saved: [], conflicts: [], results: [], chainLength: 0 };
      for (const { pupilId, slot, text, seenVersion } of changes) {
        const key = `${pupilId}:${slot}`;
        const stands = cells.get(key) ?? { value: '', version: 0 };
        const value = String(Number(text.replace(',', '.')) * 10);
        if (stands.value !== value && stands.version !== seenVersion) {
          answer.conflicts.push({ pupilId, slot, ...stands, who: 'Vàng Thị Mỷ', at: '2025-05-20T03:00:00.000Z' });
          continue;
        }
        const next = { value, version: stands.value === value ? stands.version : stands.version + 1 };
        cells.set(key, next);
        answer.saved.push({ pupilId, slot, ...next });
      }
      answers.set(requestId, answer);
      return answer;
    },
  };
}

let name: string;
let server: ReturnType<typeof newServer>;
let serial = 0;
beforeEach(() => {
  serial += 1;
  name = `sheet outbox test ${serial}`;
  server = newServer();
});

type Tab = { outbox: SheetOutbox; store: OutboxStore; onSessionEnded: ReturnType<typeof vi.fn> };
let ids = 0;
const queues = new Map<string, Promise<void>>();
/** The lock API's order in one process. */
function inOneTab(lock: string, work: () => Promise<void>): Promise<void> {
  const turn = (queues.get(lock) ?? Promise.resolve()).then(work);
  queues.set(
    lock,
    turn.catch(() => undefined),
  );
  return turn;
}

async function newTab(
  send: (batch: Batch) => Promise<RecordedMarks> = async (batch) => server.record(batch),
  tell: (news: OutboxNews) => void = () => undefined,
): Promise<Tab> {
  const store = await openOutboxStore(name);
  const onSessionEnded = vi.fn();
  const outbox = new SheetOutbox(address, {
    store,
    send: (_address, batch) => send(batch),
    failureOf: (error) => (error instanceof Refused ? error.failure : noNetwork),
    onSessionEnded,
    newRequestId: () => {
      ids += 1;
      return `request ${ids}`;
    },
    inOneTab: (lock, work) => inOneTab(`${name} ${lock}`, work),
    tell,
    random: () => 0.5,
  });
  return { outbox, store, onSessionEnded };
}

it('what is typed is shown at once, stored, sent and then gone', async () => {
  const { outbox, store } = await newTab();
  outbox.write([edit(1, '8'), edit(2, '7,5')]);
  expect(unsentCount(outbox.snapshot().outbox)).toBe(2);
  await outbox.flush();
  expect(server.cells.get('2:r1')).toEqual({ value: '75', version: 1 });
  expect(unsentCount(outbox.snapshot().outbox)).toBe(0);
  expect(outbox.snapshot().learned.get('1:r1')).toMatchObject({ value: '80', version: 1 });
  expect(await store.list(1)).toEqual([]);
});

it('a lost answer does not make a second write: the batch comes again under its number', async () => {
  let isLost = true;
  const { outbox } = await newTab(async (batch) => {
    const answer = server.record(batch);
    if (isLost) throw new Refused(noNetwork);
    return answer;
  });
  outbox.write([edit(1, '8')]);
  await outbox.flush();
  expect(outbox.snapshot().trouble).toBe('network');
  expect(unsentCount(outbox.snapshot().outbox)).toBe(1);
  isLost = false;
  outbox.kick();
  await outbox.flush();
  expect(new Set(server.requests).size).toBe(1);
  expect(server.requests).toHaveLength(2);
  expect(server.cells.get('1:r1')).toEqual({ value: '80', version: 1 });
  expect(unsentCount(outbox.snapshot().outbox)).toBe(0);
  expect(outbox.snapshot().trouble).toBeNull();
});

it('after a reload the unanswered batch is sent again under its number', async () => {
  const first = await newTab(async (batch) => {
    server.record(batch);
    throw new Refused(noNetwork);
  });
  first.outbox.write([edit(1, '8')]);
  await first.outbox.flush();
  first.outbox.stop();
  const reloaded = await newTab();
  await reloaded.outbox.flush();
  expect(server.writes()).toBe(1);
  expect(unsentCount(reloaded.outbox.snapshot().outbox)).toBe(0);
});

it('a refused text is there again after a reload and is not sent', async () => {
  const first = await newTab();
  first.outbox.write([edit(1, '10,5', { problem: { problem: 'out_of_range' } })]);
  await first.outbox.flush();
  const reloaded = await newTab();
  await reloaded.outbox.flush();
  expect(reloaded.outbox.snapshot().outbox.cells['1:r1']).toMatchObject({ text: '10,5', is: { kind: 'refused' } });
  expect(server.requests).toEqual([]);
});

it('what is typed during the flight goes out after it, over the new version', async () => {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((open) => {
    release = open;
  });
  const { outbox } = await newTab(async (batch) => {
    if (server.requests.length === 0) await gate;
    return server.record(batch);
  });
  outbox.write([edit(1, '8')]);
  const sent = outbox.flush();
  await vi.waitFor(() => expect(outbox.snapshot().isSending).toBe(true));
  outbox.write([edit(1, '9')]);
  release();
  await sent;
  await outbox.flush();
  expect(server.cells.get('1:r1')).toEqual({ value: '90', version: 2 });
  expect(outbox.snapshot().outbox.cells).toEqual({});
});

it('a session that has ended keeps everything until somebody has signed in', async () => {
  let hasEnded = true;
  const { outbox, onSessionEnded } = await newTab(async (batch) => {
    if (hasEnded) throw new Refused({ kind: 'session' });
    return server.record(batch);
  });
  outbox.write([edit(1, '8')]);
  await outbox.flush();
  expect(onSessionEnded).toHaveBeenCalled();
  expect(outbox.snapshot().trouble).toBe('session');
  hasEnded = false;
  outbox.kick();
  await outbox.flush();
  expect(server.cells.get('1:r1')?.value).toBe('80');
});

it('bad cells of a refused batch stay marked, the good ones are saved under a new number', async () => {
  const { outbox } = await newTab(async (batch) => {
    const bad = batch.changes.filter((change) => change.text === '99');
    if (bad.length > 0) {
      throw new Refused({
        kind: 'invalid',
        problems: bad.map(({ pupilId, slot }) => ({ pupilId, slot, problem: 'out_of_range' })),
      });
    }
    return server.record(batch);
  });
  outbox.write([edit(1, '99'), edit(2, '7')]);
  await outbox.flush();
  expect(server.cells.get('2:r1')?.value).toBe('70');
  expect(outbox.snapshot().outbox.cells['1:r1']).toMatchObject({ text: '99', is: { kind: 'refused' } });
});

it('a closed sheet blocks, keeps the texts, and takes them when it is open again', async () => {
  let isClosed = true;
  const { outbox } = await newTab(async (batch) => {
    if (isClosed) throw new Refused({ kind: 'blocked', code: 'SHEET_CLOSED' });
    return server.record(batch);
  });
  outbox.write([edit(1, '8')]);
  await outbox.flush();
  expect(outbox.snapshot().blocked?.code).toBe('SHEET_CLOSED');
  expect(outbox.snapshot().outbox.cells['1:r1']?.text).toBe('8');
  await outbox.flush();
  isClosed = false;
  outbox.unblock();
  await outbox.flush();
  expect(server.cells.get('1:r1')?.value).toBe('80');
});

it('a conflict keeps both; mine then goes out over theirs', async () => {
  server.cells.set('1:r1', { value: '40', version: 3 });
  const { outbox } = await newTab();
  outbox.write([edit(1, '8')]);
  await outbox.flush();
  expect(outbox.snapshot().outbox.cells['1:r1']).toMatchObject({ text: '8', is: { kind: 'conflict' } });
  expect(outbox.snapshot().learned.get('1:r1')).toMatchObject({ value: '40', version: 3 });
  outbox.resolve({ pupilId: 1, slot: 'r1' }, 'mine');
  await outbox.flush();
  expect(server.cells.get('1:r1')).toEqual({ value: '80', version: 4 });
});

it('two tabs on one sheet lose nothing and send nothing twice', async () => {
  const one = await newTab();
  const other = await newTab();
  one.outbox.write([edit(1, '8')]);
  other.outbox.write([edit(2, '7')]);
  await Promise.all([one.outbox.flush(), other.outbox.flush()]);
  await Promise.all([one.outbox.flush(), other.outbox.flush()]);
  expect(server.cells.get('1:r1')).toEqual({ value: '80', version: 1 });
  expect(server.cells.get('2:r1')).toEqual({ value: '70', version: 1 });
  expect(new Set(server.requests).size).toBe(server.requests.length);
});

it('another tab sees what was sent here', async () => {
  const other = await newTab();
  const one = await newTab(undefined, (news) => other.outbox.hear(news));
  one.outbox.write([edit(1, '8')]);
  await one.outbox.flush();
  await vi.waitFor(() => {
    expect(other.outbox.snapshot().learned.get('1:r1')).toMatchObject({ value: '80' });
    expect(unsentCount(other.outbox.snapshot().outbox)).toBe(0);
  });
});

it('a store that fails does not take along what is on the screen', async () => {
  const { outbox, store } = await newTab();
  await outbox.reload();
  store.step = async () => {
    throw new Error('the disk is full');
  };
  outbox.write([edit(1, '8')]);
  await outbox.flush();
  expect(outbox.snapshot().isDurable).toBe(false);
  expect(server.cells.get('1:r1')?.value).toBe('80');
});
