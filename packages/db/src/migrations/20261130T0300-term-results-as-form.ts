import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/**
 * The results of a semester are a form like any other (`lower-secondary-term`, …), filed with packed rows: the tables of the
 * one form of before go. No school ever filed by them but in demos, whose filings go along; elsewhere it stops rather than
 * lose one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `do $$
      begin
        if exists (select from filing where form_code = 'term-results') and not exists (select from demo_mark) then
          raise exception 'filings of the form term-results are kept in tables that this version has no more';
        end if;
      end $$`,
    `delete from filing_verdict where form_code = 'term-results'`,
    `delete from filing_review where form_code = 'term-results'`,
    `drop table filing_figure`,
    `drop table filing_row`,
    `delete from filing where form_code = 'term-results'`,
    `delete from notice_read r using notice n where n.unit_id = r.unit_id and n.id = r.notice_id
      and n.kind in ('filing_submitted', 'filing_accepted', 'filing_returned')`,
    `delete from notice where kind in ('filing_submitted', 'filing_accepted', 'filing_returned')`,
    `insert into form_period (form_code, school_year, period, opens_on, due_on, counted_on)
      select l.level || '-term', p.school_year, p.period, p.opens_on, p.due_on, t.ends_on
      from form_period p join term t on t.school_year = p.school_year and 'term-' || t.term = p.period
      cross join unnest(array['lower-secondary', 'upper-secondary', 'continuing']) l (level)
      where p.form_code = 'term-results'`,
    `delete from form_period where form_code = 'term-results'`,

    // Rows may be counted at the end of semester II too.
    `alter table record_set drop constraint record_set_point_check`,
    `alter table record_set add constraint record_set_point_check check (point in ('start', 'mid', 'term-2', 'end'))`,

    // The verdict on a form is told when it is given: handing it over tells nothing any more.
    `create or replace function hand_over_reviews(reviewing_unit bigint) returns integer
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      declare
        handed integer;
      begin
        insert into public.filing_verdict
          (unit_id, school_year, form_code, period, number, filing_hash, verdict, comment, reviewing_unit_id, review_id, reviewer_name, reviewed_at)
        select f.unit_id, f.school_year, f.form_code, f.period, f.number, f.hash, r.verdict, r.comment, r.unit_id, r.id, r.reviewer_name, r.reviewed_at
        from public.filing_review r
        join public.filing f on f.unit_id = r.filed_unit_id and f.school_year = r.school_year and f.form_code = r.form_code
          and f.period = r.period and f.number = r.number and f.hash = r.filing_hash
        where r.unit_id = reviewing_unit
          and not exists (select from public.filing_verdict v where v.unit_id = f.unit_id and v.school_year = f.school_year
            and v.form_code = f.form_code and v.period = f.period and v.number = f.number and v.reviewing_unit_id = r.unit_id)
        on conflict do nothing;
        get diagnostics handed = row_count;
        return handed;
      end $$`,
  ]);
}
