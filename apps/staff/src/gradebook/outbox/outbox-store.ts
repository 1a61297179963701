import { type IDBPDatabase, openDB } from 'idb';
import { emptyOutbox, type Outbox } from './outbox-state.ts';

const store = 'outboxes';
let opened: Promise<IDBPDatabase> | undefined;

function database(): Promise<IDBPDatabase> {
  opened ??= openDB('truong-outbox', 1, { upgrade: (db) => void db.createObjectStore(store) });
  return opened;
}

/** One outbox for each account and sheet, shared by all tabs of this browser. */
export function outboxKey(of: { accountId: number; unitId: number; schoolYear: number; sheetId: number }): string {
  return `${of.accountId}/${of.unitId}/${of.schoolYear}/${of.sheetId}`;
}

export async function readOutbox(key: string): Promise<Outbox> {
  return ((await (await database()).get(store, key)) as Outbox | undefined) ?? emptyOutbox;
}

/** Reads, changes and writes in one transaction, so that two tabs never write over each other. Returns what stands then. */
export async function updateOutbox(key: string, change: (outbox: Outbox) => Outbox): Promise<Outbox> {
  const transaction = (await database()).transaction(store, 'readwrite', { durability: 'strict' });
  const before = ((await transaction.store.get(key)) as Outbox | undefined) ?? emptyOutbox;
  const after = change(before);
  await transaction.store.put(after, key);
  await transaction.done;
  return after;
}
