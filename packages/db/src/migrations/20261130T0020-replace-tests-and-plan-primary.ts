import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/** Grades 1-5: the mark of a test that another one replaced, beside the valid one; and the level of a year decided from an individual plan. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `alter table outcome_subject add column replaced_tenths smallint`,
    `alter table outcome_subject add constraint outcome_subject_replaced_check check (replaced_tenths is null or (replaced_tenths between 0 and 100 and tenths is not null))`,
    `alter table individual_plan add column primary_level text`,
    `alter table individual_plan add constraint individual_plan_primary_level_check check (primary_level in ('excellent', 'well_completed', 'completed', 'not_completed'))`,
  ]);
}
