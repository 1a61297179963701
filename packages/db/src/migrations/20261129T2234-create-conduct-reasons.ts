import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

/** Why the homeroom teacher judged a pupil's conduct as it stands on the homeroom sheet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // Append-only: the latest row of a pupil and term holds; an empty text takes it back.
    `create table conduct_reason (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      id bigint generated always as identity,
      term smallint not null check (term in (1, 2)),
      pupil_id bigint not null,
      text text not null,
      at timestamptz not null,
      account_id bigint not null,
      primary key (unit_id, school_year, id),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id)
    )`,
  ]);
  await protectUnitTable(db, 'conduct_reason', ['select', 'insert']);
}
