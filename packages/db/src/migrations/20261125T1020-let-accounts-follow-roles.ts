import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

const safe = 'security definer set search_path = pg_catalog, public';
/** The same for all who give usernames or take an administrator away. */
const lock = 'perform pg_advisory_xact_lock(719480002)';

/**
 * An account ends with its last role and begins again with the next one. What a keeper disabled stays so, and what a keeper
 * enabled after the last role had ended stays enabled.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // When the night disabled it; null when a keeper did, or nobody.
    'alter table account add column ended_at timestamptz',
    'alter table account add constraint account_ended check (ended_at is null or disabled_at is not null)',
    'grant select (ended_at) on account to truong_app, truong_auditor',
    // Null: no person did it, the night did.
    'alter table account_log alter column by_account_id drop not null',
    'alter table account_log drop constraint account_log_kind_check',
    `alter table account_log add constraint account_log_kind_check check (kind in ('issued', 'reset', 'password_changed', 'factor_enrolled', 'factor_removed',
      'factor_reset', 'recovery_used', 'recovery_renewed', 'disabled', 'enabled', 'seen_as', 'sessions_revoked', 'role_ended', 'role_begun'))`,
    `create or replace function account_log_rows(account bigint)
      returns table (id bigint, kind text, at timestamptz, by_account_id bigint, by_name text)
      language sql stable ${safe}
      as $$
        select l.id, l.kind, l.at, l.by_account_id, b.display_name
        from public.account_log l left join public.account b on b.id = l.by_account_id
        where l.account_id = account order by l.id desc limit 200
      $$`,
    `create or replace function account_disable(account bigint, is_disabled boolean) returns void
      language plpgsql volatile ${safe}
      as $$
      declare
        keeper bigint := public.act_keeper_of(array[account]);
      begin
        update public.account a set disabled_at = case when is_disabled then now() end, ended_at = null
          where a.id = account and case when is_disabled then a.disabled_at is null or a.ended_at is not null else a.disabled_at is not null end;
        if not found then return; end if;
        delete from public.session where account_id = account;
        perform public.keep_an_administrator();
        perform public.account_noted(account, keeper, case when is_disabled then 'disabled' else 'enabled' end);
      end $$`,
    // Once a night. Whoever was the last administrator keeps the account: there would be nobody to open it again.
    `create function accounts_follow_roles() returns table (ended integer, begun integer)
      language plpgsql volatile ${safe}
      as $$
      declare
        on_date date := public.today();
        has_administrator boolean;
        lost integer;
        found_again integer;
      begin
        ${lock};
        with back as (
          update public.account a set disabled_at = null, ended_at = null
          where a.ended_at is not null and exists (select from public.roles_now(a.id))
          returning a.id
        )
        insert into public.account_log (account_id, kind) select id, 'role_begun' from back;
        get diagnostics found_again = row_count;
        has_administrator := exists (select from public.role_assignment r join public.account a on a.id = r.account_id and a.disabled_at is null
          where r.role = 'administrator' and r.valid_from <= on_date and (r.valid_to is null or r.valid_to >= on_date));
        with last_role as (
          select r.account_id, max(greatest(r.valid_to, r.valid_from - 1)) as ended_on from public.role_assignment r
          group by r.account_id
          having bool_and(r.valid_to is not null and r.valid_to < on_date) and (has_administrator or bool_and(r.role <> 'administrator'))
        ), gone as (
          update public.account a set disabled_at = now(), ended_at = now() from last_role l
          where a.id = l.account_id and a.disabled_at is null
            and not exists (select from public.account_log g where g.account_id = a.id and g.kind = 'enabled'
              and (g.at at time zone 'Asia/Ho_Chi_Minh')::date > l.ended_on)
          returning a.id
        ), signed_out as (
          delete from public.session s using gone where s.account_id = gone.id
        )
        insert into public.account_log (account_id, kind) select id, 'role_ended' from gone;
        get diagnostics lost = row_count;
        return query select lost, found_again;
      end $$`,
    // As before, and whoever lost their account with their last role has it again with this one.
    `create or replace function role_give(account bigint, given_role text, unit bigint, from_day date, to_day date) returns bigint
      language plpgsql volatile ${safe}
      as $$
      declare
        giver text := public.role_giver(given_role, unit);
        made bigint;
      begin
        if to_day < from_day or to_day < public.today() then
          raise exception 'dates do not fit' using errcode = 'CT504';
        end if;
        perform from public.account a where a.id = account and (a.disabled_at is null or a.ended_at is not null) for update;
        if not found or (giver = 'principal'
            and not exists (select from public.account a join public.person_place p on p.person_id = a.person_id where a.id = account and p.unit_id = unit)
            and not exists (select from public.role_assignment r where r.account_id = account and r.unit_id = unit)) then
          raise exception 'not a person of this unit' using errcode = 'CT501';
        end if;
        if exists (select from public.role_assignment r where r.account_id = account and r.unit_id = unit and r.role = given_role
            and r.valid_from <= coalesce(to_day, 'infinity') and coalesce(r.valid_to, 'infinity') >= from_day) then
          raise exception 'held already' using errcode = 'CT502';
        end if;
        insert into public.role_assignment (account_id, role, unit_id, valid_from, valid_to)
          values (account, given_role, unit, from_day, to_day) returning id into made;
        insert into public.role_event (unit_id, kind, assignment_id, valid_from, valid_to, account_id, by_assignment, at)
          values (unit, 'role_given', made, from_day, to_day, public.act_account_id(), public.act_part(2)::bigint, now());
        if from_day <= public.today() then
          update public.account a set disabled_at = null, ended_at = null where a.id = account and a.ended_at is not null;
          if found then perform public.account_noted(account, public.act_account_id(), 'role_begun'); end if;
        end if;
        return made;
      end $$`,
    'grant execute on function accounts_follow_roles() to truong_jobs',
  ]);
}
