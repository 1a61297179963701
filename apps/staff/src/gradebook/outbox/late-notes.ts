import type { OutboxAct } from './outbox-state.ts';
import { type OutboxAddress, outboxName } from './outbox-store.ts';

/** What the writer did last on a sheet and the database of the browser has not taken. */
export type LateNote = { address: OutboxAddress; acts: readonly OutboxAct[] };

const prefix = 'truong-marks.late.';

export function isLateNote(key: string | null): boolean {
  return key?.startsWith(prefix) ?? false;
}

/** A page that ends has no time for IndexedDB; this storage is written before the page is gone. */
export function leaveNotes(storage: Storage, page: string, notes: readonly LateNote[]): void {
  for (const note of notes) {
    try {
      storage.setItem(`${prefix}${page}.${outboxName(note.address)}`, JSON.stringify(note));
    } catch {
      // A full or forbidden storage: nothing more can be done in a page that ends.
    }
  }
}

/** The page lives on (Back has brought it up again): it still holds everything itself. */
export function forgetNotes(storage: Storage, page: string): void {
  for (const key of Object.keys(storage)) if (key.startsWith(`${prefix}${page}.`)) storage.removeItem(key);
}

/** Hands over each note of the account and takes it away once it is stored. */
export async function takeNotes(
  storage: Storage,
  accountId: number,
  store: (note: LateNote) => Promise<unknown>,
): Promise<void> {
  for (const key of Object.keys(storage).filter(isLateNote)) {
    const note = readNote(storage.getItem(key));
    if (note && note.address.accountId !== accountId) continue;
    if (note) await store(note);
    storage.removeItem(key);
  }
}

function readNote(text: string | null): LateNote | null {
  try {
    return JSON.parse(text ?? 'null') as LateNote | null;
  } catch {
    return null;
  }
}
