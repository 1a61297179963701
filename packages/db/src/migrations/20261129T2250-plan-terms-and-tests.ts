import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/** Of a line of a class's plan: taught in one semester only, and how many marks of coefficient 2 a semester plans (TT58/2011). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `alter table class_subject add column only_term smallint`,
    `alter table class_subject add constraint class_subject_only_term_check check (only_term in (1, 2))`,
    `alter table class_subject add column planned_periodic smallint`,
    `alter table class_subject add constraint class_subject_planned_periodic_check check (planned_periodic between 0 and 9)`,
  ]);
}
