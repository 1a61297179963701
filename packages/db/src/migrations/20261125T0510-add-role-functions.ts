import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction, shareReferenceTable } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';
const teachers = `'subject_teacher', 'homeroom_teacher', 'substitute_teacher', 'subject_head'`;

/**
 * Giving and ending roles and delegations. The functions check the act themselves: who asks, as what, for which unit.
 * CT501: not yours to do. CT502: held already between these dates. CT503: the last administrator. CT504: dates that do not fit.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // Every role and delegation that was given or ended, by whom; nothing here is ever changed.
    `create table role_event (
      id bigint generated always as identity primary key,
      unit_id bigint not null references unit,
      kind text not null check (kind in ('role_given', 'role_ended', 'delegation_given', 'delegation_ended')),
      assignment_id bigint not null references role_assignment,
      delegation_id bigint references delegation,
      valid_from date not null,
      valid_to date,
      account_id bigint not null references account,
      by_assignment bigint not null references role_assignment,
      at timestamptz not null
    )`,
    `create index role_event_unit on role_event (unit_id, id)`,
    // A role that was ended before it began may be given again from the same day; role_give keeps two from overlapping.
    `alter table role_assignment drop constraint role_assignment_account_id_role_unit_id_valid_from_key`,
    `create index role_assignment_account on role_assignment (account_id)`,
    // The role of the act of this transaction, where it may give and end this role at this unit; refused otherwise.
    `create function role_giver(given_role text, unit bigint) returns text
      language plpgsql stable ${safe}
      as $$
      declare
        mine record;
        place text;
      begin
        select r.role, r.unit_id into mine from public.role_assignment r where r.id = public.act_part(2)::bigint;
        select u.kind into place from public.unit u where u.id = unit;
        if cardinality(public.act_write_units()) is distinct from 1 or not unit = any (public.act_read_units()) then
          raise exception 'not a unit of this act' using errcode = 'CT501';
        end if;
        if mine.role = 'principal' and mine.unit_id = unit and given_role in (${teachers}, 'vice_principal', 'school_clerk') then
          return mine.role;
        end if;
        if mine.role = 'administrator' and given_role = any (case place
            when 'school' then array[${teachers}, 'vice_principal', 'school_clerk', 'principal']
            when 'commune' then array['commune_officer']
            when 'district' then array['district_officer']
            else array['department_officer', 'department_leader', 'administrator'] end) then
          return mine.role;
        end if;
        raise exception 'not a role that this act gives here' using errcode = 'CT501';
      end $$`,
    // A principal gives roles to people of the school only: who has particulars there, or held a role there before.
    `create function role_give(account bigint, given_role text, unit bigint, from_day date, to_day date) returns bigint
      language plpgsql volatile ${safe}
      as $$
      declare
        giver text := public.role_giver(given_role, unit);
        made bigint;
      begin
        if to_day < from_day or to_day < public.today() then
          raise exception 'dates do not fit' using errcode = 'CT504';
        end if;
        perform from public.account a where a.id = account and a.disabled_at is null for update;
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
        return made;
      end $$`,
    // Ends a role after its last day (yesterday: at once). The row stays; one not yet begun ends before it begins.
    `create function role_end(assignment bigint, last_day date) returns void
      language plpgsql volatile ${safe}
      as $$
      declare
        a public.role_assignment%rowtype;
      begin
        select * into a from public.role_assignment r where r.id = assignment;
        if not found then
          raise exception 'no such role' using errcode = 'CT501';
        end if;
        -- Two administrators who end each other must not both find the other one still there.
        if a.role = 'administrator' then
          perform from public.role_assignment r where r.role = 'administrator' order by r.id for update;
        end if;
        select * into a from public.role_assignment r where r.id = assignment for update;
        perform public.role_giver(a.role, a.unit_id);
        if last_day < public.today() - 1 or last_day > coalesce(a.valid_to, last_day) or a.valid_to < public.today() then
          raise exception 'dates do not fit' using errcode = 'CT504';
        end if;
        if a.role = 'administrator' and not exists (
            select from public.role_assignment r join public.account c on c.id = r.account_id and c.disabled_at is null
            where r.role = 'administrator' and r.id <> assignment and r.valid_from <= last_day + 1 and r.valid_to is null) then
          raise exception 'the last administrator' using errcode = 'CT503';
        end if;
        update public.role_assignment r set valid_to = last_day where r.id = assignment;
        insert into public.role_event (unit_id, kind, assignment_id, valid_from, valid_to, account_id, by_assignment, at)
          values (a.unit_id, 'role_ended', a.id, a.valid_from, last_day, public.act_account_id(), public.act_part(2)::bigint, now());
      end $$`,
    `create function delegation_give(deputy bigint, handed text[], from_day date, to_day date, why text) returns bigint
      language plpgsql volatile ${safe}
      as $$
      declare
        mine public.role_assignment%rowtype;
        theirs public.role_assignment%rowtype;
        made bigint;
      begin
        select * into mine from public.role_assignment r where r.id = public.act_part(2)::bigint for update;
        select * into theirs from public.role_assignment r where r.id = deputy;
        if mine.role <> 'principal' or cardinality(public.act_write_units()) is distinct from 1 or theirs.id is null
            or theirs.role <> 'vice_principal' or theirs.unit_id <> mine.unit_id then
          raise exception 'not a deputy of this principal' using errcode = 'CT501';
        end if;
        if from_day < public.today() or to_day < from_day or theirs.valid_from > from_day or theirs.valid_to < to_day then
          raise exception 'dates do not fit' using errcode = 'CT504';
        end if;
        if exists (select from public.delegation d where d.to_assignment = deputy and d.permissions && handed
            and d.ended_at is null
            and d.valid_from <= to_day and d.valid_to >= from_day) then
          raise exception 'delegated already' using errcode = 'CT502';
        end if;
        insert into public.delegation (unit_id, from_assignment, to_assignment, permissions, valid_from, valid_to, reason, given_at)
          values (mine.unit_id, mine.id, deputy, handed, from_day, to_day, why, now()) returning id into made;
        insert into public.role_event (unit_id, kind, assignment_id, delegation_id, valid_from, valid_to, account_id, by_assignment, at)
          values (mine.unit_id, 'delegation_given', deputy, made, from_day, to_day, public.act_account_id(), mine.id, now());
        return made;
      end $$`,
    // Taken back at once: what was delegated no longer holds today. A later principal may end an earlier one's.
    `create function delegation_end(given bigint) returns void
      language plpgsql volatile ${safe}
      as $$
      declare
        mine public.role_assignment%rowtype;
        d public.delegation%rowtype;
      begin
        select * into mine from public.role_assignment r where r.id = public.act_part(2)::bigint;
        select * into d from public.delegation x where x.id = given for update;
        if mine.role <> 'principal' or cardinality(public.act_write_units()) is distinct from 1 or d.id is null or d.unit_id <> mine.unit_id then
          raise exception 'not a delegation of this unit' using errcode = 'CT501';
        end if;
        if d.ended_at is not null or d.valid_to < public.today() then
          raise exception 'dates do not fit' using errcode = 'CT504';
        end if;
        update public.delegation x set ended_at = now() where x.id = given;
        insert into public.role_event (unit_id, kind, assignment_id, delegation_id, valid_from, valid_to, account_id, by_assignment, at)
          values (d.unit_id, 'delegation_ended', d.to_assignment, d.id, d.valid_from, d.valid_to, public.act_account_id(), mine.id, now());
      end $$`,
  ]);
  await shareReferenceTable(db, 'role_event');
  for (const signature of [
    'role_give(bigint, text, bigint, date, date)',
    'role_end(bigint, date)',
    'delegation_give(bigint, text[], date, date, text)',
    'delegation_end(bigint)',
  ])
    await offerFunction(db, signature);
}
