import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

const year = 'unit_id bigint not null references unit, school_year integer not null references school_year';

/**
 * Grades 1-5: their codes and outcomes, a homeroom sheet for each grade of a class, and what is decided about a pupil at the end
 * of a year (recognised by the class, a supplementary assessment, promotion by the principal).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // Qualities and competences are those of a grade, so there the sheet of the homeroom teacher has one.
    `alter table sheet drop constraint sheet_homeroom`,
    `alter table sheet add constraint sheet_homeroom check ((kind = 'homeroom') = (subject_code is null) and (subject_code is null or grade is not null))`,
    `alter table mark drop constraint mark_code_check`,
    `alter table mark add constraint mark_code_check check (code in
      ('pass', 'fail', 'good', 'fair', 'satisfactory', 'unsatisfactory', 'average', 'weak', 'well_completed', 'completed', 'not_completed',
       'needs_effort', 'make_up', 'by_rule'))`,
    `alter table outcome add column primary_level text`,
    `alter table outcome add constraint outcome_primary_level_check check (primary_level in ('excellent', 'well_completed', 'completed', 'not_completed'))`,
    `alter table outcome drop constraint outcome_title_check`,
    `alter table outcome add constraint outcome_title_check check (title in
      ('excellent_pupil', 'good_pupil', 'advanced_pupil', 'excellent_learner', 'good_learner', 'model_pupil', 'excellent_all_round', 'outstanding_progress'))`,
    `alter table outcome drop constraint outcome_before_summer_check`,
    `alter table outcome add constraint outcome_before_summer_check check (before_summer in
      ('promoted', 'retained', 'summer_training', 'summer_retest', 'supplement', 'not_available'))`,
    `alter table outcome drop constraint outcome_assessed`,
    `alter table outcome add constraint outcome_assessed check (case
      when grade <= 5 then num_nonnulls(learning, conduct, average) = 0
      when period = 'year' then not is_assessed or (learning is not null and conduct is not null)
      else is_assessed = (learning is not null and conduct is not null) end)`,
    // In grades 1-5 the level of the subject, with the test's mark where one was held.
    `alter table outcome_subject add column level text`,
    `alter table outcome_subject add constraint outcome_subject_level_check check (level in ('well_completed', 'completed', 'not_completed'))`,
    `alter table outcome_subject drop constraint outcome_subject_one`,
    `alter table outcome_subject add constraint outcome_subject_one check (num_nonnulls(tenths, result) = 1 or (level is not null and result is null))`,
    `create table outcome_trait (
      ${year},
      period text not null,
      pupil_id bigint not null,
      trait text not null,
      level text not null check (level in ('good', 'satisfactory', 'needs_effort', 'unsatisfactory')),
      primary key (unit_id, school_year, period, pupil_id, trait),
      foreign key (unit_id, school_year, period, pupil_id) references outcome (unit_id, school_year, period, pupil_id)
    )`,
    // Append-only: of each kind the last one holds. Of a promotion the reason names what is weak.
    `create table primary_decision (
      ${year},
      id bigint generated always as identity,
      pupil_id bigint not null,
      kind text not null check (kind in ('recognised', 'supplement', 'promotion')),
      answer text not null,
      reason text not null,
      at timestamptz not null,
      account_id bigint not null,
      delegation_id bigint,
      primary key (unit_id, school_year, id),
      constraint primary_decision_answer check (answer = any (case kind
        when 'recognised' then array['yes', 'no'] when 'supplement' then array['enough', 'not_enough'] else array['promote', 'repeat'] end)),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id)
    )`,
    `create index primary_decision_pupil on primary_decision (unit_id, school_year, pupil_id)`,
  ]);
  await protectUnitTable(db, 'outcome_trait', ['select', 'insert', 'delete']);
  await protectUnitTable(db, 'primary_decision', ['select', 'insert']);
}
