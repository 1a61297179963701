import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/**
 * The check of the act in one call of one language: policies run it once for every table of a statement, and the chain of
 * SQL functions behind it cost more than the tables did. What is checked stays the same.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create or replace function act_part(part integer) returns text
      language plpgsql stable security definer set search_path = pg_catalog, public
      as $$
      declare
        setting text := current_setting('truong.act', true);
        payload text := substr(setting, 66);
        k public.act_key;
      begin
        select * into strict k from public.act_key;
        if setting is null or length(setting) < 66 or left(setting, 64) is distinct from
           encode(sha256(k.outer_key || sha256(k.inner_key || convert_to(public.act_binding() || '|' || payload, 'UTF8'))), 'hex') then
          raise exception 'no act in this transaction' using errcode = 'CT003';
        end if;
        return split_part(payload, '|', part);
      end $$`,
    `create or replace function act_read_units() returns bigint[]
      language plpgsql stable security definer set search_path = pg_catalog, public
      as $$ begin return string_to_array(public.act_part(3), ',')::bigint[]; end $$`,
    `create or replace function act_write_units() returns bigint[]
      language plpgsql stable security definer set search_path = pg_catalog, public
      as $$ begin return string_to_array(public.act_part(4), ',')::bigint[]; end $$`,
    `create or replace function act_account_id() returns bigint
      language plpgsql stable security definer set search_path = pg_catalog, public
      as $$ begin return public.act_part(1)::bigint; end $$`,
  ]);
}
