import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/**
 * A subject's result stands under its pupil's outcome, whose keys name the unit and the year already. Checking them again for
 * each of the twelve thousand results of a big school took a third of a second of its closing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `alter table outcome_subject drop constraint outcome_subject_unit_id_fkey`,
    `alter table outcome_subject drop constraint outcome_subject_school_year_fkey`,
  ]);
}
