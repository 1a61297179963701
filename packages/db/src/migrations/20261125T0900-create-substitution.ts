import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction, protectUnitTable } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';
const teachers = `'subject_teacher', 'homeroom_teacher', 'substitute_teacher', 'subject_head'`;

/**
 * A teacher's sheet in the hands of a substitute between dates. It hangs on the assignment that it stands in for, so it ends with
 * it. Whoever has no role at the school that records for all of its days holds one for them; it is given and ended with it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table substitution (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      id bigint generated always as identity,
      teaching_id bigint,
      homeroom_id bigint,
      staff_id bigint not null,
      valid_from date not null,
      valid_to date not null,
      reason text not null,
      given_at timestamptz not null,
      given_by bigint not null,
      ended_at timestamptz,
      ended_by bigint,
      primary key (unit_id, school_year, id),
      foreign key (unit_id, school_year, teaching_id) references teaching (unit_id, school_year, id),
      foreign key (unit_id, school_year, homeroom_id) references homeroom (unit_id, school_year, id),
      foreign key (unit_id, staff_id) references staff (unit_id, id),
      constraint substitution_of_one check (num_nonnulls(teaching_id, homeroom_id) = 1),
      constraint substitution_dates check (valid_from <= valid_to),
      constraint substitution_ended check ((ended_at is null) = (ended_by is null))
    )`,
    `create index substitution_teaching on substitution (unit_id, school_year, teaching_id)`,
    `create index substitution_homeroom on substitution (unit_id, school_year, homeroom_id)`,
    `create index substitution_staff on substitution (unit_id, staff_id)`,
    `alter table role_assignment add column is_of_substitution boolean not null default false`,
    // The school whose assignments this act keeps; refused otherwise.
    `create function act_school_kept() returns bigint
      language plpgsql stable ${safe}
      as $$
      declare
        mine record;
      begin
        select r.role, r.unit_id into mine from public.role_assignment r where r.id = public.act_part(2)::bigint;
        if cardinality(public.act_write_units()) is distinct from 1 or mine.role is null
            or mine.role not in ('principal', 'vice_principal', 'school_clerk') then
          raise exception 'not a school that this act keeps' using errcode = 'CT501';
        end if;
        return mine.unit_id;
      end $$`,
    // Whether a role was needed. One that overlaps is lengthened rather than given twice; one given by hand is left as it is.
    `create function substitute_role_give(account bigint, from_day date, to_day date) returns boolean
      language plpgsql volatile ${safe}
      as $$
      declare
        school bigint := public.act_school_kept();
        held public.role_assignment%rowtype;
      begin
        if to_day < from_day or to_day < public.today() then
          raise exception 'dates do not fit' using errcode = 'CT504';
        end if;
        perform from public.account a join public.person_place p on p.person_id = a.person_id and p.unit_id = school
          where a.id = account and a.disabled_at is null for update of a;
        if not found then
          raise exception 'not a person of this unit' using errcode = 'CT501';
        end if;
        if exists (select from public.role_assignment r where r.account_id = account and r.unit_id = school and r.role in (${teachers})
            and r.valid_from <= from_day and coalesce(r.valid_to, 'infinity') >= to_day) then
          return false;
        end if;
        select * into held from public.role_assignment r where r.account_id = account and r.unit_id = school and r.is_of_substitution
          and r.valid_from <= to_day and r.valid_to >= from_day order by r.valid_from limit 1 for update;
        if found then
          update public.role_assignment r set valid_from = least(r.valid_from, from_day), valid_to = greatest(r.valid_to, to_day)
            where r.id = held.id returning * into held;
        else
          insert into public.role_assignment (account_id, role, unit_id, valid_from, valid_to, is_of_substitution)
            values (account, 'substitute_teacher', school, from_day, to_day, true) returning * into held;
        end if;
        insert into public.role_event (unit_id, kind, assignment_id, valid_from, valid_to, account_id, by_assignment, at)
          values (school, 'role_given', held.id, held.valid_from, held.valid_to, public.act_account_id(), public.act_part(2)::bigint, now());
        return true;
      end $$`,
    // Shortens what was given for these days to the last day on which somebody is still stood in for (yesterday: none).
    `create function substitute_role_end(account bigint, from_day date, to_day date, last_day date) returns void
      language plpgsql volatile ${safe}
      as $$
      declare
        school bigint := public.act_school_kept();
        held public.role_assignment%rowtype;
      begin
        select * into held from public.role_assignment r where r.account_id = account and r.unit_id = school and r.is_of_substitution
          and r.valid_from <= from_day and r.valid_to >= to_day order by r.valid_from limit 1 for update;
        if not found or held.valid_to <= greatest(last_day, public.today() - 1) then
          return;
        end if;
        update public.role_assignment r set valid_to = greatest(last_day, public.today() - 1) where r.id = held.id returning * into held;
        insert into public.role_event (unit_id, kind, assignment_id, valid_from, valid_to, account_id, by_assignment, at)
          values (school, 'role_ended', held.id, held.valid_from, held.valid_to, public.act_account_id(), public.act_part(2)::bigint, now());
      end $$`,
  ]);
  await protectUnitTable(db, 'substitution', ['select', 'insert', 'update']);
  await offerFunction(db, 'substitute_role_give(bigint, date, date)');
  await offerFunction(db, 'substitute_role_end(bigint, date, date, date)');
}
