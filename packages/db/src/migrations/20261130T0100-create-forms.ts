import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction, protectUnitTable, shareReferenceTable } from './table-kinds.ts';

const year = 'unit_id bigint not null references unit, school_year integer not null references school_year';
const ofForm = 'form_code text not null, period text not null';

/**
 * Forms as data, in versions that never change once published; what schools type into them; frozen figures and rows of a filing;
 * the rows that the records hold now, packed by column; locks and remarks, each a row of who said it with a copy for the school.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table form_version (
      form_code text not null check (form_code ~ '^[a-z0-9][a-z0-9-]{1,39}$'),
      version smallint not null check (version > 0),
      definition jsonb not null,
      -- Of the department that made it; shipped forms belong to nobody.
      unit_id bigint,
      state text not null check (state in ('draft', 'published')),
      saved_at timestamptz not null default now(),
      saved_by bigint,
      published_at timestamptz,
      published_by bigint,
      primary key (form_code, version),
      constraint form_version_published check ((state = 'published') = (published_at is not null))
    )`,
    // The day on which the form counts: who is enrolled then, what stands then. Without one, the day it is due.
    `alter table form_period add column counted_on date`,

    `create table form_entry (
      ${year},
      ${ofForm},
      cell text not null,
      value numeric,
      words text,
      note text,
      version integer not null check (version > 0),
      entered_at timestamptz not null,
      entered_by bigint not null,
      primary key (unit_id, school_year, form_code, period, cell)
    )`,
    `create table form_entry_change (
      ${year},
      id bigint generated always as identity,
      ${ofForm},
      cell text not null,
      version integer not null,
      value numeric,
      words text,
      note text,
      entered_at timestamptz not null,
      entered_by bigint not null,
      primary key (unit_id, school_year, id)
    )`,
    `create index form_entry_change_cell on form_entry_change (unit_id, school_year, form_code, period, cell)`,
    // Complete is the school's own word, apart from filed, approved and locked.
    `create table form_progress (
      ${year},
      ${ofForm},
      completed_at timestamptz,
      completed_by bigint,
      note text,
      primary key (unit_id, school_year, form_code, period),
      constraint form_progress_completed check ((completed_at is null) = (completed_by is null))
    )`,
    // Notes to findings of checks: without one a finding that does not block keeps the form from being filed.
    `create table form_check_note (
      ${year},
      ${ofForm},
      check_code text not null,
      place text not null,
      note text not null check (length(note) >= 3),
      noted_at timestamptz not null,
      noted_by bigint not null,
      primary key (unit_id, school_year, form_code, period, check_code, place)
    )`,

    `alter table filing add column counted_on date`,
    `create table filing_section (
      ${year},
      filing_id bigint not null,
      section text not null,
      figures jsonb not null,
      primary key (unit_id, school_year, filing_id, section),
      foreign key (unit_id, school_year, filing_id) references filing (unit_id, school_year, id)
    )`,

    // Rows of one kind: as the records hold them at a point of the year (filing_id null), or frozen with a filing.
    `create table record_set (
      ${year},
      id bigint generated always as identity,
      kind text not null,
      point text not null check (point in ('start', 'mid', 'end')),
      series text,
      filing_id bigint,
      counted_on date not null,
      row_count integer not null,
      people jsonb,
      computed_at timestamptz not null,
      primary key (unit_id, school_year, id),
      foreign key (unit_id, school_year, filing_id) references filing (unit_id, school_year, id),
      constraint record_set_frozen check ((filing_id is null) = (series is null))
    )`,
    `create unique index record_set_live on record_set (unit_id, school_year, point, kind) where filing_id is null`,
    `create index record_set_filing on record_set (unit_id, school_year, filing_id) where filing_id is not null`,
    `create table record_column (
      ${year},
      set_id bigint not null,
      dimension text not null,
      codes bytea not null,
      primary key (unit_id, school_year, set_id, dimension),
      foreign key (unit_id, school_year, set_id) references record_set (unit_id, school_year, id) on delete cascade
    )`,

    // Said by an office about a form of a school below it; the school gets a copy.
    `create table form_lock (
      ${year},
      id bigint generated always as identity,
      filed_unit_id bigint not null,
      ${ofForm},
      said text not null check (said in ('locked', 'unlocked', 'refused')),
      -- The request that it answers.
      request_id bigint,
      until timestamptz,
      reason text,
      said_at timestamptz not null,
      said_by bigint not null,
      said_by_name text not null,
      primary key (unit_id, school_year, id),
      constraint form_lock_until check (said = 'unlocked' or until is null),
      constraint form_lock_refused check (said <> 'refused' or length(reason) > 0)
    )`,
    `create index form_lock_filed on form_lock (unit_id, school_year, form_code, period, filed_unit_id)`,
    `create table form_lock_copy (
      ${year},
      office_id bigint not null,
      lock_id bigint not null,
      ${ofForm},
      said text not null,
      request_id bigint,
      until timestamptz,
      reason text,
      said_at timestamptz not null,
      said_by_name text not null,
      received_at timestamptz not null default now(),
      primary key (unit_id, school_year, office_id, lock_id)
    )`,
    `create table form_unlock_request (
      ${year},
      id bigint generated always as identity,
      ${ofForm},
      reason text not null check (length(reason) >= 3),
      until timestamptz not null,
      asked_at timestamptz not null,
      asked_by bigint not null,
      withdrawn_at timestamptz,
      primary key (unit_id, school_year, id)
    )`,

    // A comment on one figure, or a flag to follow up; of the school itself or of an office above, which hands the school a copy.
    `create table figure_remark (
      ${year},
      id bigint generated always as identity,
      filed_unit_id bigint not null,
      ${ofForm},
      cell text not null,
      words text not null check (length(words) > 0),
      is_flag boolean not null,
      said_at timestamptz not null,
      said_by bigint not null,
      said_by_name text not null,
      settled_at timestamptz,
      settled_by bigint,
      primary key (unit_id, school_year, id)
    )`,
    `create index figure_remark_filed on figure_remark (unit_id, school_year, form_code, period, filed_unit_id)`,
    `create table figure_remark_copy (
      ${year},
      office_id bigint not null,
      remark_id bigint not null,
      ${ofForm},
      cell text not null,
      words text not null,
      is_flag boolean not null,
      said_at timestamptz not null,
      said_by_name text not null,
      settled_at timestamptz,
      primary key (unit_id, school_year, office_id, remark_id)
    )`,

    `create table inventory_item (
      ${year},
      id bigint generated always as identity,
      site_id bigint,
      item text not null,
      condition text not null,
      quantity integer not null check (quantity >= 0),
      note text,
      kept_at timestamptz not null,
      kept_by bigint not null,
      primary key (unit_id, school_year, id),
      foreign key (unit_id, site_id) references site (unit_id, id),
      constraint inventory_item_once unique nulls not distinct (unit_id, school_year, site_id, item, condition)
    )`,
    `alter table class add column two_sessions boolean not null default false`,
    `alter table enrolment add column leaving text check (leaving in ('transferred', 'dropped_hardship', 'dropped_far', 'dropped_weak',
      'dropped_married', 'dropped_work', 'dropped_other', 'other'))`,

    // What an office said reaches the school by copy, outside any act, after it is committed. Safe to repeat.
    `create function hand_over_form_words(office bigint) returns void
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      begin
        insert into public.form_lock_copy (unit_id, school_year, office_id, lock_id, form_code, period, said, request_id, until, reason, said_at, said_by_name)
        select l.filed_unit_id, l.school_year, l.unit_id, l.id, l.form_code, l.period, l.said, l.request_id, l.until, l.reason, l.said_at, l.said_by_name
        from public.form_lock l where l.unit_id = office
          and not exists (select from public.form_lock_copy c where c.unit_id = l.filed_unit_id and c.school_year = l.school_year
            and c.office_id = l.unit_id and c.lock_id = l.id)
        on conflict do nothing;
        insert into public.figure_remark_copy (unit_id, school_year, office_id, remark_id, form_code, period, cell, words, is_flag, said_at, said_by_name, settled_at)
        select r.filed_unit_id, r.school_year, r.unit_id, r.id, r.form_code, r.period, r.cell, r.words, r.is_flag, r.said_at, r.said_by_name, r.settled_at
        from public.figure_remark r where r.unit_id = office and r.filed_unit_id <> r.unit_id
        on conflict (unit_id, school_year, office_id, remark_id) do update set settled_at = excluded.settled_at;
      end $$`,

    // Rows as the records hold them, written by the servers' own job. The columns: dimension and codes, in step.
    `create function keep_record_set(unit bigint, of_year integer, at_point text, of_kind text, counted date, at timestamptz, row_total integer,
        dims text[], codes bytea[]) returns void
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      declare
        made bigint;
      begin
        delete from public.record_set s where s.unit_id = unit and s.school_year = of_year and s.point = at_point and s.kind = of_kind and s.filing_id is null;
        insert into public.record_set (unit_id, school_year, kind, point, counted_on, row_count, computed_at)
          values (unit, of_year, of_kind, at_point, counted, row_total, at) returning id into made;
        insert into public.record_column (unit_id, school_year, set_id, dimension, codes)
          select unit, of_year, made, c.dimension, c.codes from unnest(dims, codes) as c(dimension, codes);
      end $$`,
    `grant execute on function keep_record_set(bigint, integer, text, text, date, timestamptz, integer, text[], bytea[]) to truong_jobs`,
  ]);
  await runStatements(db, [
    `drop function save_form_period(text, integer, text, date, date)`,
    `create function save_form_period(form text, year integer, of_period text, opens date, due date, counted date) returns void
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      begin
        perform public.begin_unit_act();
        insert into public.form_period (form_code, school_year, period, opens_on, due_on, counted_on) values (form, year, of_period, opens, due, counted)
          on conflict (form_code, school_year, period) do update set opens_on = excluded.opens_on, due_on = excluded.due_on, counted_on = excluded.counted_on;
      end $$`,
    // A draft is the department's; once published it is everybody's and stays.
    `create function save_form_draft(form text, of_version integer, content jsonb, account bigint) returns void
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      declare
        office bigint := public.begin_unit_act();
      begin
        insert into public.form_version (form_code, version, definition, unit_id, state, saved_by)
          values (form, of_version, content, office, 'draft', account)
          on conflict (form_code, version) do update set definition = excluded.definition, saved_at = now(), saved_by = excluded.saved_by
          where form_version.state = 'draft' and form_version.unit_id = office;
        if not found then
          raise exception 'a published version stays' using errcode = 'CT020';
        end if;
      end $$`,
    `create function publish_form(form text, of_version integer, account bigint) returns void
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      declare
        office bigint := public.begin_unit_act();
      begin
        update public.form_version v set state = 'published', published_at = now(), published_by = account
          where v.form_code = form and v.version = of_version and v.unit_id = office and v.state = 'draft';
        if not found then
          raise exception 'no such draft' using errcode = 'CT020';
        end if;
      end $$`,
  ]);
  await offerFunction(db, 'save_form_period(text, integer, text, date, date, date)');
  await offerFunction(db, 'save_form_draft(text, integer, jsonb, bigint)');
  await offerFunction(db, 'publish_form(text, integer, bigint)');
  await shareReferenceTable(db, 'form_version');
  await protectUnitTable(db, 'form_entry', ['select', 'insert', 'update', 'delete']);
  await protectUnitTable(db, 'form_entry_change', ['select', 'insert']);
  await protectUnitTable(db, 'form_progress', ['select', 'insert', 'update']);
  await protectUnitTable(db, 'form_check_note', ['select', 'insert', 'update', 'delete']);
  await protectUnitTable(db, 'filing_section', ['select', 'insert']);
  await protectUnitTable(db, 'record_set', ['select', 'insert']);
  await protectUnitTable(db, 'record_column', ['select', 'insert']);
  await protectUnitTable(db, 'form_lock', ['select', 'insert']);
  await protectUnitTable(db, 'form_lock_copy', ['select']);
  await protectUnitTable(db, 'form_unlock_request', ['select', 'insert', 'update']);
  await protectUnitTable(db, 'figure_remark', ['select', 'insert', 'update']);
  await protectUnitTable(db, 'figure_remark_copy', ['select']);
  await protectUnitTable(db, 'inventory_item', ['select', 'insert', 'update', 'delete']);
  await offerFunction(db, 'hand_over_form_words(bigint)');
}
