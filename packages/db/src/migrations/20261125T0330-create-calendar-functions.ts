import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';

/** The writers of school years, terms and entry windows; what they refuse is decided before, and again by the constraints. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    'alter table school_year add constraint school_year_dates check (ends_on > starts_on)',
    'alter table term add constraint term_dates check (ends_on > starts_on)',
    'alter table form_period add constraint form_period_dates check (due_on >= opens_on)',
    `create function save_school_year(year integer, year_starts date, year_ends date, term_1_starts date, term_1_ends date, term_2_starts date, term_2_ends date) returns void
      language plpgsql volatile ${safe}
      as $$
      begin
        perform public.begin_unit_act();
        if exists (select from public.school_year y where y.school_year <> year and y.starts_on <= year_ends and y.ends_on >= year_starts)
           or term_1_starts < year_starts or term_2_starts <= term_1_ends or term_2_ends > year_ends then
          raise exception 'the days of a school year overlap' using errcode = 'CT006';
        end if;
        insert into public.school_year (school_year, starts_on, ends_on) values (year, year_starts, year_ends)
          on conflict (school_year) do update set starts_on = excluded.starts_on, ends_on = excluded.ends_on;
        insert into public.term (school_year, term, starts_on, ends_on)
          values (year, 1, term_1_starts, term_1_ends), (year, 2, term_2_starts, term_2_ends)
          on conflict (school_year, term) do update set starts_on = excluded.starts_on, ends_on = excluded.ends_on;
      end $$`,
    `create function save_form_period(form text, year integer, of_period text, opens date, due date) returns void
      language plpgsql volatile ${safe}
      as $$
      begin
        perform public.begin_unit_act();
        insert into public.form_period (form_code, school_year, period, opens_on, due_on) values (form, year, of_period, opens, due)
          on conflict (form_code, school_year, period) do update set opens_on = excluded.opens_on, due_on = excluded.due_on;
      end $$`,
  ]);
  await offerFunction(db, 'save_school_year(integer, date, date, date, date, date, date)');
  await offerFunction(db, 'save_form_period(text, integer, text, date, date)');
}
