import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/** A filing may be reviewed by the office next above and by the department after it: the school keeps a copy of each verdict. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // What a table of many filings shows of each, counted when it is filed.
    `alter table filing add column typed_over integer not null default 0`,
    `alter table filing add column outliers integer not null default 0`,
    // The office whose acceptance approves it, as the school stood when it filed; null: any that reviews.
    `alter table filing add column approving_unit_id bigint`,
    `alter table filing_verdict drop constraint filing_verdict_pkey`,
    `alter table filing_verdict add primary key (unit_id, school_year, form_code, period, number, reviewing_unit_id)`,
    `create or replace function hand_over_reviews(reviewing_unit bigint) returns integer
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      declare
        handed integer;
      begin
        with verdict as (
          insert into public.filing_verdict
            (unit_id, school_year, form_code, period, number, filing_hash, verdict, comment, reviewing_unit_id, review_id, reviewer_name, reviewed_at)
          select f.unit_id, f.school_year, f.form_code, f.period, f.number, f.hash, r.verdict, r.comment, r.unit_id, r.id, r.reviewer_name, r.reviewed_at
          from public.filing_review r
          join public.filing f on f.unit_id = r.filed_unit_id and f.school_year = r.school_year and f.form_code = r.form_code
            and f.period = r.period and f.number = r.number and f.hash = r.filing_hash
          where r.unit_id = reviewing_unit
            and not exists (select from public.filing_verdict v where v.unit_id = f.unit_id and v.school_year = f.school_year
              and v.form_code = f.form_code and v.period = f.period and v.number = f.number and v.reviewing_unit_id = r.unit_id)
          on conflict do nothing
          returning unit_id, school_year, form_code, period, number, verdict, comment, reviewing_unit_id, reviewer_name, reviewed_at
        )
        -- The verdict on any other form is told when it is given.
        insert into public.notice (unit_id, to_role, kind, data, at, by_name, from_unit_id)
        select v.unit_id, 'principal', 'filing_' || v.verdict,
          jsonb_build_object('schoolYear', v.school_year, 'period', v.period, 'number', v.number, 'comment', v.comment),
          v.reviewed_at, v.reviewer_name, v.reviewing_unit_id
        from verdict v where v.form_code = 'term-results';
        get diagnostics handed = row_count;
        return handed;
      end $$`,
  ]);
}
