import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { keepFromApp, offerFunction } from './table-kinds.ts';

/**
 * The act: which units this transaction may read and write. It lives in the setting `truong.act`, signed with a key that
 * only the owner has over the units and the binding of this very transaction, so that a missing, empty, replayed or
 * self-made setting is refused.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table act_key (
      is_current boolean primary key default true check (is_current),
      inner_key bytea not null check (length(inner_key) = 64),
      outer_key bytea not null check (length(outer_key) = 64)
    )`,
    // 64 random bytes from four strong random uuids each: no extension is needed for that.
    `insert into act_key (inner_key, outer_key)
      select sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) || sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
             sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) || sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))`,
    `create function act_binding() returns text
      language sql stable security definer set search_path = pg_catalog, public
      as $$ select pg_backend_pid()::text || '@' || extract(epoch from now())::text $$`,
    `create function act_signature(payload text) returns text
      language sql stable security definer set search_path = pg_catalog, public
      as $$
        select encode(sha256(k.outer_key || sha256(k.inner_key || convert_to(public.act_binding() || '|' || payload, 'UTF8'))), 'hex')
        from public.act_key k
      $$`,
    // payload: 'account|assignment|read,read,...|write,...'
    `create function act_part(part integer) returns text
      language plpgsql stable security definer set search_path = pg_catalog, public
      as $$
      declare
        setting text := current_setting('truong.act', true);
        payload text := substr(setting, 66);
      begin
        if setting is null or length(setting) < 66 or left(setting, 64) is distinct from public.act_signature(payload) then
          raise exception 'no act in this transaction' using errcode = 'CT003';
        end if;
        return split_part(payload, '|', part);
      end $$`,
    `create function act_read_units() returns bigint[]
      language sql stable security definer set search_path = pg_catalog, public
      as $$ select string_to_array(public.act_part(3), ',')::bigint[] $$`,
    `create function act_write_units() returns bigint[]
      language sql stable security definer set search_path = pg_catalog, public
      as $$ select string_to_array(public.act_part(4), ',')::bigint[] $$`,
    `create function act_account_id() returns bigint
      language sql stable security definer set search_path = pg_catalog, public
      as $$ select public.act_part(1)::bigint $$`,
    // Offices read what stands below them today, or stood below them on their last day; schools read themselves.
    `create function begin_act(token text, assignment bigint)
      returns table (account_id bigint, display_name text, person_id bigint, assignment_id bigint, role text, unit_id bigint, unit_kind text,
                     today date, at timestamptz, read_units bigint[], write_units bigint[])
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      declare
        s public.session%rowtype;
        a record;
        on_date date := public.today();
        as_of date;
        reads bigint[];
        writes bigint[];
        payload text;
      begin
        select * into s from public.session x where x.token_hash = sha256(convert_to(token, 'UTF8'));
        if not found or now() >= s.ends_at or now() >= s.last_seen_at + s.idle_limit then
          raise exception 'session has ended' using errcode = 'CT001';
        end if;
        select r.id, r.role, r.unit_id, u.kind, u.valid_to as unit_ends, acc.display_name, acc.person_id into a
          from public.role_assignment r
          join public.unit u on u.id = r.unit_id
          join public.account acc on acc.id = r.account_id and acc.disabled_at is null
          where r.id = assignment and r.account_id = s.account_id
            and r.valid_from <= on_date and (r.valid_to is null or r.valid_to >= on_date);
        if not found then
          raise exception 'assignment is not valid' using errcode = 'CT002';
        end if;
        if s.last_seen_at < now() - interval '1 minute' then
          update public.session x set last_seen_at = now() where x.token_hash = s.token_hash;
        end if;
        if a.kind = 'school' then
          reads := array[a.unit_id];
        else
          as_of := least(on_date, coalesce(a.unit_ends, on_date));
          select array_agg(b.unit_id order by b.unit_id) into reads from public.unit_above b
            where b.above_id = a.unit_id and b.valid_from <= as_of and (b.valid_to is null or b.valid_to >= as_of);
        end if;
        writes := case when a.unit_ends is null or a.unit_ends >= on_date then array[a.unit_id] else array[]::bigint[] end;
        payload := s.account_id || '|' || a.id || '|' || array_to_string(reads, ',') || '|' || array_to_string(writes, ',');
        execute format('set local truong.act = %L', public.act_signature(payload) || ':' || payload);
        return query select s.account_id, a.display_name, a.person_id, a.id, a.role, a.unit_id, a.kind, on_date,
                            date_trunc('milliseconds', now()), reads, writes;
      end $$`,
  ]);
  await keepFromApp(db, 'act_key', 'secret');
  for (const signature of ['act_account_id()', 'act_read_units()', 'act_write_units()', 'begin_act(text, bigint)'])
    await offerFunction(db, signature);
}
