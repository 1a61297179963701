import type { Writable } from 'node:stream';
import {
  CamelCasePlugin,
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  PostgresIntrospector,
  type PostgresPoolClient,
  PostgresQueryCompiler,
  type QueryResult,
  type Transaction,
} from 'kysely';
import type pg from 'pg';
import type { DB } from './generated/database.ts';
import { statementName } from './statement-name.ts';

export type Database = DB;
export type Db = Kysely<Database>;
/** A transaction that has begun its act. Queries that lock or write ask for it by type. */
export type Trx = Transaction<Database>;

const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];

/** A handle over a whole pool: for the owner and the auditor. The app works inside acts only. */
export function connect(pool: pg.Pool): Db {
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }), plugins });
}

/** As `connect`, for whoever asks the same of hundreds of schools: statements are prepared once a connection. */
export function connectPrepared(pool: pg.Pool): Db {
  const connect = async () => preparing(await pool.connect());
  const prepared = { connect, end: () => pool.end(), options: pool.options };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool: prepared }), plugins });
}

function preparing(client: pg.PoolClient): PostgresPoolClient {
  return {
    query: ((text: string, values: unknown[]) => {
      const name = statementName(text);
      return client.query({ text, values, ...(name ? { name } : {}) });
    }) as unknown as PostgresPoolClient['query'],
    release: () => client.release(),
  };
}

/** A handle on one connection inside a transaction that its maker begins and ends; statements are prepared once a connection. */
export function onClient(client: pg.PoolClient): Trx {
  return new Kysely<Database>({ dialect: new ClientDialect(client), plugins }) as unknown as Trx;
}

/**
 * Holds what this connection writes until the present turn ends: statements queued side by side then leave in one packet
 * instead of one each. Writing to a socket was the dearest single thing that a save did.
 */
export function sendTogether(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** A result with what the server says it did: a commit of a failed transaction answers ROLLBACK. */
export type ClientResult = QueryResult<unknown> & { command: string };

/**
 * Runs a statement whose text never changes, without building it anew from its parts: for the few that run at every save,
 * where the building cost as much as the running. Values stand as $1, $2, …; rows come in camel case.
 */
export async function runText<R>(trx: Trx, text: string, values: readonly unknown[]): Promise<R[]> {
  return (await trx.executeQuery<R>(CompiledQuery.raw(text, values as unknown[]))).rows;
}

class ClientDialect implements Dialect {
  readonly #client: pg.PoolClient;
  constructor(client: pg.PoolClient) {
    this.#client = client;
  }
  createDriver = (): Driver => new ClientDriver(this.#client);
  createQueryCompiler = () => new PostgresQueryCompiler();
  createAdapter = () => new PostgresAdapter();
  createIntrospector = (db: Kysely<unknown>) => new PostgresIntrospector(db);
}

const endsElsewhere = async (): Promise<never> => {
  throw new Error('this transaction is begun and ended by its act');
};

class ClientDriver implements Driver {
  readonly #connection: DatabaseConnection;
  constructor(client: pg.PoolClient) {
    this.#connection = {
      async executeQuery<R>({ sql, parameters }: { sql: string; parameters: readonly unknown[] }) {
        const name = statementName(sql);
        sendTogether(client);
        const result = await client.query({ text: sql, values: parameters as unknown[], ...(name ? { name } : {}) });
        const { rows, rowCount, command } = result;
        return { rows: rows as R[], numAffectedRows: BigInt(rowCount ?? 0), command } satisfies ClientResult;
      },
      async *streamQuery() {
        yield await endsElsewhere();
      },
    } as DatabaseConnection;
  }
  init = async () => undefined;
  acquireConnection = async () => this.#connection;
  releaseConnection = async () => undefined;
  destroy = async () => undefined;
  beginTransaction = endsElsewhere;
  commitTransaction = endsElsewhere;
  rollbackTransaction = endsElsewhere;
}
