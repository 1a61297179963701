import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

/** Who missed which session of a class, day by day; where sessions are kept, the homeroom sheet counts from them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // Append-only: the latest row of a session and pupil holds, mark null is present. pupil_id null: the session was kept.
    `create table attendance (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      id bigint generated always as identity,
      class_id bigint not null,
      day date not null,
      session text not null check (session in ('morning', 'afternoon')),
      pupil_id bigint,
      mark text check (mark in ('excused', 'unexcused')),
      at timestamptz not null,
      account_id bigint not null,
      primary key (unit_id, school_year, id),
      constraint attendance_kept check (pupil_id is not null or mark is null),
      foreign key (unit_id, school_year, class_id) references class (unit_id, school_year, id),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id)
    )`,
    'create index on attendance (unit_id, school_year, class_id, day)',
    'create index on attendance (unit_id, school_year, pupil_id, day)',
    // Of a homeroom sheet: its counts of absences come from the sessions kept and are not typed.
    'alter table sheet add column counts_sessions boolean not null default false',
  ]);
  await protectUnitTable(db, 'attendance', ['select', 'insert']);
}
