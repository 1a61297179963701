import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

/** What every night finds of the filings that stand: how far the records have moved away from them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // Since when a set holds these very rows; computed_at says when they were last looked at.
    'alter table record_set add column packed_at timestamptz not null default now()',
    `create table filing_check (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      form_code text not null,
      period text not null,
      -- The filing looked at, the version of the form and the day by which the figures of now were worked out.
      number integer not null,
      form_version smallint not null,
      counted_on date not null,
      -- Figures that differ from the filing; findings of now that it did not have, by severity.
      moved integer not null,
      high integer not null,
      medium integer not null,
      low integer not null,
      computed_at timestamptz not null,
      primary key (unit_id, school_year, form_code, period)
    )`,
    `create function keep_filing_check(unit bigint, of_year integer, form text, of_period text, of_number integer, by_version integer, counted date,
        figures integer, new_high integer, new_medium integer, new_low integer, at timestamptz) returns void
      language sql security definer set search_path = pg_catalog, public
      as $$
        insert into public.filing_check (unit_id, school_year, form_code, period, number, form_version, counted_on, moved, high, medium, low, computed_at)
          values (unit, of_year, form, of_period, of_number, by_version, counted, figures, new_high, new_medium, new_low, at)
          on conflict (unit_id, school_year, form_code, period) do update set number = excluded.number, form_version = excluded.form_version,
            counted_on = excluded.counted_on, moved = excluded.moved, high = excluded.high, medium = excluded.medium, low = excluded.low,
            computed_at = excluded.computed_at
      $$`,
    `grant execute on function keep_filing_check(bigint, integer, text, text, integer, integer, date, integer, integer, integer, integer, timestamptz)
      to truong_jobs`,
    'alter table nightly_run drop constraint nightly_run_kind_check',
    `alter table nightly_run add constraint nightly_run_kind_check check (kind in ('anchor', 'filings', 'recount', 'records', 'roles', 'sweep'))`,
  ]);
  await protectUnitTable(db, 'filing_check', ['select']);
}
