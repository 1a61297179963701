import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';

/** What somebody signed in may do with their own account. Each names the session by its token and needs no act. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    'drop function session_create(bytea, bigint, interval, timestamptz)',
    `create function session_create(hash bytea, account bigint, idle interval, ends timestamptz, agent text, from_address text) returns void
      language sql ${safe}
      as $$
        insert into public.session (token_hash, account_id, idle_limit, ends_at, user_agent, address)
        values (hash, account, idle, ends, left(agent, 300), left(from_address, 60))
      $$`,
    `create function session_by_token(token text) returns public.session
      language sql stable ${safe}
      as $$
        select s from public.session s join public.account a on a.id = s.account_id and a.disabled_at is null
        where s.token_hash = sha256(convert_to(token, 'UTF8')) and now() < least(s.ends_at, s.last_seen_at + s.idle_limit)
      $$`,
    // Whose session this is. Refused when it has ended, while it sees as somebody else, and before the second factor and
    // the change of an issued password, unless the call is a part of these.
    `create function session_owner(token text, before_factor boolean default false, before_change boolean default false) returns bigint
      language plpgsql stable ${safe}
      as $$
      declare
        s public.session := public.session_by_token(token);
        a public.account%rowtype;
      begin
        if s.account_id is null then raise exception 'session has ended' using errcode = 'CT001'; end if;
        if s.sees_until > now() then raise exception 'this session only sees' using errcode = 'CT011'; end if;
        select * into a from public.account x where x.id = s.account_id;
        if not before_factor and s.factor_passed_at is null and a.factor_enrolled_at is not null then
          raise exception 'second factor is needed' using errcode = 'CT006';
        end if;
        if not before_change and a.must_change_password then raise exception 'password must be changed' using errcode = 'CT005'; end if;
        return s.account_id;
      end $$`,
    // Roles that ask for a second factor, except in a demo.
    `create function role_needs_factor(role text) returns boolean
      language sql stable ${safe}
      as $$ select role in ('department_officer', 'department_leader', 'principal', 'administrator') and not public.is_demo() $$`,
    `create function account_needs_factor(account bigint) returns boolean
      language sql stable ${safe}
      as $$
        select exists (select from public.role_assignment r where r.account_id = account and public.role_needs_factor(r.role)
          and r.valid_from <= public.today() and (r.valid_to is null or r.valid_to >= public.today()))
      $$`,
    // What stands between this session and its work, and as whom it sees.
    `create function my_standing(token text)
      returns table (must_change_password boolean, has_factor boolean, needs_factor boolean, is_factor_passed boolean,
                     seen_account_id bigint, seen_username text, seen_name text, sees_until timestamptz)
      language sql stable ${safe}
      as $$
        select a.must_change_password, a.factor_enrolled_at is not null, public.account_needs_factor(a.id), s.factor_passed_at is not null,
               o.id, o.username, o.display_name, case when o.id is not null then s.sees_until end
        from public.session_by_token(token) s
        join public.account a on a.id = s.account_id
        left join public.account o on o.id = s.sees_account_id and s.sees_until > now()
      $$`,
    // Counts a guess before it is looked at. Answers the seconds to wait, or null.
    `create function guess_counted(guess_kind text, guess_key text, guess_limit integer, window_length interval) returns integer
      language plpgsql ${safe}
      as $$
      declare
        wait interval;
      begin
        delete from public.sign_in_throttle where window_starts_at + window_length < now();
        insert into public.sign_in_throttle as t (kind, key, failures, window_starts_at) values (guess_kind, guess_key, 1, now())
          on conflict (kind, key) do update set failures = t.failures + 1;
        select t.window_starts_at + window_length - now() into wait
          from public.sign_in_throttle t where t.kind = guess_kind and t.key = guess_key and t.failures > guess_limit;
        return case when wait is not null then greatest(1, ceil(extract(epoch from wait))::integer) end;
      end $$`,
    `create function my_password(token text, guess_limit integer, window_length interval)
      returns table (username text, password_hash text, retry_after_seconds integer)
      language plpgsql ${safe}
      as $$
      declare
        owner bigint := public.session_owner(token, false, true);
        wait integer := public.guess_counted('confirm', owner::text, guess_limit, window_length);
      begin
        return query select a.username, case when wait is null then a.password_hash end, wait from public.account a where a.id = owner;
      end $$`,
    `create function session_confirm(token text) returns void
      language plpgsql ${safe}
      as $$
      begin
        delete from public.sign_in_throttle where kind = 'confirm' and key = public.session_owner(token, false, true)::text;
        update public.session set confirmed_at = now() where token_hash = sha256(convert_to(token, 'UTF8'));
      end $$`,
    // Null when there is no such session: its act then says so.
    `create function session_is_confirmed(token text, within interval) returns boolean
      language sql stable ${safe}
      as $$ select s.confirmed_at > now() - within from public.session s where s.token_hash = sha256(convert_to(token, 'UTF8')) $$`,
    `create function password_change(token text, new_hash text) returns void
      language plpgsql ${safe}
      as $$
      declare
        owner bigint := public.session_owner(token, false, true);
      begin
        perform public.session_confirm(token);
        update public.account set password_hash = new_hash, must_change_password = false where id = owner;
        delete from public.session where account_id = owner and token_hash <> sha256(convert_to(token, 'UTF8'));
        perform public.account_noted(owner, owner, 'password_changed');
      end $$`,
    `create function my_sessions(token text)
      returns table (number bigint, is_this boolean, user_agent text, address text, created_at timestamptz, last_seen_at timestamptz)
      language sql stable ${safe}
      as $$
        select s.number, s.token_hash = sha256(convert_to(token, 'UTF8')), s.user_agent, s.address, s.created_at, s.last_seen_at
        from public.session s
        where s.account_id = public.session_owner(token) and now() < least(s.ends_at, s.last_seen_at + s.idle_limit)
        order by 2 desc, s.last_seen_at desc
      $$`,
    // One session by its number, or all others for null. Answers how many ended.
    `create function session_revoke(token text, which bigint) returns integer
      language plpgsql ${safe}
      as $$
      declare
        owner bigint := public.session_owner(token);
        ended integer;
      begin
        delete from public.session s where s.account_id = owner and s.token_hash <> sha256(convert_to(token, 'UTF8')) and (which is null or s.number = which);
        get diagnostics ended = row_count;
        if ended > 0 then perform public.account_noted(owner, owner, 'sessions_revoked'); end if;
        return ended;
      end $$`,
    `create function account_log_rows(account bigint)
      returns table (id bigint, kind text, at timestamptz, by_account_id bigint, by_name text)
      language sql stable ${safe}
      as $$
        select l.id, l.kind, l.at, l.by_account_id, b.display_name
        from public.account_log l join public.account b on b.id = l.by_account_id
        where l.account_id = account order by l.id desc limit 200
      $$`,
    `create function my_account_log(token text)
      returns table (id bigint, kind text, at timestamptz, by_account_id bigint, by_name text)
      language sql stable ${safe}
      as $$ select * from public.account_log_rows(public.session_owner(token)) $$`,
  ]);
  for (const signature of [
    'session_create(bytea, bigint, interval, timestamptz, text, text)',
    'my_standing(text)',
    'my_password(text, integer, interval)',
    'session_confirm(text)',
    'session_is_confirmed(text, interval)',
    'password_change(text, text)',
    'my_sessions(text)',
    'session_revoke(text, bigint)',
    'my_account_log(text)',
  ])
    await offerFunction(db, signature);
}
