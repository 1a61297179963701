import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

/** An elective given up for another within a year, and what was made up of the semester in which it was not taken. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table elective_change (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      id bigint generated always as identity,
      pupil_id bigint not null,
      from_subject text not null references subject,
      to_subject text not null references subject,
      changed_on date not null,
      reason text not null,
      at timestamptz not null,
      account_id bigint not null,
      made_up_tenths smallint check (made_up_tenths between 0 and 100),
      made_up_code text check (made_up_code in ('pass', 'fail')),
      made_up_at timestamptz,
      made_up_by bigint,
      primary key (unit_id, school_year, id),
      constraint elective_change_two check (from_subject <> to_subject),
      constraint elective_change_made_up check (num_nonnulls(made_up_tenths, made_up_code) <= 1 and (made_up_at is null) = (made_up_by is null)),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id)
    )`,
  ]);
  await protectUnitTable(db, 'elective_change', ['select', 'insert', 'update']);
}
