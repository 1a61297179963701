import { once } from 'node:events';
import pg from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import type { RowTarget } from '../load/insert-rows.ts';

type OpenCopy = { client: pg.Client; stream: CopyStreamQuery; columns: string; lines: string[]; size: number };

/** Big enough that a row costs no system call, small enough that the server never waits. */
const chunkLength = 256 * 1024;

/**
 * Rows for many tables at once, each by one COPY on a connection of its own that stays open until `finish`. The tables are
 * emptied first, so that the rows are written frozen and no later vacuum has to touch them again.
 */
export class CopyTarget implements RowTarget {
  readonly #url: string;
  readonly #open = new Map<string, OpenCopy>();

  constructor(url: string) {
    this.#url = url;
  }

  /** Columns are those of the first row ever given for the table. */
  async insert(table: string, rows: readonly Record<string, unknown>[]): Promise<void> {
    const [first] = rows;
    if (!first) return;
    const columns = Object.keys(first);
    await this.lines(
      table,
      columns,
      rows.map((row) => lineOf(columns.map((column) => row[column]))),
    );
  }

  /** Rows already in COPY's text form, each with its line end. */
  async lines(table: string, columns: readonly string[], lines: readonly string[]): Promise<void> {
    const copy = this.#open.get(table) ?? (await this.#begin(table, columns.join(', ')));
    if (copy.columns !== columns.join(', ')) throw new Error(`other columns for ${table} than before`);
    for (const line of lines) {
      copy.lines.push(line);
      copy.size += line.length;
    }
    if (copy.size >= chunkLength) await flush(copy);
  }

  /** Sequences are moved once, by `moveSequences`, when the tables have their keys again. */
  moveSequence(): Promise<void> {
    return Promise.resolve();
  }

  async finish(): Promise<void> {
    for (const copy of this.#open.values()) {
      await flush(copy);
      copy.stream.end();
      await once(copy.stream, 'finish');
      await copy.client.query('commit');
      await copy.client.end();
    }
    this.#open.clear();
  }

  /** After a failure: what was begun is rolled back. */
  async abandon(): Promise<void> {
    await Promise.allSettled([...this.#open.values()].map(({ client }) => client.end()));
    this.#open.clear();
  }

  async #begin(table: string, columns: string): Promise<OpenCopy> {
    const client = new pg.Client({ connectionString: this.#url });
    // A lost connection fails the COPY that is under way; without a listener it would end the process as well.
    client.on('error', () => undefined);
    await client.connect();
    await client.query('begin');
    await client.query(`truncate ${table}`);
    const stream = client.query(copyFrom(`copy ${table} (${columns}) from stdin (freeze)`));
    const copy = { client, stream, columns, lines: [], size: 0 };
    this.#open.set(table, copy);
    return copy;
  }
}

async function flush(copy: OpenCopy): Promise<void> {
  if (copy.lines.length === 0) return;
  const chunk = copy.lines.join('');
  copy.lines = [];
  copy.size = 0;
  if (!copy.stream.write(chunk)) await once(copy.stream, 'drain');
}

export function lineOf(values: readonly unknown[]): string {
  return `${values.map(fieldOf).join('\t')}\n`;
}

const special = /[\\\t\n\r]/g;
const escaped: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function fieldOf(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return value.replace(special, (sign) => escaped[sign] ?? sign);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\\\x${value.toString('hex')}`;
  return fieldOf(JSON.stringify(value));
}
