import type { SheetRef } from '@truong/contracts/gradebook';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { emptyOutbox, isEmpty, type Outbox, type OutboxAct, stepOutbox } from './outbox-state.ts';

/** What the writer saw of the sheet, for a day on which it can be read no more. */
export type SheetAbout = { name: string; pupils: Readonly<Record<number, string>> };
/** One outbox for each account and sheet. The assignment is the one under which was typed last. */
export type OutboxAddress = { accountId: number; assignmentId: number; sheet: SheetRef; about?: SheetAbout };
export type StoredOutbox = OutboxAddress & { outbox: Outbox };

export type OutboxStore = {
  /** False when what is typed lives only as long as this page. */
  isDurable: boolean;
  read(address: OutboxAddress): Promise<Outbox>;
  /** Reads, steps and writes in one transaction, so that two tabs never write over each other. Returns what stands then. */
  step(address: OutboxAddress, act: OutboxAct): Promise<Outbox>;
  list(accountId: number): Promise<StoredOutbox[]>;
};

export function outboxName({ accountId, sheet }: OutboxAddress): string {
  return `${accountId}/${sheet.unitId}/${sheet.schoolYear}/${sheet.sheetId}`;
}

interface Schema extends DBSchema {
  outboxes: { key: string; value: StoredOutbox; indexes: { account: number } };
}

/** IndexedDB, or memory where the browser refuses it (some private windows, a full disk). */
export async function openOutboxStore(name = 'truong-marks'): Promise<OutboxStore> {
  try {
    return storeIn(
      await openDB<Schema>(name, 1, {
        upgrade(db) {
          db.createObjectStore('outboxes').createIndex('account', 'accountId');
        },
      }),
    );
  } catch {
    return storeInMemory();
  }
}

function storeIn(db: IDBPDatabase<Schema>): OutboxStore {
  return {
    isDurable: true,
    async read(address) {
      return (await db.get('outboxes', outboxName(address)))?.outbox ?? emptyOutbox;
    },
    async step(address, act) {
      const name = outboxName(address);
      const transaction = db.transaction('outboxes', 'readwrite', { durability: 'strict' });
      const stored = await transaction.store.get(name);
      const before = stored?.outbox ?? emptyOutbox;
      const after = stepOutbox(before, act);
      if (isEmpty(after)) await transaction.store.delete(name);
      else if (after !== before) await transaction.store.put({ ...stored, ...address, outbox: after }, name);
      await transaction.done;
      return after;
    },
    list: (accountId) => db.getAllFromIndex('outboxes', 'account', accountId),
  };
}

export function storeInMemory(): OutboxStore {
  const outboxes = new Map<string, StoredOutbox>();
  return {
    isDurable: false,
    async read(address) {
      return outboxes.get(outboxName(address))?.outbox ?? emptyOutbox;
    },
    async step(address, act) {
      const name = outboxName(address);
      const stored = outboxes.get(name);
      const outbox = stepOutbox(stored?.outbox ?? emptyOutbox, act);
      if (isEmpty(outbox)) outboxes.delete(name);
      else outboxes.set(name, { ...stored, ...address, outbox });
      return outbox;
    },
    async list(accountId) {
      return [...outboxes.values()].filter((each) => each.accountId === accountId);
    },
  };
}
