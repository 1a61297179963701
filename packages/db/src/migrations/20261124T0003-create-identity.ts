import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { keepFromApp, offerFunction, shareReferenceTable } from './table-kinds.ts';

/** Accounts, roles with a place and dates, sessions, throttling: reached by the app only through owner functions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table account (
      id bigint generated always as identity primary key,
      username text not null unique check (username = lower(username)),
      display_name text not null,
      person_id bigint,
      password_hash text not null,
      disabled_at timestamptz
    )`,
    `create table role_assignment (
      id bigint generated always as identity primary key,
      account_id bigint not null references account,
      role text not null check (role in ('subject_teacher', 'homeroom_teacher', 'principal', 'district_officer', 'department_officer', 'administrator')),
      unit_id bigint not null references unit,
      valid_from date not null,
      valid_to date,
      unique (account_id, role, unit_id, valid_from)
    )`,
    `create index role_assignment_unit on role_assignment (unit_id)`,
    `create table session (
      number bigint generated always as identity unique,
      token_hash bytea primary key,
      account_id bigint not null references account,
      created_at timestamptz not null default now(),
      last_seen_at timestamptz not null default now(),
      idle_limit interval not null,
      ends_at timestamptz not null
    )`,
    `create index session_account on session (account_id)`,
    `create table sign_in_throttle (
      kind text not null check (kind in ('account', 'address')),
      key text not null,
      failures integer not null,
      window_starts_at timestamptz not null,
      primary key (kind, key)
    )`,
    // lucia's adapter. The token itself never arrives: the adapter hashes it.
    `create function session_create(hash bytea, account bigint, idle interval, ends timestamptz) returns void
      language sql security definer set search_path = pg_catalog, public
      as $$ insert into public.session (token_hash, account_id, idle_limit, ends_at) values (hash, account, idle, ends) $$`,
    `create function session_find(hash bytea) returns table (account_id bigint, ends_at timestamptz)
      language sql stable security definer set search_path = pg_catalog, public
      as $$ select s.account_id, least(s.ends_at, s.last_seen_at + s.idle_limit) from public.session s where s.token_hash = hash $$`,
    `create function session_of_account(account bigint) returns table (token_hash bytea, ends_at timestamptz)
      language sql stable security definer set search_path = pg_catalog, public
      as $$ select s.token_hash, s.ends_at from public.session s where s.account_id = account $$`,
    `create function session_end(hash bytea) returns void
      language sql security definer set search_path = pg_catalog, public
      as $$ delete from public.session where token_hash = hash $$`,
    `create function session_end_all(account bigint) returns void
      language sql security definer set search_path = pg_catalog, public
      as $$ delete from public.session where account_id = account $$`,
    `create function session_sweep() returns void
      language sql security definer set search_path = pg_catalog, public
      as $$ delete from public.session where ends_at < now() or last_seen_at + idle_limit < now() $$`,
    // Counts the attempt as failed before the password is looked at, so that parallel guesses all count.
    `create function sign_in_attempt(login text, address text, account_limit integer, address_limit integer, window_length interval)
      returns table (account_id bigint, password_hash text, retry_after_seconds integer)
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      declare
        wait interval;
      begin
        delete from public.sign_in_throttle where window_starts_at + window_length < now();
        insert into public.sign_in_throttle as t (kind, key, failures, window_starts_at)
          values ('account', login, 1, now()), ('address', address, 1, now())
          on conflict (kind, key) do update set failures = t.failures + 1;
        select max(t.window_starts_at + window_length - now()) into wait
          from public.sign_in_throttle t
          where (t.kind = 'account' and t.key = login and t.failures > account_limit)
             or (t.kind = 'address' and t.key = address and t.failures > address_limit);
        if wait is not null then
          return query select null::bigint, null::text, greatest(1, ceil(extract(epoch from wait))::integer);
          return;
        end if;
        return query select a.id, a.password_hash, null::integer from public.account a where a.username = login and a.disabled_at is null;
      end $$`,
    `create function sign_in_succeeded(login text, address text) returns void
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      begin
        delete from public.sign_in_throttle where kind = 'account' and key = login;
        update public.sign_in_throttle t set failures = t.failures - 1 where t.kind = 'address' and t.key = sign_in_succeeded.address;
      end $$`,
    `create function my_assignments(token text)
      returns table (account_id bigint, username text, display_name text, assignment_id bigint, role text, unit_id bigint, unit_name text, unit_kind text, valid_from date, valid_to date)
      language sql stable security definer set search_path = pg_catalog, public
      as $$
        select a.id, a.username, a.display_name, r.id, r.role, u.id, u.name, u.kind, r.valid_from, r.valid_to
        from public.session s
        join public.account a on a.id = s.account_id and a.disabled_at is null
        left join public.role_assignment r on r.account_id = a.id
          and r.valid_from <= public.today() and (r.valid_to is null or r.valid_to >= public.today())
        left join public.unit u on u.id = r.unit_id
        where s.token_hash = sha256(convert_to(token, 'UTF8'))
          and now() < least(s.ends_at, s.last_seen_at + s.idle_limit)
        order by r.id
      $$`,
  ]);
  await shareReferenceTable(db, 'account', ['id', 'username', 'display_name', 'person_id', 'disabled_at']);
  await shareReferenceTable(db, 'role_assignment');
  await keepFromApp(db, 'session', 'local');
  await keepFromApp(db, 'sign_in_throttle', 'local');
  for (const signature of [
    'session_create(bytea, bigint, interval, timestamptz)',
    'session_find(bytea)',
    'session_of_account(bigint)',
    'session_end(bytea)',
    'session_end_all(bigint)',
    'session_sweep()',
    'sign_in_attempt(text, text, integer, integer, interval)',
    'sign_in_succeeded(text, text)',
    'my_assignments(text)',
  ])
    await offerFunction(db, signature);
}
