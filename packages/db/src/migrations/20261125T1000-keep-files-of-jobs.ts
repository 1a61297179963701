import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

/**
 * Imports are written and lists are made by jobs: an import knows the job that writes it, a job may leave a file for a time,
 * and the servers hear of a new job when it is kept, not when they ask next.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // The last job that was asked to write it.
    'alter table import add column job_id uuid',
    // What a job made, for whoever asked for it; the nightly sweep takes it away.
    `create table job_file (
      unit_id bigint not null references unit,
      job_id uuid not null,
      file_name text not null,
      bytes bytea not null,
      kept_until timestamptz not null,
      primary key (unit_id, job_id),
      constraint job_file_job foreign key (unit_id, job_id) references job (unit_id, id)
    )`,
    `create function job_files_sweep() returns integer
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      declare
        swept integer;
      begin
        delete from public.job_file where kept_until < now();
        get diagnostics swept = row_count;
        return swept;
      end $$`,
    `create or replace function job_announce(unit bigint, job uuid) returns void
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      begin
        if not unit = any (public.act_write_units()) then
          raise exception 'not a unit of this act' using errcode = '42501';
        end if;
        insert into public.job_ticket (id, unit_id, account_id, assignment_id)
          values (job, unit, public.act_part(1)::bigint, public.act_part(2)::bigint);
        perform pg_notify('truong_jobs', '');
      end $$`,
    // As before, and the notice says what the job was asked for.
    `create or replace function job_fail(job uuid, code text, facts jsonb) returns boolean
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      declare
        t public.job_ticket;
        failed public.job;
      begin
        delete from public.job_ticket x where x.id = job returning * into t;
        if not found then
          return false;
        end if;
        update public.job j set state = 'failed', error_code = code, error_data = facts, finished_at = now()
          where j.unit_id = t.unit_id and j.id = job returning * into failed;
        insert into public.notice (unit_id, to_account_id, kind, data, at)
          values (t.unit_id, t.account_id, 'job_failed',
            jsonb_build_object('job', failed.kind, 'input', failed.input, 'errorCode', code, 'errorData', facts), date_trunc('milliseconds', now()));
        return true;
      end $$`,
    'grant execute on function job_files_sweep() to truong_jobs',
  ]);
  await protectUnitTable(db, 'job_file', ['select', 'insert']);
}
