import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction, shareReferenceTable } from './table-kinds.ts';

/**
 * What a principal hands to a deputy between dates, and begin_act telling it with the act. Like the roles it stands beside,
 * it is a small reference table: the act must be worked out before any unit table may be read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table delegation (
      id bigint generated always as identity primary key,
      unit_id bigint not null references unit,
      from_assignment bigint not null references role_assignment,
      to_assignment bigint not null references role_assignment,
      permissions text[] not null,
      valid_from date not null,
      valid_to date not null,
      reason text,
      given_at timestamptz not null,
      ended_at timestamptz,
      constraint delegation_permissions check (cardinality(permissions) > 0
        and permissions <@ array['term.keep', 'filing.prepare', 'school.keep', 'people.keep', 'people.looks'])
    )`,
    `create index delegation_to on delegation (to_assignment, valid_to)`,
    `create index delegation_unit on delegation (unit_id)`,
    // A delegation holds until it is taken back, and while the principal who gave it is one.
    `create function delegated_to(assignment bigint, on_date date) returns text[]
      language sql stable security definer set search_path = pg_catalog, public
      as $$
        select coalesce(array_agg(distinct p.permission), '{}')
        from public.delegation d
        join public.role_assignment f on f.id = d.from_assignment and f.valid_from <= on_date and (f.valid_to is null or f.valid_to >= on_date)
        cross join unnest(d.permissions) as p (permission)
        where d.to_assignment = assignment and d.ended_at is null and d.valid_from <= on_date and d.valid_to >= on_date
      $$`,
    `drop function begin_act(text, bigint)`,
    // Offices read what stands below them today, or stood below them on their last day; schools read themselves.
    `create function begin_act(token text, assignment bigint)
      returns table (account_id bigint, display_name text, person_id bigint, assignment_id bigint, role text, unit_id bigint, unit_kind text,
                     today date, at timestamptz, read_units bigint[], write_units bigint[], delegated text[], as_of date)
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      declare
        s public.session%rowtype;
        a record;
        on_date date := public.today();
        on_day date;
        reads bigint[];
        writes bigint[];
        payload text;
      begin
        select * into s from public.session x where x.token_hash = sha256(convert_to(token, 'UTF8'));
        if not found or now() >= s.ends_at or now() >= s.last_seen_at + s.idle_limit then
          raise exception 'session has ended' using errcode = 'CT001';
        end if;
        select r.id, r.role, r.unit_id, u.kind, u.valid_to as unit_ends, acc.display_name, acc.person_id,
               case when r.role = 'vice_principal' then public.delegated_to(r.id, on_date) else '{}'::text[] end as delegated into a
          from public.role_assignment r
          join public.unit u on u.id = r.unit_id
          join public.account acc on acc.id = r.account_id and acc.disabled_at is null
          where r.id = assignment and r.account_id = s.account_id
            and r.valid_from <= on_date and (r.valid_to is null or r.valid_to >= on_date);
        if not found then
          raise exception 'assignment is not valid' using errcode = 'CT002';
        end if;
        if s.last_seen_at < now() - interval '1 minute' then
          update public.session x set last_seen_at = now() where x.token_hash = s.token_hash;
        end if;
        on_day := least(on_date, coalesce(a.unit_ends, on_date));
        if a.kind = 'school' then
          reads := array[a.unit_id];
        else
          select array_agg(b.unit_id order by b.unit_id) into reads from public.unit_above b
            where b.above_id = a.unit_id and b.valid_from <= on_day and (b.valid_to is null or b.valid_to >= on_day);
        end if;
        writes := case when a.unit_ends is null or a.unit_ends >= on_date then array[a.unit_id] else array[]::bigint[] end;
        payload := s.account_id || '|' || a.id || '|' || array_to_string(reads, ',') || '|' || array_to_string(writes, ',');
        execute format('set local truong.act = %L', public.act_signature(payload) || ':' || payload);
        return query select s.account_id, a.display_name, a.person_id, a.id, a.role, a.unit_id, a.kind, on_date,
                            date_trunc('milliseconds', now()), reads, writes, a.delegated, on_day;
      end $$`,
    // What stands delegated to the assignments of a session's holder today, for every page to say.
    `create function my_delegations(token text)
      returns table (assignment_id bigint, from_name text, permissions text[], valid_from date, valid_to date)
      language sql stable security definer set search_path = pg_catalog, public
      as $$
        select d.to_assignment, g.display_name, d.permissions, d.valid_from, d.valid_to
        from public.session s
        join public.role_assignment r on r.account_id = s.account_id and r.role = 'vice_principal'
          and r.valid_from <= public.today() and (r.valid_to is null or r.valid_to >= public.today())
        join public.delegation d on d.to_assignment = r.id and d.ended_at is null and d.valid_from <= public.today() and d.valid_to >= public.today()
        join public.role_assignment f on f.id = d.from_assignment and f.valid_from <= public.today() and (f.valid_to is null or f.valid_to >= public.today())
        join public.account g on g.id = f.account_id
        where s.token_hash = sha256(convert_to(token, 'UTF8')) and now() < least(s.ends_at, s.last_seen_at + s.idle_limit)
        order by d.id
      $$`,
    // By which delegation somebody did what is written on these: null where their own role allowed it.
    `alter table school_term_event add column delegation_id bigint`,
    `alter table filing add column delegation_id bigint`,
  ]);
  await shareReferenceTable(db, 'delegation');
  for (const signature of ['begin_act(text, bigint)', 'my_delegations(text)']) await offerFunction(db, signature);
}
