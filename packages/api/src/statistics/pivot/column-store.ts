import type pg from 'pg';

/**
 * Columns of packed rows that this process has read, by set and dimension. Context: a set never changes, it is replaced by one with
 * another number, and one column of a million rows is a megabyte. Choice: the columns read last are kept, up to a limit. Consequence:
 * which sets an act may count is asked of the database every time; only what they hold is remembered.
 */
export class ColumnStore {
  readonly #columns = new Map<string, Uint8Array>();
  readonly #limit: number;
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  find(setId: number, dimension: string): Uint8Array | undefined {
    return this.#columns.get(`${setId} ${dimension}`);
  }

  keep(setId: number, dimension: string, codes: Uint8Array): void {
    const key = `${setId} ${dimension}`;
    if (this.#columns.has(key)) return;
    this.#columns.set(key, codes);
    this.#bytes += codes.length + overhead;
    // The oldest go first; what is asked for again is read again.
    for (const [oldest, { length }] of this.#columns) {
      if (this.#bytes <= this.#limit) break;
      this.#columns.delete(oldest);
      this.#bytes -= length + overhead;
    }
  }
}

const mostBytes = 160 * 1024 * 1024;
const stores = new WeakMap<pg.Pool, ColumnStore>();

/** The store of a database: set numbers are its own. */
export function columnStoreOf(pool: pg.Pool): ColumnStore {
  const store = stores.get(pool) ?? new ColumnStore(mostBytes);
  stores.set(pool, store);
  return store;
}

/** What a column costs beside its bytes. */
const overhead = 200;
