import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { keepFromApp, offerFunction, protectUnitTable } from './table-kinds.ts';

/**
 * Jobs: what was asked for and how far it is stands with its unit; a ticket outside the units lets a job act for whoever
 * asked, with their rights of now, until it is over. The queue itself belongs to the jobs' role, in a schema of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `do $$ begin execute format('grant connect on database %I to truong_jobs', current_database()); end $$`,
    `create schema if not exists pgboss authorization truong_jobs`,
    `grant usage on schema public to truong_jobs`,
    // The id is the name of the job everywhere: in the queue, and as the request number of what it writes.
    `create table job (
      unit_id bigint not null references unit,
      id uuid not null,
      kind text not null,
      state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
      account_id bigint not null references account,
      assignment_id bigint not null references role_assignment,
      input jsonb not null,
      done integer not null default 0,
      total integer,
      result jsonb,
      error_code text,
      error_data jsonb,
      at timestamptz not null,
      started_at timestamptz,
      finished_at timestamptz,
      primary key (unit_id, id),
      constraint job_end check ((state in ('done', 'failed')) = (finished_at is not null)),
      constraint job_error check ((state = 'failed') = (error_code is not null))
    )`,
    `create index job_account on job (unit_id, account_id, at)`,
    // Written in the transaction that asks; it goes when the job is over. What is in no queue yet has no sent_at.
    `create table job_ticket (
      id uuid primary key,
      unit_id bigint not null,
      account_id bigint not null,
      assignment_id bigint not null,
      sent_at timestamptz
    )`,
    `create index job_ticket_unsent on job_ticket (id) where sent_at is null`,
    `create function job_announce(unit bigint, job uuid) returns void
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      begin
        if not unit = any (public.act_write_units()) then
          raise exception 'not a unit of this act' using errcode = '42501';
        end if;
        insert into public.job_ticket (id, unit_id, account_id, assignment_id)
          values (job, unit, public.act_part(1)::bigint, public.act_part(2)::bigint);
      end $$`,
    `create function job_over(job uuid) returns void
      language plpgsql security definer set search_path = pg_catalog, public
      as $$ begin delete from public.job_ticket t where t.id = job and t.account_id = public.act_account_id(); end $$`,
    // What the queue must hear of: all that is not over when a server starts, afterwards only what is new.
    `create function jobs_to_send(also_sent boolean) returns setof uuid
      language sql stable security definer set search_path = pg_catalog, public
      as $$ select t.id from public.job_ticket t where also_sent or t.sent_at is null $$`,
    `create function jobs_sent(jobs uuid[]) returns void
      language sql security definer set search_path = pg_catalog, public
      as $$ update public.job_ticket t set sent_at = now() where t.id = any (jobs) and t.sent_at is null $$`,
    // What begin_act does once it knows who acts: the assignment's dates, the units of today, the signed setting.
    `create function start_act(account bigint, assignment bigint)
      returns table (account_id bigint, display_name text, person_id bigint, assignment_id bigint, role text, unit_id bigint, unit_kind text,
                     today date, at timestamptz, read_units bigint[], write_units bigint[])
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      declare
        a record;
        on_date date := public.today();
        as_of date;
        reads bigint[];
        writes bigint[];
        payload text;
      begin
        select r.id, r.role, r.unit_id, u.kind, u.valid_to as unit_ends, acc.display_name, acc.person_id into a
          from public.role_assignment r
          join public.unit u on u.id = r.unit_id
          join public.account acc on acc.id = r.account_id and acc.disabled_at is null
          where r.id = assignment and r.account_id = account
            and r.valid_from <= on_date and (r.valid_to is null or r.valid_to >= on_date);
        if not found then
          raise exception 'assignment is not valid' using errcode = 'CT002';
        end if;
        if a.kind = 'school' then
          reads := array[a.unit_id];
        else
          as_of := least(on_date, coalesce(a.unit_ends, on_date));
          select array_agg(b.unit_id order by b.unit_id) into reads from public.unit_above b
            where b.above_id = a.unit_id and b.valid_from <= as_of and (b.valid_to is null or b.valid_to >= as_of);
        end if;
        writes := case when a.unit_ends is null or a.unit_ends >= on_date then array[a.unit_id] else array[]::bigint[] end;
        payload := account || '|' || a.id || '|' || array_to_string(reads, ',') || '|' || array_to_string(writes, ',');
        execute format('set local truong.act = %L', public.act_signature(payload) || ':' || payload);
        return query select account, a.display_name, a.person_id, a.id, a.role, a.unit_id, a.kind, on_date,
                            date_trunc('milliseconds', now()), reads, writes;
      end $$`,
    `create function begin_job_act(job uuid)
      returns table (account_id bigint, display_name text, person_id bigint, assignment_id bigint, role text, unit_id bigint, unit_kind text,
                     today date, at timestamptz, read_units bigint[], write_units bigint[])
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      declare
        t public.job_ticket%rowtype;
      begin
        select * into t from public.job_ticket x where x.id = job;
        if not found then
          raise exception 'the job is over' using errcode = 'CT012';
        end if;
        return query select * from public.start_act(t.account_id, t.assignment_id);
      end $$`,
  ]);
  await protectUnitTable(db, 'job', ['select', 'insert', 'update']);
  await keepFromApp(db, 'job_ticket', 'local');
  for (const signature of ['job_announce(bigint, uuid)', 'job_over(uuid)', 'begin_job_act(uuid)'])
    await offerFunction(db, signature);
  await runStatements(db, [
    `grant execute on function jobs_to_send(boolean) to truong_jobs`,
    `grant execute on function jobs_sent(uuid[]) to truong_jobs`,
  ]);
}
