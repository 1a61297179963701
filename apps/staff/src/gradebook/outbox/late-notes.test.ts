import { beforeEach, expect, it } from 'vitest';
import { forgetNotes, isLateNote, type LateNote, leaveNotes, takeNotes } from './late-notes.ts';

/** As a browser has it: entries are properties of the object. */
function newStorage(): Storage {
  const storage = Object.create({
    getItem: (key: string) => (storage as Record<string, string>)[key] ?? null,
    setItem(key: string, value: string) {
      (storage as Record<string, string>)[key] = value;
    },
    removeItem(key: string) {
      delete (storage as Record<string, string>)[key];
    },
  }) as Storage;
  return storage;
}

const note: LateNote = {
  address: { accountId: 1, assignmentId: 5, sheet: { unitId: 2, schoolYear: 2024, sheetId: 3 } },
  acts: [
    {
      type: 'typed',
      edits: [{ pupilId: 1, slot: 'r1', text: '8', seenVersion: 0, problem: null, isAsStored: false }],
    },
  ],
};

let storage: Storage;
let taken: LateNote[];
const take = (accountId: number) => takeNotes(storage, accountId, async (each) => taken.push(each));
beforeEach(() => {
  storage = newStorage();
  taken = [];
});

it('what a page noted at its end is handed to the next one, once', async () => {
  leaveNotes(storage, 'page one', [note]);
  expect(Object.keys(storage).every(isLateNote)).toBe(true);
  await take(1);
  await take(1);
  expect(taken).toEqual([note]);
});

it('a note waits for its own account', async () => {
  leaveNotes(storage, 'page one', [note]);
  await take(9);
  expect(taken).toEqual([]);
  await take(1);
  expect(taken).toHaveLength(1);
});

it('a note that could not be stored stays', async () => {
  leaveNotes(storage, 'page one', [note]);
  await expect(takeNotes(storage, 1, () => Promise.reject(new Error('no database')))).rejects.toThrow();
  await take(1);
  expect(taken).toHaveLength(1);
});

it('a page that comes back forgets its own notes only', async () => {
  leaveNotes(storage, 'page one', [note]);
  leaveNotes(storage, 'page two', [note]);
  forgetNotes(storage, 'page one');
  await take(1);
  expect(taken).toHaveLength(1);
});

it('a storage that is full, or holds something else, does no harm', async () => {
  storage.setItem('truong-marks.late.broken', '{');
  await take(1);
  expect(Object.keys(storage)).toEqual([]);
  storage.setItem = () => {
    throw new Error('full');
  };
  leaveNotes(storage, 'page one', [note]);
});
