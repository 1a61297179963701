import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { keepFromApp, offerFunction } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';

/** What the clock asks for: each run with its end, told to administrators when it fails for good, and begun again by them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // The id is that of the queue. error_code: of the last try.
    `create table nightly_run (
      id uuid primary key,
      kind text not null check (kind in ('anchor', 'recount', 'roles', 'sweep')),
      state text not null check (state in ('asked', 'running', 'done', 'failed')),
      asked_by bigint references account,
      sent_at timestamptz,
      at timestamptz not null default now(),
      finished_at timestamptz,
      facts jsonb,
      error_code text,
      constraint nightly_run_end check ((state in ('done', 'failed')) = (finished_at is not null))
    )`,
    'create index nightly_run_kind on nightly_run (kind, at)',
    `create function nightly_begin(run uuid, what text) returns void
      language sql ${safe}
      as $$
        insert into public.nightly_run as r (id, kind, state) values (run, what, 'running')
        on conflict (id) do update set state = 'running', error_code = null where r.finished_at is null
      $$`,
    // A try that failed; the queue decides whether there is another.
    `create function nightly_stumble(run uuid, code text) returns void
      language sql ${safe}
      as $$ update public.nightly_run set error_code = code where id = run and finished_at is null $$`,
    `create function nightly_end(run uuid, found jsonb) returns void
      language sql ${safe}
      as $$ update public.nightly_run set state = 'done', finished_at = now(), facts = found, error_code = null where id = run and finished_at is null $$`,
    // Tried as often as the queue allows. Without a word of the last try its server ended under it.
    `create function nightly_fail(run uuid, what text, lost_code text) returns void
      language plpgsql ${safe}
      as $$
      declare
        last_code text;
      begin
        insert into public.nightly_run as r (id, kind, state, finished_at, error_code) values (run, what, 'failed', now(), lost_code)
          on conflict (id) do update set state = 'failed', finished_at = now(), error_code = coalesce(r.error_code, lost_code)
          where r.finished_at is null
          returning r.error_code into last_code;
        if last_code is null then return; end if;
        insert into public.notice (unit_id, to_role, kind, data, at)
        select u.id, 'administrator', 'nightly_failed', jsonb_build_object('job', what, 'errorCode', last_code), date_trunc('milliseconds', now())
        from public.unit u where u.kind = 'department' and u.valid_from <= public.today() and (u.valid_to is null or u.valid_to >= public.today());
      end $$`,
    // As with jobs: what is not over when a server starts, afterwards only what is new.
    `create function nightly_to_send(also_sent boolean) returns table (id uuid, kind text)
      language sql stable ${safe}
      as $$ select r.id, r.kind from public.nightly_run r where r.finished_at is null and r.asked_by is not null and (also_sent or r.sent_at is null) $$`,
    `create function nightly_sent(run uuid) returns void
      language sql ${safe}
      as $$ update public.nightly_run set sent_at = now() where id = run $$`,
    // Asked for while one waits or runs, it is that one.
    `create function nightly_ask(what text) returns void
      language plpgsql ${safe}
      as $$
      declare
        administrator bigint := public.act_administrator();
      begin
        perform pg_advisory_xact_lock(719480003);
        if exists (select from public.nightly_run r where r.kind = what and r.finished_at is null) then return; end if;
        insert into public.nightly_run (id, kind, state, asked_by) values (gen_random_uuid(), what, 'asked', administrator);
        perform pg_notify('truong_jobs', '');
      end $$`,
    // The last of each kind.
    `create function nightly_runs()
      returns table (kind text, state text, at timestamptz, finished_at timestamptz, facts jsonb, error_code text, asked_by text)
      language plpgsql stable ${safe}
      as $$
      begin
        perform public.act_administrator();
        return query select distinct on (r.kind) r.kind, r.state, r.at, r.finished_at, r.facts, r.error_code, a.display_name
          from public.nightly_run r left join public.account a on a.id = r.asked_by order by r.kind, r.at desc;
      end $$`,
  ]);
  await keepFromApp(db, 'nightly_run', 'local');
  for (const signature of ['nightly_ask(text)', 'nightly_runs()']) await offerFunction(db, signature);
  for (const signature of [
    'nightly_begin(uuid, text)',
    'nightly_stumble(uuid, text)',
    'nightly_end(uuid, jsonb)',
    'nightly_fail(uuid, text, text)',
    'nightly_to_send(boolean)',
    'nightly_sent(uuid)',
  ])
    await runStatements(db, [`grant execute on function ${signature} to truong_jobs`]);
}
