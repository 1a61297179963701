import pg from 'pg';
import { typeParsers } from './parsers.ts';

/**
 * A pool whose connections send queued statements at once (pipelining) and parse as the generated types say.
 * A lost connection fails the statements that wait on it and is replaced; it never ends the process.
 */
export function openPool(
  url: string,
  { max = 16, onError }: { max?: number; onError?: (error: Error) => void } = {},
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    types: typeParsers,
    // The pool hands its options to every client; the typings do not know this one yet.
    ...({ pipeline: true } as object),
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  });
  pool.on('error', (error) => onError?.(error));
  pool.on('connect', (client) => client.on('error', (error) => onError?.(error)));
  return pool;
}
