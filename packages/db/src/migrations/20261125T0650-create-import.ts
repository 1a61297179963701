import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

/** Tables that a school hands over as files: each import with what it was read as and what came of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // sheets: the file as read, kept until the import is committed or thrown away. plan_hash: of the preview last shown.
    `create table import (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      id bigint generated always as identity,
      state text not null check (state in ('uploaded', 'previewed', 'committed', 'undone')),
      file_name text not null,
      file_hash bytea not null,
      sheets jsonb,
      sheet smallint,
      kind text check (kind in ('classes', 'pupils', 'guardians', 'staff', 'assignments')),
      mapping jsonb,
      plan_hash bytea,
      counts jsonb,
      report jsonb,
      account_id bigint not null,
      at timestamptz not null,
      committed_by bigint,
      committed_at timestamptz,
      undone_by bigint,
      undone_at timestamptz,
      primary key (unit_id, school_year, id),
      constraint import_sheets_until_committed check ((sheets is not null) = (state in ('uploaded', 'previewed'))),
      constraint import_committed check ((committed_at is not null) = (state in ('committed', 'undone'))),
      constraint import_undone check ((undone_at is not null) = (state = 'undone'))
    )`,
    // A mapping that somebody corrected, by the layout it belongs to: the next file of that layout is read so.
    `create table import_layout (
      unit_id bigint not null references unit,
      fingerprint text not null,
      kind text not null,
      mapping jsonb not null,
      account_id bigint not null,
      at timestamptz not null,
      primary key (unit_id, fingerprint)
    )`,
  ]);
  await protectUnitTable(db, 'import', ['select', 'insert', 'update', 'delete']);
  await protectUnitTable(db, 'import_layout', ['select', 'insert', 'update']);
}
