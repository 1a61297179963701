import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

const safe = 'security definer set search_path = pg_catalog, public';

/**
 * Keeping the rows of the records: what was written since they were packed is found by time, a set that still holds is only dated
 * anew, one whose day moved away goes. The nightly run of it is one of the clock's.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    'create index request_time on request (unit_id, answered_at)',
    // One packer of a unit at a time: the second one finds what the first one kept.
    `create or replace function keep_record_set(unit bigint, of_year integer, at_point text, of_kind text, counted date, at timestamptz, row_total integer,
        dims text[], codes bytea[]) returns void
      language plpgsql ${safe}
      as $$
      declare
        made bigint;
      begin
        perform pg_advisory_xact_lock(719480004, unit::integer);
        delete from public.record_set s where s.unit_id = unit and s.school_year = of_year and s.point = at_point and s.kind = of_kind and s.filing_id is null;
        insert into public.record_set (unit_id, school_year, kind, point, counted_on, row_count, computed_at)
          values (unit, of_year, of_kind, at_point, counted, row_total, at) returning id into made;
        insert into public.record_column (unit_id, school_year, set_id, dimension, codes)
          select unit, of_year, made, c.dimension, c.codes from unnest(dims, codes) as c(dimension, codes);
      end $$`,
    `create function date_record_sets(unit bigint, of_year integer, at_point text, at timestamptz) returns void
      language sql ${safe}
      as $$
        update public.record_set s set computed_at = at
        where s.unit_id = unit and s.school_year = of_year and s.point = at_point and s.filing_id is null and s.computed_at < at
      $$`,
    `create function drop_record_sets(unit bigint, of_year integer, at_point text) returns void
      language sql ${safe}
      as $$
        delete from public.record_set s where s.unit_id = unit and s.school_year = of_year and s.point = at_point and s.filing_id is null
      $$`,
    'grant execute on function date_record_sets(bigint, integer, text, timestamptz) to truong_jobs',
    'grant execute on function drop_record_sets(bigint, integer, text) to truong_jobs',
    'alter table nightly_run drop constraint nightly_run_kind_check',
    `alter table nightly_run add constraint nightly_run_kind_check check (kind in ('anchor', 'recount', 'records', 'roles', 'sweep'))`,
    // Whoever was sent to another school left by transfer, before leavings had a code.
    `update enrolment e set leaving = 'transferred' where e.leaving is null and e.ends_on is not null and exists (select from transfer t
      where t.unit_id = e.unit_id and t.school_year = e.school_year and t.pupil_id = e.pupil_id and t.leaves_on = e.ends_on)`,
  ]);
}
