import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { keepFromApp, offerFunction, protectUnitTable } from './table-kinds.ts';

/** Marks that come back in a workbook or in another product's list: each with what was read and what came of it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // sheets: the file as read, kept until it is committed or thrown away. sheet_id: the sheet it was handed over for.
    `create table mark_import (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      id bigint generated always as identity,
      state text not null check (state in ('uploaded', 'committed', 'undone')),
      sheet_id bigint,
      file_name text not null,
      file_hash bytea not null,
      sheets jsonb,
      choices jsonb,
      counts jsonb,
      report jsonb,
      account_id bigint not null,
      at timestamptz not null,
      committed_at timestamptz,
      undone_at timestamptz,
      primary key (unit_id, school_year, id),
      constraint mark_import_sheets_until_committed check ((sheets is not null) = (state = 'uploaded')),
      constraint mark_import_committed check ((committed_at is not null) = (state in ('committed', 'undone'))),
      constraint mark_import_undone check ((undone_at is not null) = (state = 'undone'))
    )`,
    // What a workbook says of itself is sealed: changed or made up, it is recognised when it comes back.
    `create table workbook_key (
      is_only boolean primary key default true check (is_only),
      inner_key bytea not null check (length(inner_key) = 64),
      outer_key bytea not null check (length(outer_key) = 64)
    )`,
    `insert into workbook_key (inner_key, outer_key)
      select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) || sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
             sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) || sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))`,
    // The seals of the texts given, in their order. Within an act only.
    `create function workbook_seals(bodies text[]) returns text[]
      language plpgsql stable security definer set search_path = pg_catalog, public
      as $$
      declare
        k public.workbook_key;
      begin
        perform public.act_read_units();
        select * into strict k from public.workbook_key;
        return array(
          select encode(sha256(k.outer_key || sha256(k.inner_key || convert_to(b.body, 'UTF8'))), 'hex')
          from unnest(bodies) with ordinality as b (body, at) order by b.at);
      end $$`,
  ]);
  await keepFromApp(db, 'workbook_key', 'secret');
  await offerFunction(db, 'workbook_seals(text[])');
  await protectUnitTable(db, 'mark_import', ['select', 'insert', 'update', 'delete']);
}
