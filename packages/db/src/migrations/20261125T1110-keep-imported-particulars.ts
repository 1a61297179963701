import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/** What lists of staff and pupils say and was read only: how somebody is employed and trained; a pupil's religion, restricted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    'alter table staff_detail add column qualification text',
    'alter table staff_detail add column specialism text',
    'alter table staff_detail add column contract text',
    'alter table pupil_detail add column religion text',
  ]);
}
