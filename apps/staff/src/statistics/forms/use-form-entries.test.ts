import { expect, test } from 'vitest';
import { type PendingEntry, settled } from './use-form-entries.ts';

const entry = (requestId: string, value: number): PendingEntry => ({
  ...{ value, words: null, note: null, seenVersion: 0, requestId, state: 'waiting' },
});
const sent = { cell: 'a', requestId: '1', sent: null, savedVersion: 4 };

test('what was saved goes, other cells stay', () => {
  const now = { a: entry('1', 3), b: entry('2', 5) };
  expect(settled(now, sent)).toEqual({ b: now.b });
});

test('what was typed into the cell meanwhile stays, and has seen what was saved', () => {
  const typed = { a: entry('9', 7) };
  expect(settled(typed, sent)).toEqual({ a: { ...typed.a, seenVersion: 4 } });
  expect(settled(typed, { ...sent, sent: { ...entry('1', 3), state: 'refused' }, savedVersion: undefined })).toBe(
    typed,
  );
});

test('what was taken back meanwhile does not come again', () => {
  expect(settled({}, { ...sent, sent: { ...entry('1', 3), state: 'conflict' } })).toEqual({});
});
