import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';

/** The second factor of one's own account: a time-based code, or a recovery code that is good once. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // A new secret in place of one that was only begun; an enrolled one stays.
    `create function factor_begin(token text, new_secret text) returns text
      language plpgsql ${safe}
      as $$
      declare
        owner bigint := public.session_owner(token);
        login text;
      begin
        select a.username into login from public.account a where a.id = owner and a.factor_enrolled_at is null;
        if not found then raise exception 'a second factor is enrolled already' using errcode = 'CT009'; end if;
        insert into public.account_factor (account_id, secret) values (owner, new_secret)
          on conflict (account_id) do update set secret = excluded.secret, last_step = 0;
        return login;
      end $$`,
    // The secret to check a code against. Counted before it is looked at.
    `create function factor_attempt(token text, guess_limit integer, window_length interval)
      returns table (secret text, last_step bigint, is_enrolled boolean, retry_after_seconds integer)
      language plpgsql ${safe}
      as $$
      declare
        owner bigint := public.session_owner(token, true, true);
        wait integer := public.guess_counted('factor', owner::text, guess_limit, window_length);
      begin
        if wait > 0 then return query select null::text, 0::bigint, false, wait; return; end if;
        return query select f.secret, f.last_step, a.factor_enrolled_at is not null, null::integer
          from public.account a left join public.account_factor f on f.account_id = a.id where a.id = owner;
      end $$`,
    `create function factor_passed(token text, owner bigint) returns void
      language plpgsql ${safe}
      as $$
      begin
        delete from public.sign_in_throttle where kind = 'factor' and key = owner::text;
        update public.session set factor_passed_at = now() where token_hash = sha256(convert_to(token, 'UTF8'));
      end $$`,
    // False for a step that was used before: two requests with one code pass once.
    `create function factor_pass(token text, step bigint) returns boolean
      language plpgsql ${safe}
      as $$
      declare
        owner bigint := public.session_owner(token, true, true);
      begin
        update public.account_factor f set last_step = step where f.account_id = owner and f.last_step < step;
        if not found then return false; end if;
        perform public.factor_passed(token, owner);
        return true;
      end $$`,
    `create function recovery_replace(owner bigint, code_hashes bytea[]) returns void
      language plpgsql ${safe}
      as $$
      begin
        delete from public.account_recovery_code where account_id = owner;
        insert into public.account_recovery_code (account_id, code_hash) select owner, h from unnest(code_hashes) h;
      end $$`,
    // The first code from the new secret: from now on every session of the account needs one.
    `create function factor_enrol(token text, step bigint, code_hashes bytea[]) returns boolean
      language plpgsql ${safe}
      as $$
      declare
        owner bigint := public.session_owner(token);
      begin
        if exists (select from public.account a where a.id = owner and a.factor_enrolled_at is not null) then
          raise exception 'a second factor is enrolled already' using errcode = 'CT009';
        end if;
        if not public.factor_pass(token, step) then return false; end if;
        update public.account set factor_enrolled_at = now() where id = owner;
        perform public.recovery_replace(owner, code_hashes);
        perform public.account_noted(owner, owner, 'factor_enrolled');
        return true;
      end $$`,
    // How many codes are left; null for a code that is unknown or used.
    `create function recovery_pass(token text, hash bytea) returns integer
      language plpgsql ${safe}
      as $$
      declare
        owner bigint := public.session_owner(token, true, true);
      begin
        update public.account_recovery_code set used_at = now() where account_id = owner and code_hash = hash and used_at is null;
        if not found then return null; end if;
        perform public.factor_passed(token, owner);
        perform public.account_noted(owner, owner, 'recovery_used');
        return (select count(*)::integer from public.account_recovery_code c where c.account_id = owner and c.used_at is null);
      end $$`,
    `create function my_factor(token text) returns table (enrolled_at timestamptz, is_needed boolean, codes_left integer)
      language sql stable ${safe}
      as $$
        select a.factor_enrolled_at, public.account_needs_factor(a.id),
          (select count(*)::integer from public.account_recovery_code c where c.account_id = a.id and c.used_at is null)
        from public.account a where a.id = public.session_owner(token)
      $$`,
    `create function recovery_renew(token text, code_hashes bytea[]) returns boolean
      language plpgsql ${safe}
      as $$
      declare
        owner bigint := public.session_owner(token);
      begin
        if not exists (select from public.account a where a.id = owner and a.factor_enrolled_at is not null) then return false; end if;
        perform public.recovery_replace(owner, code_hashes);
        perform public.account_noted(owner, owner, 'recovery_renewed');
        return true;
      end $$`,
    `create function factor_forget(account bigint) returns boolean
      language plpgsql ${safe}
      as $$
      begin
        update public.account a set factor_enrolled_at = null where a.id = account and a.factor_enrolled_at is not null;
        if not found then return false; end if;
        delete from public.account_factor where account_id = account;
        delete from public.account_recovery_code where account_id = account;
        return true;
      end $$`,
    // Refused to those whose role needs one.
    `create function factor_remove(token text) returns void
      language plpgsql ${safe}
      as $$
      declare
        owner bigint := public.session_owner(token);
      begin
        if public.account_needs_factor(owner) then raise exception 'a role needs the factor' using errcode = 'CT007'; end if;
        if public.factor_forget(owner) then perform public.account_noted(owner, owner, 'factor_removed'); end if;
      end $$`,
  ]);
  for (const signature of [
    'factor_begin(text, text)',
    'factor_attempt(text, integer, interval)',
    'factor_pass(text, bigint)',
    'factor_enrol(text, bigint, bytea[])',
    'recovery_pass(text, bytea)',
    'my_factor(text)',
    'recovery_renew(text, bytea[])',
    'factor_remove(text)',
  ])
    await offerFunction(db, signature);
}
