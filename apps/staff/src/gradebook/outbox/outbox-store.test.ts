import 'fake-indexeddb/auto';
import { beforeEach, expect, it } from 'vitest';
import { emptyOutbox, type OutboxAct, unsentCount } from './outbox-state.ts';
import { type OutboxAddress, type OutboxStore, openOutboxStore, storeInMemory } from './outbox-store.ts';

const address: OutboxAddress = {
  accountId: 1,
  assignmentId: 5,
  sheet: { unitId: 2, schoolYear: 2024, sheetId: 3 },
};
const typed = (pupilId: number, text = '8'): OutboxAct => ({
  type: 'typed',
  edits: [{ pupilId, slot: 'r1', text, seenVersion: 0, problem: null, isAsStored: false }],
});

let name: string;
let store: OutboxStore;
let databases = 0;
beforeEach(async () => {
  databases += 1;
  name = `outbox store test ${databases}`;
  store = await openOutboxStore(name);
});

it('what was typed is there after a reload', async () => {
  await store.step(address, typed(1));
  await store.step(address, { type: 'batched', requestId: 'a' });
  await store.step(address, typed(2, 'x'));
  const reloaded = await openOutboxStore(name);
  expect(await reloaded.read(address)).toMatchObject({
    batch: { requestId: 'a' },
    cells: { '2:r1': { text: 'x' } },
  });
});

it('accounts and sheets stand apart', async () => {
  await store.step(address, typed(1));
  expect(await store.read({ ...address, accountId: 9 })).toEqual(emptyOutbox);
  expect(await store.read({ ...address, sheet: { ...address.sheet, sheetId: 4 } })).toEqual(emptyOutbox);
  expect(await store.list(9)).toEqual([]);
});

it('two tabs that type at once both keep their cells', async () => {
  const otherTab = await openOutboxStore(name);
  await Promise.all([
    store.step(address, typed(11)),
    otherTab.step(address, typed(12)),
    store.step(address, typed(13)),
  ]);
  expect(unsentCount(await store.read(address))).toBe(3);
});

it('two tabs that make a batch at once make one', async () => {
  const otherTab = await openOutboxStore(name);
  await store.step(address, typed(1));
  const [one, other] = await Promise.all([
    store.step(address, { type: 'batched', requestId: 'a' }),
    otherTab.step(address, { type: 'batched', requestId: 'b' }),
  ]);
  expect(one.batch).toEqual(other.batch);
});

it('the list names the assignment under which was typed last, and forgets what was sent', async () => {
  await store.step(address, typed(1));
  await store.step({ ...address, assignmentId: 6 }, typed(2));
  expect((await store.list(1)).map(({ assignmentId }) => assignmentId)).toEqual([6]);
  await store.step(address, { type: 'dropped' });
  expect(await store.list(1)).toEqual([]);
});

it('without a database the memory of the page serves, and says so', async () => {
  const memory = storeInMemory();
  await memory.step(address, typed(1));
  expect(memory.isDurable).toBe(false);
  expect(unsentCount(await memory.read(address))).toBe(1);
  expect(await memory.list(1)).toHaveLength(1);
});

it.each(['database', 'memory'])('what was known of the sheet stays with its texts in the %s', async (kind) => {
  const kept = kind === 'memory' ? storeInMemory() : store;
  const about = { name: 'Ngữ văn 8A2', pupils: { 1: 'Giàng Thị An' } };
  await kept.step({ ...address, about }, typed(1));
  await kept.step(address, typed(2));
  expect((await kept.list(1)).map((each) => each.about)).toEqual([about]);
});
