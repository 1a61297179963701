import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';
const returned = `table (account_id bigint, display_name text, person_id bigint, assignment_id bigint, role text, unit_id bigint, unit_kind text,
  today date, at timestamptz, read_units bigint[], write_units bigint[], delegated text[], as_of date, seen_account_id bigint)`;

/**
 * One place where an act is worked out, for a session and for a job: the assignment of today, what is delegated to it, what
 * its unit may read (offices: what stands below them or came into what stands there; an ended unit as of its last day) and
 * write (nothing for an ended unit, and nothing for whoever only sees as somebody).
 * The payload: 'account|assignment|read,…|write,…|seen'.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    'drop function begin_job_act(uuid)',
    'drop function start_act(bigint, bigint)',
    'drop function begin_act(text, bigint)',
    `create function start_act(actor bigint, assignment bigint, seen bigint, s session) returns ${returned}
      language plpgsql volatile ${safe}
      as $$
      declare
        a record;
        on_date date := public.today();
        on_day date;
        reads bigint[];
        writes bigint[];
        payload text;
      begin
        select r.id, r.role, r.unit_id, u.kind, u.valid_to as unit_ends, acc.display_name, acc.person_id, acc.must_change_password, acc.factor_enrolled_at,
               case when r.role = 'vice_principal' then public.delegated_to(r.id, on_date) else '{}'::text[] end as delegated into a
          from public.role_assignment r
          join public.unit u on u.id = r.unit_id
          join public.account acc on acc.id = r.account_id and acc.disabled_at is null
          where r.id = assignment and r.account_id = coalesce(seen, actor)
            and r.valid_from <= on_date and (r.valid_to is null or r.valid_to >= on_date);
        if not found or (seen is not null and not exists (select from public.roles_now(actor) n
            join public.account acc on acc.id = actor and acc.disabled_at is null where n.role = 'administrator')) then
          raise exception 'assignment is not valid' using errcode = 'CT002';
        end if;
        if s.account_id is not null and seen is null and (s.factor_passed_at is null or a.must_change_password) then
          perform public.session_ready(s, a.must_change_password, a.factor_enrolled_at, a.role);
        end if;
        on_day := least(on_date, coalesce(a.unit_ends, on_date));
        reads := case when a.kind = 'school' then array[a.unit_id] else public.office_reads(a.unit_id, on_day) end;
        writes := case when seen is null and on_day = on_date then array[a.unit_id] else array[]::bigint[] end;
        payload := actor || '|' || a.id || '|' || array_to_string(reads, ',') || '|' || array_to_string(writes, ',') || '|' || coalesce(seen::text, '');
        execute format('set local truong.act = %L', public.act_signature(payload) || ':' || payload);
        return query select actor, a.display_name, a.person_id, a.id, a.role, a.unit_id, a.kind, on_date,
                            date_trunc('milliseconds', now()), reads, writes, a.delegated, on_day, seen;
      end $$`,
    `create function begin_act(token text, assignment bigint) returns ${returned}
      language plpgsql volatile ${safe}
      as $$
      declare
        s public.session%rowtype;
      begin
        select * into s from public.session x where x.token_hash = sha256(convert_to(token, 'UTF8'));
        if not found or now() >= s.ends_at or now() >= s.last_seen_at + s.idle_limit then
          raise exception 'session has ended' using errcode = 'CT001';
        end if;
        if s.last_seen_at < now() - interval '1 minute' then
          update public.session x set last_seen_at = now() where x.token_hash = s.token_hash;
        end if;
        return query select * from public.start_act(s.account_id, assignment, case when s.sees_until > now() then s.sees_account_id end, s);
      end $$`,
    `create function begin_job_act(job uuid) returns ${returned}
      language plpgsql volatile ${safe}
      as $$
      declare
        t public.job_ticket%rowtype;
      begin
        select * into t from public.job_ticket x where x.id = job;
        if not found then
          raise exception 'the job is over' using errcode = 'CT012';
        end if;
        return query select * from public.start_act(t.account_id, t.assignment_id, null, null);
      end $$`,
  ]);
  for (const signature of ['begin_act(text, bigint)', 'begin_job_act(uuid)']) await offerFunction(db, signature);
}
