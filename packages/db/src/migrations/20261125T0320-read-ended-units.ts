import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/**
 * An office reads what stands below it on a day, what ended while it stood there, and what those units came from (an office
 * or a school that passed into one of them) with all that had ended below it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create function office_reads(office bigint, as_of date) returns bigint[]
      language sql stable security definer set search_path = pg_catalog, public
      as $$
        with recursive stood as (
          select b.unit_id from public.unit_above b
          where b.above_id = office and b.valid_from <= as_of and (b.valid_to is null or b.valid_to >= as_of)
          union
          select e.unit_id from stood s
          join lateral (
            select x.from_id as unit_id from public.unit_succession x where x.to_id = s.unit_id and x.succeeded_on <= as_of
            union all
            select b.unit_id from public.unit_above b join public.unit u on u.id = b.unit_id
              where b.above_id = s.unit_id and u.valid_to < as_of and b.valid_to = u.valid_to
          ) e on true
        )
        select array_agg(s.unit_id order by s.unit_id) from stood s
      $$`,
    `create or replace function begin_act(token text, assignment bigint)
      returns table (account_id bigint, display_name text, person_id bigint, assignment_id bigint, role text, unit_id bigint, unit_kind text,
                     today date, at timestamptz, read_units bigint[], write_units bigint[])
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      declare
        s public.session%rowtype;
        a record;
        on_date date := public.today();
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
          reads := public.office_reads(a.unit_id, least(on_date, coalesce(a.unit_ends, on_date)));
        end if;
        writes := case when a.unit_ends is null or a.unit_ends >= on_date then array[a.unit_id] else array[]::bigint[] end;
        payload := s.account_id || '|' || a.id || '|' || array_to_string(reads, ',') || '|' || array_to_string(writes, ',');
        execute format('set local truong.act = %L', public.act_signature(payload) || ':' || payload);
        return query select s.account_id, a.display_name, a.person_id, a.id, a.role, a.unit_id, a.kind, on_date,
                            date_trunc('milliseconds', now()), reads, writes;
      end $$`,
  ]);
}
