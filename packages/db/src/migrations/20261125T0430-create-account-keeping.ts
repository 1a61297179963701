import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';
/** Any number, the same for all who give usernames or take an administrator away. */
const lock = 'perform pg_advisory_xact_lock(719480002)';

/** What keepers of accounts do with those of others: administrators everywhere, principals and clerks in their own school. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // The keeper of this act and the unit they write for; refused to every other role, and to an act that only sees.
    `create function act_keeper() returns table (account_id bigint, role text, unit_id bigint)
      language plpgsql stable ${safe}
      as $$
      begin
        return query select r.account_id, r.role, r.unit_id from public.role_assignment r
          where r.id = public.act_part(2)::bigint and r.role in ('administrator', 'principal', 'school_clerk') and r.unit_id = any (public.act_write_units());
        if not found then raise exception 'not a keeper of accounts' using errcode = 'CT007'; end if;
      end $$`,
    `create function roles_now(account bigint) returns table (role text, unit_id bigint)
      language sql stable ${safe}
      as $$
        select r.role, r.unit_id from public.role_assignment r
        where r.account_id = account and r.valid_from <= public.today() and (r.valid_to is null or r.valid_to >= public.today())
      $$`,
    // Never one's own. In a school: of people who hold roles there and nowhere else, and none that is the keeper's equal or above.
    // Whose roles have all ended belongs to the school that they ended at.
    `create function account_is_kept(keeper_account bigint, keeper_role text, keeper_unit bigint, account bigint) returns boolean
      language sql stable ${safe}
      as $$
        select keeper_account <> account and (keeper_role = 'administrator' or (
          exists (select from public.role_assignment r where r.account_id = account and r.unit_id = keeper_unit)
          and not exists (select from public.roles_now(account) n where n.unit_id <> keeper_unit
            or n.role not in ('subject_teacher', 'homeroom_teacher', 'substitute_teacher', 'subject_head', 'school_clerk', 'vice_principal')
            or (keeper_role = 'school_clerk' and n.role in ('school_clerk', 'vice_principal')))
          and not exists (select from public.role_assignment r where r.account_id = account and r.unit_id <> keeper_unit
            and not exists (select from public.roles_now(account)))))
      $$`,
    `create function accounts_kept(accounts bigint[]) returns setof bigint
      language sql stable ${safe}
      as $$
        select a from public.act_keeper() k, unnest(accounts) a where public.account_is_kept(k.account_id, k.role, k.unit_id, a)
      $$`,
    // The keeper, once it is certain that all these accounts are theirs to keep.
    `create function act_keeper_of(accounts bigint[]) returns bigint
      language plpgsql stable ${safe}
      as $$
      declare
        k record;
      begin
        select * into k from public.act_keeper();
        if exists (select from unnest(accounts) a where not public.account_is_kept(k.account_id, k.role, k.unit_id, a)) then
          raise exception 'not an account of this keeper' using errcode = 'CT007';
        end if;
        return k.account_id;
      end $$`,
    // Accounts by person, whichever of the numbers of one person they were made under.
    `create function accounts_of_people(people bigint[]) returns table (person_id bigint, account_id bigint)
      language sql stable ${safe}
      as $$
        with recursive same as (
          select p as asked, public.person_resolved(p) as id from unnest(people) p
          union
          select s.asked, l.id from same s join public.person_link l on l.merged_into = s.id
        )
        select s.asked, a.id from same s join public.account a on a.person_id = s.id
      $$`,
    // Accounts for people of the act's unit who have none. The username is the stem, with a number where it is taken; in a
    // school the first role is that of a subject teacher.
    `create function account_issue(people bigint[], stems text[], shown_names text[], hashes text[])
      returns table (person_id bigint, account_id bigint, username text)
      language plpgsql volatile ${safe}
      as $$
      declare
        k record;
        login text;
        made bigint;
        tail integer;
        n integer;
      begin
        select * into k from public.act_keeper();
        ${lock};
        for n in 1 .. coalesce(cardinality(people), 0) loop
          if not exists (select from public.person_place p where p.person_id = people[n] and p.unit_id = k.unit_id) then
            raise exception 'not a person of this unit' using errcode = 'CT007';
          end if;
          if exists (select from public.accounts_of_people(array[people[n]])) then
            raise exception 'has an account' using errcode = 'CT010';
          end if;
          login := stems[n];
          tail := 1;
          while exists (select from public.account a where a.username = login) loop
            tail := tail + 1;
            login := stems[n] || tail;
          end loop;
          insert into public.account (username, display_name, person_id, password_hash, must_change_password)
            values (login, shown_names[n], people[n], hashes[n], true) returning id into made;
          perform public.account_noted(made, k.account_id, 'issued');
          insert into public.role_assignment (account_id, role, unit_id, valid_from)
            select made, 'subject_teacher', u.id, public.today() from public.unit u where u.id = k.unit_id and u.kind = 'school';
          return query select people[n], made, login;
        end loop;
      end $$`,
    `create function account_reissue(accounts bigint[], hashes text[]) returns void
      language plpgsql volatile ${safe}
      as $$
      declare
        keeper bigint := public.act_keeper_of(accounts);
        n integer;
      begin
        for n in 1 .. coalesce(cardinality(accounts), 0) loop
          update public.account set password_hash = hashes[n], must_change_password = true where id = accounts[n];
          delete from public.session where account_id = accounts[n];
          delete from public.sign_in_throttle t using public.account a where a.id = accounts[n] and t.kind = 'account' and t.key = a.username;
          perform public.account_noted(accounts[n], keeper, 'reset');
        end loop;
      end $$`,
    // Called at the end of whatever may take an administrator away; a role that ends later is asked about on the day after.
    `create function keep_an_administrator(on_date date default today()) returns void
      language plpgsql volatile ${safe}
      as $$
      begin
        ${lock};
        if not exists (select from public.role_assignment r join public.account a on a.id = r.account_id and a.disabled_at is null
            where r.role = 'administrator' and r.valid_from <= on_date and (r.valid_to is null or r.valid_to >= on_date)) then
          raise exception 'the last administrator' using errcode = 'CT008';
        end if;
      end $$`,
    `create function account_disable(account bigint, is_disabled boolean) returns void
      language plpgsql volatile ${safe}
      as $$
      declare
        keeper bigint := public.act_keeper_of(array[account]);
      begin
        update public.account a set disabled_at = case when is_disabled then now() end where a.id = account and (a.disabled_at is not null) <> is_disabled;
        if not found then return; end if;
        delete from public.session where account_id = account;
        perform public.keep_an_administrator();
        perform public.account_noted(account, keeper, case when is_disabled then 'disabled' else 'enabled' end);
      end $$`,
    `create function act_administrator() returns bigint
      language plpgsql stable ${safe}
      as $$
      declare
        k record;
      begin
        select * into k from public.act_keeper();
        if k.role <> 'administrator' then raise exception 'not an administrator' using errcode = 'CT007'; end if;
        return k.account_id;
      end $$`,
    // Of somebody who lost both the device and the codes. One's own goes by another administrator.
    `create function factor_reset(account bigint) returns void
      language plpgsql volatile ${safe}
      as $$
      declare
        keeper bigint := public.act_administrator();
      begin
        if keeper = account then raise exception 'one''s own factor' using errcode = 'CT007'; end if;
        if not public.factor_forget(account) then return; end if;
        delete from public.session where account_id = account;
        perform public.account_noted(account, keeper, 'factor_reset');
      end $$`,
    `create function account_log_of(account bigint)
      returns table (id bigint, kind text, at timestamptz, by_account_id bigint, by_name text)
      language plpgsql stable ${safe}
      as $$
      begin
        perform public.act_administrator();
        return query select * from public.account_log_rows(account);
      end $$`,
    // The administrator's session sees what this assignment sees, writes nothing, and is itself again after half an hour.
    `create function see_as_begin(token text, assignment bigint) returns void
      language plpgsql volatile ${safe}
      as $$
      declare
        keeper bigint := public.act_administrator();
        seen bigint;
      begin
        select r.account_id into seen from public.role_assignment r join public.account a on a.id = r.account_id and a.disabled_at is null
          where r.id = assignment and r.account_id <> keeper
            and r.valid_from <= public.today() and (r.valid_to is null or r.valid_to >= public.today());
        if not found then raise exception 'nobody to see as' using errcode = 'CT007'; end if;
        update public.session s set sees_account_id = seen, sees_until = now() + interval '30 minutes'
          where s.token_hash = sha256(convert_to(token, 'UTF8')) and s.account_id = keeper;
        perform public.account_noted(seen, keeper, 'seen_as');
      end $$`,
    `create function see_as_end(token text) returns void
      language sql volatile ${safe}
      as $$ update public.session set sees_account_id = null, sees_until = null where token_hash = sha256(convert_to(token, 'UTF8')) $$`,
  ]);
  for (const signature of [
    'accounts_kept(bigint[])',
    'accounts_of_people(bigint[])',
    'account_issue(bigint[], text[], text[], text[])',
    'account_reissue(bigint[], text[])',
    'account_disable(bigint, boolean)',
    'factor_reset(bigint)',
    'account_log_of(bigint)',
    'see_as_begin(text, bigint)',
    'see_as_end(text)',
  ])
    await offerFunction(db, signature);
}
