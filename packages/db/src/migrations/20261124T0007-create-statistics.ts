import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction, protectUnitTable } from './table-kinds.ts';

const year = 'unit_id bigint not null references unit, school_year integer not null references school_year';

/** Filings: numbered, frozen with the rows they counted, hashed; and the reviews of the offices above. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table filing (
      ${year},
      id bigint generated always as identity,
      form_code text not null,
      form_version smallint not null,
      period text not null,
      number smallint not null check (number > 0),
      filed_at timestamptz not null,
      filed_on date not null,
      filed_by bigint not null,
      note text,
      findings jsonb not null,
      row_count integer not null,
      hash bytea not null,
      primary key (unit_id, school_year, id),
      unique (unit_id, school_year, form_code, period, number)
    )`,
    `create table filing_row (
      ${year},
      filing_id bigint not null,
      ordinal integer not null,
      pupil_id bigint not null,
      full_name text not null,
      class_name text not null,
      grade smallint not null,
      is_female boolean not null,
      is_minority boolean not null,
      learning text,
      conduct text,
      is_assessed boolean not null,
      primary key (unit_id, school_year, filing_id, ordinal),
      foreign key (unit_id, school_year, filing_id) references filing (unit_id, school_year, id)
    )`,
    `create table filing_figure (
      ${year},
      filing_id bigint not null,
      grade smallint not null,
      measure text not null,
      population text not null check (population in ('all', 'female', 'minority', 'female_minority')),
      value integer not null check (value >= 0),
      primary key (unit_id, school_year, filing_id, grade, measure, population),
      foreign key (unit_id, school_year, filing_id) references filing (unit_id, school_year, id)
    )`,
    // A row of the reviewing unit; it names the filing by number and hash, no key joins the two units.
    `create table filing_review (
      ${year},
      id bigint generated always as identity,
      filed_unit_id bigint not null,
      form_code text not null,
      period text not null,
      number smallint not null,
      filing_hash bytea not null,
      verdict text not null check (verdict in ('accepted', 'returned')),
      comment text,
      reviewed_at timestamptz not null,
      reviewed_by bigint not null,
      reviewer_name text not null,
      primary key (unit_id, school_year, id),
      unique (unit_id, school_year, filed_unit_id, form_code, period, number),
      constraint filing_review_comment check (verdict = 'accepted' or length(comment) > 0)
    )`,
    `create index filing_review_filed on filing_review (unit_id, school_year, form_code, period, filed_unit_id, number)`,
    // The school's own copy of a review, handed over with its origin.
    `create table filing_verdict (
      ${year},
      form_code text not null,
      period text not null,
      number smallint not null,
      filing_hash bytea not null,
      verdict text not null check (verdict in ('accepted', 'returned')),
      comment text,
      reviewing_unit_id bigint not null,
      review_id bigint not null,
      reviewer_name text not null,
      reviewed_at timestamptz not null,
      received_at timestamptz not null default now(),
      primary key (unit_id, school_year, form_code, period, number)
    )`,
    // Hands the reviews of a unit over to the schools that filed, by copy; run outside any act, after the review is committed.
    // Safe to repeat: what was handed over once stays. The filing it names must exist with that very hash.
    `create function hand_over_reviews(reviewing_unit bigint) returns integer
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
            and v.form_code = f.form_code and v.period = f.period and v.number = f.number)
        on conflict do nothing;
        get diagnostics handed = row_count;
        return handed;
      end $$`,
  ]);
  await protectUnitTable(db, 'filing', ['select', 'insert']);
  await protectUnitTable(db, 'filing_row', ['select', 'insert']);
  await protectUnitTable(db, 'filing_figure', ['select', 'insert']);
  await protectUnitTable(db, 'filing_review', ['select', 'insert']);
  await protectUnitTable(db, 'filing_verdict', ['select']);
  await offerFunction(db, 'hand_over_reviews(bigint)');
}
