import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { keepFromApp, offerFunction } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';

/** A forgotten password: a link by e-mail, good once and for a short time, to an address that the person gave before. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    'alter table account add column email text',
    'alter table account_log drop constraint account_log_kind_check',
    `alter table account_log add constraint account_log_kind_check check (kind in ('issued', 'reset', 'password_changed', 'factor_enrolled', 'factor_removed',
      'factor_reset', 'recovery_used', 'recovery_renewed', 'disabled', 'enabled', 'seen_as', 'sessions_revoked', 'role_ended', 'role_begun',
      'email_set', 'email_removed', 'link_sent', 'password_by_link'))`,
    'alter table sign_in_throttle drop constraint sign_in_throttle_kind_check',
    `alter table sign_in_throttle add constraint sign_in_throttle_kind_check
      check (kind in ('account', 'address', 'confirm', 'factor', 'forgot', 'forgot_address', 'link_address'))`,
    // Only the newest of an account is good. The link itself is nowhere but in the letter.
    `create table password_link (
      account_id bigint primary key references account,
      link_hash bytea not null unique,
      ends_at timestamptz not null
    )`,
    `create function my_email(token text) returns text
      language sql stable ${safe}
      as $$ select a.email from public.account a where a.id = public.session_owner(token) $$`,
    `create function email_set(token text, new_email text) returns void
      language plpgsql ${safe}
      as $$
      declare
        owner bigint := public.session_owner(token);
      begin
        update public.account set email = new_email where id = owner and email is distinct from new_email;
        if not found then return; end if;
        delete from public.password_link where account_id = owner;
        perform public.account_noted(owner, owner, case when new_email is null then 'email_removed' else 'email_set' end);
      end $$`,
    // Where the letter goes; no row where there is no such account, it is disabled, or it has no address. Counted before
    // anything is looked at, so that known and unknown names wait alike.
    `create function password_link_ask(login text, from_address text, hash bytea, account_limit integer, address_limit integer, window_length interval, lasts interval)
      returns table (email text, display_name text, retry_after_seconds integer)
      language plpgsql ${safe}
      as $$
      declare
        wait integer := greatest(public.guess_counted('forgot', login, account_limit, window_length),
                                 public.guess_counted('forgot_address', from_address, address_limit, window_length));
        a public.account%rowtype;
      begin
        if wait is not null then
          return query select null::text, null::text, wait;
          return;
        end if;
        select * into a from public.account x where x.username = login and x.disabled_at is null and x.email is not null;
        if not found then return; end if;
        insert into public.password_link as l (account_id, link_hash, ends_at) values (a.id, hash, now() + lasts)
          on conflict (account_id) do update set link_hash = excluded.link_hash, ends_at = excluded.ends_at;
        perform public.account_noted(a.id, a.id, 'link_sent');
        return query select a.email, a.display_name, null::integer;
      end $$`,
    // Whose link this is, as long as it is good. Tries from one address are counted.
    `create function password_link_owner(hash bytea, from_address text, address_limit integer, window_length interval)
      returns table (username text, retry_after_seconds integer)
      language plpgsql ${safe}
      as $$
      declare
        wait integer := public.guess_counted('link_address', from_address, address_limit, window_length);
      begin
        if wait is not null then
          return query select null::text, wait;
          return;
        end if;
        return query select a.username, null::integer from public.password_link l
          join public.account a on a.id = l.account_id and a.disabled_at is null
          where l.link_hash = hash and l.ends_at > now();
      end $$`,
    // Good once: two at the same time are one after the other, and the second finds it gone. A second factor stays asked for.
    `create function password_link_use(hash bytea, new_hash text) returns boolean
      language plpgsql ${safe}
      as $$
      declare
        owner bigint;
      begin
        delete from public.password_link l using public.account a
          where l.link_hash = hash and l.ends_at > now() and a.id = l.account_id and a.disabled_at is null
          returning l.account_id into owner;
        if owner is null then return false; end if;
        update public.account set password_hash = new_hash, must_change_password = false where id = owner;
        delete from public.session where account_id = owner;
        delete from public.sign_in_throttle t using public.account a where a.id = owner and t.kind = 'account' and t.key = a.username;
        perform public.account_noted(owner, owner, 'password_by_link');
        return true;
      end $$`,
  ]);
  await keepFromApp(db, 'password_link', 'secret');
  for (const signature of [
    'my_email(text)',
    'email_set(text, text)',
    'password_link_ask(text, text, bytea, integer, integer, interval, interval)',
    'password_link_owner(bytea, text, integer, interval)',
    'password_link_use(bytea, text)',
  ])
    await offerFunction(db, signature);
}
