import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { shareReferenceTable } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';

/** Parents and particulars of units in time, and the acts that change them; unit_above is rebuilt from the dated parents. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    'alter index unit_parent rename to unit_parent_id',
    // unit.parent_id stays the parent of the latest period.
    `create table unit_parent (
      unit_id bigint not null references unit,
      parent_id bigint not null references unit,
      valid_from date not null,
      valid_to date,
      primary key (unit_id, valid_from),
      constraint unit_parent_other check (unit_id <> parent_id),
      constraint unit_parent_dates check (valid_to is null or valid_to >= valid_from)
    )`,
    'create index unit_parent_of on unit_parent (parent_id)',
    'insert into unit_parent (unit_id, parent_id, valid_from) select id, parent_id, valid_from from unit where parent_id is not null',
    // What a unit was called and where it stood until a day: on a day holds the row with the first valid_to from there on, else unit itself.
    `create table unit_former (
      unit_id bigint not null references unit,
      valid_to date not null,
      name text not null,
      administrative_code text,
      primary key (unit_id, valid_to)
    )`,
    // One dated change of units. inverse: the rows as they were, and what was made; standing: the newest ids in its units then.
    `create table unit_act (
      id bigint generated always as identity primary key,
      kind text not null check (kind in ('create', 'edit', 'end', 'rename', 'move', 'merge', 'split', 'reform')),
      acts_on date not null,
      reason text,
      office_id bigint not null references unit,
      unit_ids bigint[] not null,
      created_ids bigint[] not null,
      steps jsonb not null,
      changes jsonb not null,
      standing jsonb not null,
      inverse jsonb not null,
      account_id bigint not null,
      done_at timestamptz not null default now(),
      undone_at timestamptz,
      undone_by bigint
    )`,
    'create index unit_act_units on unit_act using gin (unit_ids)',
    `alter table unit_succession add column act_id bigint references unit_act`,
    // The one writer of unit_above: the lines of these units and of all that ever stood below them, from the dated parents.
    `create function rebuild_above(units bigint[]) returns void
      language plpgsql volatile ${safe}
      as $$
      declare
        touched bigint[];
      begin
        with recursive below (id) as (
          select unnest(units)
          union
          select p.unit_id from public.unit_parent p join below b on b.id = p.parent_id
        )
        select array_agg(b.id) into touched from below b;
        delete from public.unit_above where unit_id = any(touched);
        insert into public.unit_above (above_id, unit_id, depth, valid_from, valid_to)
        with recursive line (unit_id, above_id, depth, valid_from, valid_to) as (
          select u.id, u.id, 0, u.valid_from, coalesce(u.valid_to, 'infinity'::date) from public.unit u where u.id = any(touched)
          union all
          select l.unit_id, p.parent_id, l.depth + 1, greatest(l.valid_from, p.valid_from, a.valid_from),
            least(l.valid_to, coalesce(p.valid_to, 'infinity'::date), coalesce(a.valid_to, 'infinity'::date))
          from line l
          join public.unit_parent p on p.unit_id = l.above_id
          join public.unit a on a.id = p.parent_id
          where greatest(l.valid_from, p.valid_from, a.valid_from)
            <= least(l.valid_to, coalesce(p.valid_to, 'infinity'::date), coalesce(a.valid_to, 'infinity'::date))
        )
        select l.above_id, l.unit_id, l.depth, l.valid_from, nullif(l.valid_to, 'infinity'::date) from line l;
      end $$`,
    `create or replace function place_unit(placed bigint, parent bigint, from_date date) returns void
      language plpgsql volatile ${safe}
      as $$
      begin
        if parent is not null then
          insert into public.unit_parent (unit_id, parent_id, valid_from) values (placed, parent, from_date) on conflict do nothing;
        end if;
        perform public.rebuild_above(array[placed]);
      end $$`,
    `select rebuild_above(array_agg(id)) from unit having count(*) > 0`,
  ]);
  for (const table of ['unit_parent', 'unit_former', 'unit_act']) await shareReferenceTable(db, table);
}
