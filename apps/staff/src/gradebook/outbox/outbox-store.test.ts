import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { emptyOutbox, typed, unsentCount } from './outbox-state.ts';
import { outboxKey, readOutbox, updateOutbox } from './outbox-store.ts';

const key = outboxKey({ accountId: 1, unitId: 2, schoolYear: 2024, sheetId: 3 });

it('keeps what was typed, each account and sheet apart', async () => {
  await updateOutbox(key, (outbox) => typed(outbox, { pupilId: 1, slot: 'r1', text: '8', seenVersion: 0 }));
  expect(unsentCount(await readOutbox(key))).toBe(1);
  expect(await readOutbox(outboxKey({ accountId: 9, unitId: 2, schoolYear: 2024, sheetId: 3 }))).toEqual(emptyOutbox);
});

it('two tabs typing at once both keep their cells', async () => {
  const write = (pupilId: number) => updateOutbox(key, (outbox) => typed(outbox, { pupilId, slot: 'r2', text: '7', seenVersion: 0 }));
  await Promise.all([write(11), write(12), write(13)]);
  const kept = Object.keys((await readOutbox(key)).waiting);
  expect(kept).toEqual(expect.arrayContaining(['11:r2', '12:r2', '13:r2']));
});
