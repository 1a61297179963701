import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction, protectUnitTable, shareReferenceTable } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';
const year = 'unit_id bigint not null references unit, school_year integer not null references school_year';
// column_key: a slot, or a role of columns; null in each place means all.
const scope = `
  term smallint not null check (term in (1, 2)),
  column_key text,
  subject_code text references subject,
  grade smallint,
  locked_from date not null,
  locked_until date`;
const taken = `
  given_at timestamptz not null,
  given_by bigint not null,
  removed_at timestamptz,
  removed_by bigint`;

/** Locks of columns by the department and by schools, requests to open what is locked, and what a cell was changed under. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // For all schools. A rule is not changed: it is taken away, and another one given.
    `create table shared_lock (
      id bigint generated always as identity primary key,
      school_year integer not null references school_year,
      ${scope},
      ${taken},
      constraint shared_lock_dates check (locked_until >= locked_from),
      constraint shared_lock_removed check ((removed_at is null) = (removed_by is null))
    )`,
    `create index shared_lock_term on shared_lock (school_year, term) where removed_at is null`,
    `create table entry_lock (
      ${year},
      id bigint generated always as identity,
      ${scope},
      class_id bigint,
      ${taken},
      primary key (unit_id, school_year, id),
      foreign key (unit_id, school_year, class_id) references class (unit_id, school_year, id),
      constraint entry_lock_dates check (locked_until >= locked_from),
      constraint entry_lock_removed check ((removed_at is null) = (removed_by is null))
    )`,
    `create index entry_lock_term on entry_lock (unit_id, school_year, term) where removed_at is null`,
    // Slots and pupils null: all of the sheet. Hours, not a day: an opening is closed by the clock.
    `create table unlock_request (
      ${year},
      id bigint generated always as identity,
      sheet_id bigint not null,
      slots text[],
      pupil_ids bigint[],
      hours smallint not null,
      reason text not null,
      asked_at timestamptz not null,
      asked_by bigint not null,
      confirmed_at timestamptz,
      confirmed_by bigint,
      decision text,
      decided_at timestamptz,
      decided_by bigint,
      delegation_id bigint,
      decision_reason text,
      open_until timestamptz,
      ended_at timestamptz,
      ended_by bigint,
      primary key (unit_id, school_year, id),
      foreign key (unit_id, school_year, sheet_id) references sheet (unit_id, school_year, id),
      constraint unlock_request_hours check (hours between 1 and 720),
      constraint unlock_request_decision check (decision in ('granted', 'refused')),
      constraint unlock_request_decided check (num_nonnulls(decision, decided_at, decided_by) in (0, 3)),
      constraint unlock_request_open check ((open_until is not null) = (decision is not distinct from 'granted')),
      constraint unlock_request_ended check (num_nonnulls(ended_at, ended_by) in (0, 2) and (ended_at is null or open_until is not null))
    )`,
    `create index unlock_request_sheet on unlock_request (unit_id, school_year, sheet_id)`,
    // What a school asks of corrections; without a row the defaults.
    `create table entry_setting (
      unit_id bigint not null references unit,
      homeroom_confirms boolean not null,
      set_at timestamptz not null,
      set_by bigint not null,
      primary key (unit_id)
    )`,
    // The request under which a locked cell was changed; part of the chain.
    `alter table mark_history add column unlock_id bigint`,
    `create function save_shared_lock(year integer, of_term smallint, key text, subject text, of_grade smallint, from_day date, until_day date) returns bigint
      language plpgsql volatile ${safe}
      as $$
      declare
        made bigint;
      begin
        perform public.begin_unit_act();
        insert into public.shared_lock (school_year, term, column_key, subject_code, grade, locked_from, locked_until, given_at, given_by)
          values (year, of_term, key, subject, of_grade, from_day, until_day, date_trunc('milliseconds', now()), public.act_account_id())
          returning id into made;
        return made;
      end $$`,
    `create function remove_shared_lock(lock_id bigint) returns boolean
      language plpgsql volatile ${safe}
      as $$
      begin
        perform public.begin_unit_act();
        update public.shared_lock l set removed_at = date_trunc('milliseconds', now()), removed_by = public.act_account_id()
          where l.id = lock_id and l.removed_at is null;
        return found;
      end $$`,
  ]);
  await shareReferenceTable(db, 'shared_lock');
  await protectUnitTable(db, 'entry_lock', ['select', 'insert', 'update']);
  await protectUnitTable(db, 'unlock_request', ['select', 'insert', 'update']);
  await protectUnitTable(db, 'entry_setting', ['select', 'insert', 'update']);
  await offerFunction(db, 'save_shared_lock(integer, smallint, text, text, smallint, date, date)');
  await offerFunction(db, 'remove_shared_lock(bigint)');
}
