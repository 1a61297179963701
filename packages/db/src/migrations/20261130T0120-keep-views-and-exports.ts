import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

/** Views of the figures under a name, and exports of personal records: asked for with a purpose, decided by another person. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table saved_view (
      unit_id bigint not null references unit,
      id bigint generated always as identity,
      account_id bigint not null,
      saved_by_name text not null,
      name text not null check (length(name) > 0),
      -- The search of the address that shows it.
      search jsonb not null,
      is_shared boolean not null,
      saved_at timestamptz not null,
      primary key (unit_id, id)
    )`,
    `create table record_export (
      unit_id bigint not null references unit,
      id bigint generated always as identity,
      asked jsonb not null,
      purpose text not null check (length(purpose) >= 10),
      row_total integer not null,
      school_total integer not null,
      asked_by bigint not null,
      asked_by_name text not null,
      asked_at timestamptz not null,
      decision text check (decision in ('approved', 'refused')),
      decided_by bigint,
      decided_by_name text,
      decided_at timestamptz,
      reason text,
      open_until timestamptz,
      made_at timestamptz,
      job_id uuid,
      primary key (unit_id, id),
      constraint record_export_decided check ((decision is null) = (decided_by is null)),
      constraint record_export_other_person check (decided_by <> asked_by),
      constraint record_export_refused check (decision <> 'refused' or length(reason) > 0)
    )`,
  ]);
  await protectUnitTable(db, 'saved_view', ['select', 'insert', 'delete']);
  await protectUnitTable(db, 'record_export', ['select', 'insert', 'update']);
}
