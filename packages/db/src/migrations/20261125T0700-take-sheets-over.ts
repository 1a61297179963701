import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/** A sheet may begin with a link that seals cells which came whole from elsewhere. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `alter table sheet_save drop constraint sheet_save_kind_check`,
    `alter table sheet_save add constraint sheet_save_kind_check
      check (kind in ('marks', 'closed', 'reopened') or (kind = 'taken_over' and seq = 1))`,
  ]);
}
