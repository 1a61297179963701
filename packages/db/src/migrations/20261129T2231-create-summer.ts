import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

/** Re-tests and conduct judged again in summer, its closing, and its results beside those of the year. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // Append-only: the latest entry of a pupil's subject, or of the conduct, holds; one without a value takes it back.
    `create table summer_entry (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      id bigint generated always as identity,
      pupil_id bigint not null,
      kind text not null check (kind in ('retest', 'conduct')),
      subject_code text references subject,
      tenths smallint check (tenths between 0 and 100),
      code text check (code in ('pass', 'fail', 'good', 'fair', 'satisfactory', 'unsatisfactory', 'average', 'weak')),
      at timestamptz not null,
      account_id bigint not null,
      primary key (unit_id, school_year, id),
      constraint summer_entry_value check (num_nonnulls(tenths, code) <= 1 and (kind = 'retest') = (subject_code is not null)),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id)
    )`,
    'alter table school_year_closing add column summer_closed_on date',
    'alter table school_year_event drop constraint school_year_event_kind_check',
    `alter table school_year_event add constraint school_year_event_kind_check check (kind in ('closed', 'reopened', 'summer_closed', 'summer_reopened'))`,
    'alter table outcome drop constraint outcome_period_check',
    `alter table outcome add constraint outcome_period_check check (period in ('term-1', 'term-2', 'year', 'summer'))`,
    'alter table outcome drop constraint outcome_year',
    `alter table outcome add constraint outcome_year check
      ((period in ('year', 'summer')) = (before_summer is not null and causes is not null and missing is not null))`,
    // Of the year: what the principal decided from an individual plan, and why; no rule has computed it.
    'alter table outcome add column manual_reason text',
    'alter table outcome drop constraint outcome_assessed',
    `alter table outcome add constraint outcome_assessed check (case
      when grade <= 5 then num_nonnulls(learning, conduct, average) = 0
      when period in ('year', 'summer')
      then not is_assessed or manual_reason is not null or (learning is not null and conduct is not null)
      else is_assessed = (learning is not null and conduct is not null) end)`,
    'alter table outcome drop constraint outcome_reason',
    `alter table outcome add constraint outcome_reason check (is_assessed or not_assessed_reason is not null or period in ('year', 'summer'))`,
  ]);
  await protectUnitTable(db, 'summer_entry', ['select', 'insert']);
}
