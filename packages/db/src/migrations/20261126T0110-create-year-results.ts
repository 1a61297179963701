import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

const year = 'unit_id bigint not null references unit, school_year integer not null references school_year';

/** The closing of a school's year, and its results: outcomes of period `year`, computed from those of both terms. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table school_year_closing (
      ${year},
      closed_on date,
      closed_at timestamptz,
      closing_count smallint not null default 0,
      primary key (unit_id, school_year)
    )`,
    `create table school_year_event (
      ${year},
      id bigint generated always as identity,
      kind text not null check (kind in ('closed', 'reopened')),
      reason text,
      at timestamptz not null,
      account_id bigint not null,
      delegation_id bigint,
      primary key (unit_id, school_year, id),
      foreign key (unit_id, school_year) references school_year_closing (unit_id, school_year)
    )`,
    `alter table outcome drop constraint outcome_period_check`,
    `alter table outcome add constraint outcome_period_check check (period in ('term-1', 'term-2', 'year'))`,
    // Of semester II under TT58: the conduct of the year as the homeroom teacher judged it.
    `alter table outcome add column year_conduct text`,
    `alter table outcome add constraint outcome_year_conduct_check check (year_conduct in
      ('good', 'fair', 'satisfactory', 'unsatisfactory', 'average', 'weak'))`,
    // Of the year: what its end says, the decision (null: the summer or what is missing is awaited), why not promoted.
    `alter table outcome add column before_summer text`,
    `alter table outcome add constraint outcome_before_summer_check check (before_summer in
      ('promoted', 'retained', 'summer_training', 'summer_retest', 'not_available'))`,
    `alter table outcome add column decision text`,
    `alter table outcome add constraint outcome_decision_check check (decision in ('promoted', 'retained'))`,
    `alter table outcome add column causes text[]`,
    // Of the year: what it lacks for a result, a list of kind and subject; empty where it lacks nothing.
    `alter table outcome add column missing jsonb`,
    `alter table outcome add constraint outcome_year check ((period = 'year') = (before_summer is not null and causes is not null and missing is not null))`,
    `alter table outcome drop constraint outcome_assessed`,
    `alter table outcome add constraint outcome_assessed check (case when period = 'year'
      then not is_assessed or (learning is not null and conduct is not null)
      else is_assessed = (learning is not null and conduct is not null) end)`,
    `alter table outcome drop constraint outcome_reason`,
    `alter table outcome add constraint outcome_reason check (is_assessed or not_assessed_reason is not null or period = 'year')`,
  ]);
  await protectUnitTable(db, 'school_year_closing', ['select', 'insert', 'update']);
  await protectUnitTable(db, 'school_year_event', ['select', 'insert']);
}
