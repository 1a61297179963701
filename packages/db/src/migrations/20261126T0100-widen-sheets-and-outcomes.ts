import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/** Sheets and outcomes of every circular of grades 6-12: the rule set of a sheet, the levels, averages and titles of TT58. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // The rule set that was found by grade, year and date when the term was opened.
    `alter table sheet add column rule_set text not null default 'TT22_2021'`,
    // Null: one mid-term assessment instead of marks of coefficient 2.
    `alter table sheet add column periodic_count smallint`,
    `alter table sheet add constraint sheet_periodic_count_check check (periodic_count between 0 and 9)`,
    `alter table mark drop constraint mark_code_check`,
    `alter table mark add constraint mark_code_check check (code in
      ('pass', 'fail', 'good', 'fair', 'satisfactory', 'unsatisfactory', 'average', 'weak', 'make_up', 'by_rule'))`,
    `alter table outcome drop constraint outcome_learning_check`,
    `alter table outcome add constraint outcome_learning_check check (learning in
      ('good', 'fair', 'satisfactory', 'unsatisfactory', 'excellent', 'average', 'weak', 'poor'))`,
    `alter table outcome drop constraint outcome_conduct_check`,
    `alter table outcome add constraint outcome_conduct_check check (conduct in
      ('good', 'fair', 'satisfactory', 'unsatisfactory', 'average', 'weak'))`,
    // The overall average in tenths and the title, where the circular has one.
    `alter table outcome add column average smallint`,
    `alter table outcome add constraint outcome_average_check check (average between 0 and 100)`,
    `alter table outcome add column title text`,
    `alter table outcome add constraint outcome_title_check check (title in
      ('excellent_pupil', 'good_pupil', 'advanced_pupil', 'excellent_learner', 'good_learner', 'model_pupil'))`,
  ]);
}
