import { type Kysely, sql } from 'kysely';

/** Runs each statement in a call of its own, as a distributed PostgreSQL asks. */
export async function runStatements(db: Kysely<unknown>, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
