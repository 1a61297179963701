import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { keepFromApp, offerFunction, protectUnitTable } from './table-kinds.ts';

/**
 * Notices: what was returned and what changed, told to a person, to a role or to everyone of a unit. What one unit tells
 * another waits in a queue outside the units and is delivered by copy.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // For one account, or for a role, or with neither for everyone who acts in the unit.
    `create table notice (
      unit_id bigint not null references unit,
      id bigint generated always as identity,
      to_account_id bigint references account,
      to_role text,
      kind text not null,
      data jsonb not null,
      at timestamptz not null,
      by_account_id bigint,
      by_name text,
      from_unit_id bigint references unit,
      primary key (unit_id, id),
      constraint notice_to check (to_account_id is null or to_role is null)
    )`,
    `create index notice_at on notice (unit_id, at)`,
    `create table notice_read (
      unit_id bigint not null references unit,
      account_id bigint not null references account,
      notice_id bigint not null,
      read_at timestamptz not null,
      primary key (unit_id, account_id, notice_id),
      foreign key (unit_id, notice_id) references notice (unit_id, id)
    )`,
    `create table notice_queue (
      id bigint generated always as identity primary key,
      for_unit_id bigint not null,
      from_unit_id bigint not null,
      to_role text,
      kind text not null,
      data jsonb not null,
      at timestamptz not null,
      by_account_id bigint not null,
      by_name text not null
    )`,
    // In the transaction of the act: told if and only if what it tells of is kept.
    `create function notice_send(for_unit bigint, from_unit bigint, role text, what text, facts jsonb) returns void
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      begin
        if not from_unit = any (public.act_write_units()) then
          raise exception 'not a unit of this act' using errcode = '42501';
        end if;
        insert into public.notice_queue (for_unit_id, from_unit_id, to_role, kind, data, at, by_account_id, by_name)
          select for_unit, from_unit, role, what, facts, date_trunc('milliseconds', now()), a.id, a.display_name
          from public.account a where a.id = public.act_account_id();
      end $$`,
    // Outside any act. A queued notice that another server delivers at this moment is left to it.
    `create function notices_deliver() returns integer
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      declare
        q public.notice_queue;
        delivered integer := 0;
      begin
        for q in select * from public.notice_queue order by id for update skip locked loop
          insert into public.notice (unit_id, to_role, kind, data, at, by_account_id, by_name, from_unit_id)
            values (q.for_unit_id, q.to_role, q.kind, q.data, q.at, q.by_account_id, q.by_name, q.from_unit_id);
          delete from public.notice_queue x where x.id = q.id;
          delivered := delivered + 1;
        end loop;
        return delivered;
      end $$`,
    // A job whose requester may act no more cannot end itself: outside any act, by whoever runs it.
    `create function job_fail(job uuid, code text, facts jsonb) returns boolean
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      declare
        t public.job_ticket;
        what text;
      begin
        delete from public.job_ticket x where x.id = job returning * into t;
        if not found then
          return false;
        end if;
        update public.job j set state = 'failed', error_code = code, error_data = facts, finished_at = now()
          where j.unit_id = t.unit_id and j.id = job returning j.kind into what;
        insert into public.notice (unit_id, to_account_id, kind, data, at)
          values (t.unit_id, t.account_id, 'job_failed', jsonb_build_object('job', what, 'errorCode', code, 'errorData', facts), date_trunc('milliseconds', now()));
        return true;
      end $$`,
    // What the nightly recount found, told to the administrators of every department.
    `create function recount_tell(units integer, differences integer, examples jsonb) returns void
      language sql security definer set search_path = pg_catalog, public
      as $$
        insert into public.notice (unit_id, to_role, kind, data, at)
        select u.id, 'administrator', 'recount_differs', jsonb_build_object('units', units, 'differences', differences, 'examples', examples),
          date_trunc('milliseconds', now())
        from public.unit u where u.kind = 'department' and u.valid_from <= public.today() and (u.valid_to is null or u.valid_to >= public.today())
      $$`,
    // As before, and the school is told.
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
              and v.form_code = f.form_code and v.period = f.period and v.number = f.number)
          on conflict do nothing
          returning unit_id, school_year, period, number, verdict, comment, reviewing_unit_id, reviewer_name, reviewed_at
        )
        insert into public.notice (unit_id, to_role, kind, data, at, by_name, from_unit_id)
        select v.unit_id, 'principal', 'filing_' || v.verdict,
          jsonb_build_object('schoolYear', v.school_year, 'period', v.period, 'number', v.number, 'comment', v.comment),
          v.reviewed_at, v.reviewer_name, v.reviewing_unit_id
        from verdict v;
        get diagnostics handed = row_count;
        return handed;
      end $$`,
  ]);
  await protectUnitTable(db, 'notice', ['select', 'insert']);
  await protectUnitTable(db, 'notice_read', ['select', 'insert']);
  await keepFromApp(db, 'notice_queue', 'local');
  for (const signature of ['notice_send(bigint, bigint, text, text, jsonb)', 'job_fail(uuid, text, jsonb)'])
    await offerFunction(db, signature);
  await runStatements(db, [
    `grant execute on function notices_deliver() to truong_jobs`,
    `grant execute on function recount_tell(integer, integer, jsonb) to truong_jobs`,
  ]);
}
