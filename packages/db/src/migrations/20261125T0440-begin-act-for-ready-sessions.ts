import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';

/**
 * The act of a session that must first change its password or pass its second factor is refused. A session that sees as
 * somebody else gets that person's act without write units: its payload carries both accounts, the one that acts first and
 * the one that is seen last ('account|assignment|read,…|write,…|seen').
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create function session_ready(s session, must_change boolean, factor_enrolled timestamptz, role text) returns void
      language plpgsql stable ${safe}
      as $$
      begin
        if s.factor_passed_at is null and (factor_enrolled is not null or public.role_needs_factor(role)) and not must_change then
          raise exception 'second factor is needed' using errcode = 'CT006';
        end if;
        if must_change then raise exception 'password must be changed' using errcode = 'CT005'; end if;
      end $$`,
    'drop function begin_act(text, bigint)',
    `create function begin_act(token text, assignment bigint)
      returns table (account_id bigint, display_name text, person_id bigint, assignment_id bigint, role text, unit_id bigint, unit_kind text,
                     today date, at timestamptz, read_units bigint[], write_units bigint[], seen_account_id bigint)
      language plpgsql volatile ${safe}
      as $$
      declare
        s public.session%rowtype;
        a record;
        on_date date := public.today();
        as_of date;
        seen bigint;
        reads bigint[];
        writes bigint[];
        payload text;
      begin
        select * into s from public.session x where x.token_hash = sha256(convert_to(token, 'UTF8'));
        if not found or now() >= s.ends_at or now() >= s.last_seen_at + s.idle_limit then
          raise exception 'session has ended' using errcode = 'CT001';
        end if;
        if s.sees_until > now() then seen := s.sees_account_id; end if;
        select r.id, r.role, r.unit_id, u.kind, u.valid_to as unit_ends, acc.display_name, acc.person_id, acc.must_change_password, acc.factor_enrolled_at into a
          from public.role_assignment r
          join public.unit u on u.id = r.unit_id
          join public.account acc on acc.id = r.account_id and acc.disabled_at is null
          where r.id = assignment and r.account_id = coalesce(seen, s.account_id)
            and r.valid_from <= on_date and (r.valid_to is null or r.valid_to >= on_date);
        if not found or (seen is not null and not exists (select from public.roles_now(s.account_id) n
            join public.account acc on acc.id = s.account_id and acc.disabled_at is null where n.role = 'administrator')) then
          raise exception 'assignment is not valid' using errcode = 'CT002';
        end if;
        if seen is null and (s.factor_passed_at is null or a.must_change_password) then
          perform public.session_ready(s, a.must_change_password, a.factor_enrolled_at, a.role);
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
        writes := case when seen is null and (a.unit_ends is null or a.unit_ends >= on_date) then array[a.unit_id] else array[]::bigint[] end;
        payload := s.account_id || '|' || a.id || '|' || array_to_string(reads, ',') || '|' || array_to_string(writes, ',') || '|' || coalesce(seen::text, '');
        execute format('set local truong.act = %L', public.act_signature(payload) || ':' || payload);
        return query select s.account_id, a.display_name, a.person_id, a.id, a.role, a.unit_id, a.kind, on_date,
                            date_trunc('milliseconds', now()), reads, writes, seen;
      end $$`,
    // While a session sees as somebody, the assignments are theirs.
    `create or replace function my_assignments(token text)
      returns table (account_id bigint, username text, display_name text, assignment_id bigint, role text, unit_id bigint, unit_name text, unit_kind text, valid_from date, valid_to date)
      language sql stable ${safe}
      as $$
        select a.id, a.username, a.display_name, r.id, r.role, u.id, u.name, u.kind, r.valid_from, r.valid_to
        from public.session s
        join public.account a on a.id = s.account_id and a.disabled_at is null
        left join public.role_assignment r on r.account_id = case when s.sees_until > now() then s.sees_account_id else a.id end
          and r.valid_from <= public.today() and (r.valid_to is null or r.valid_to >= public.today())
        left join public.unit u on u.id = r.unit_id
        where s.token_hash = sha256(convert_to(token, 'UTF8'))
          and now() < least(s.ends_at, s.last_seen_at + s.idle_limit)
        order by r.id
      $$`,
  ]);
  await offerFunction(db, 'begin_act(text, bigint)');
}
