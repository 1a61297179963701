import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { shareReferenceTable } from './table-kinds.ts';

/** Units and their tree in time, places, school years, subjects, forms: what everybody shares. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table administrative_unit (
      code text not null,
      kind text not null check (kind in ('province', 'district', 'commune')),
      name text not null,
      parent_code text,
      valid_from date not null,
      valid_to date,
      primary key (code, kind, valid_from)
    )`,
    `create table unit (
      id bigint generated always as identity primary key,
      kind text not null check (kind in ('department', 'district', 'commune', 'school')),
      code text not null unique,
      name text not null,
      name_search text not null,
      parent_id bigint references unit,
      administrative_code text,
      school_type text check (school_type in ('regular', 'ethnic_boarding', 'ethnic_semi_boarding', 'specialised', 'continuing')),
      valid_from date not null,
      valid_to date,
      constraint unit_dates check (valid_to is null or valid_to >= valid_from),
      constraint unit_school_type check ((kind = 'school') = (school_type is not null))
    )`,
    `create index unit_parent on unit (parent_id)`,
    `create table unit_level (
      unit_id bigint not null references unit,
      level text not null check (level in ('preschool', 'primary', 'lower_secondary', 'upper_secondary', 'continuing')),
      valid_from date not null,
      valid_to date,
      primary key (unit_id, level, valid_from)
    )`,
    `create table unit_succession (
      id bigint generated always as identity primary key,
      from_id bigint not null references unit,
      to_id bigint not null references unit,
      kind text not null check (kind in ('merge', 'split', 'rename', 'end')),
      share numeric(5, 4) not null default 1 check (share > 0 and share <= 1),
      succeeded_on date not null,
      unique (from_id, to_id, succeeded_on)
    )`,
    // Every unit stands above itself at depth 0. Dates are inclusive; depth 1 is the parent as of a date.
    `create table unit_above (
      above_id bigint not null references unit,
      unit_id bigint not null references unit,
      depth smallint not null check (depth >= 0),
      valid_from date not null,
      valid_to date,
      primary key (above_id, unit_id, valid_from)
    )`,
    `create index unit_above_unit on unit_above (unit_id, depth)`,
    `create table school_year (
      school_year integer primary key check (school_year between 1990 and 2100),
      starts_on date not null,
      ends_on date not null
    )`,
    `create table term (
      school_year integer not null references school_year,
      term smallint not null check (term in (1, 2)),
      starts_on date not null,
      ends_on date not null,
      primary key (school_year, term)
    )`,
    `create table subject (
      code text primary key,
      name text not null,
      short_name text not null,
      sort_order smallint not null
    )`,
    `create table ethnic_group (
      code text primary key,
      name text not null,
      is_minority boolean not null
    )`,
    `create table form_period (
      form_code text not null,
      school_year integer not null references school_year,
      period text not null,
      opens_on date not null,
      due_on date not null,
      primary key (form_code, school_year, period)
    )`,
    // The one writer of unit_above for a new unit: copies the parent's line of ancestors one step deeper.
    `create function place_unit(placed bigint, parent bigint, from_date date) returns void
      language sql security definer set search_path = pg_catalog, public
      as $$
        insert into public.unit_above (above_id, unit_id, depth, valid_from, valid_to)
        select placed, placed, 0, u.valid_from, u.valid_to from public.unit u where u.id = placed
        union all
        select a.above_id, placed, a.depth + 1, greatest(a.valid_from, from_date), a.valid_to
        from public.unit_above a
        where a.unit_id = parent and (a.valid_to is null or a.valid_to >= from_date)
      $$`,
  ]);
  for (const table of [
    'administrative_unit',
    'unit',
    'unit_level',
    'unit_succession',
    'unit_above',
    'school_year',
    'term',
    'subject',
    'ethnic_group',
    'form_period',
  ])
    await shareReferenceTable(db, table);
}
