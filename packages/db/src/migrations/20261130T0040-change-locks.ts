import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';

/** A rule that locks columns says why, and which one it came in place of; a request to open may be withdrawn by who asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `alter table shared_lock add column reason text`,
    `alter table shared_lock add column replaces bigint references shared_lock`,
    `alter table entry_lock add column reason text`,
    `alter table entry_lock add column replaces bigint`,
    `alter table entry_lock add constraint entry_lock_replaces_fkey
      foreign key (unit_id, school_year, replaces) references entry_lock (unit_id, school_year, id)`,
    `alter table unlock_request drop constraint unlock_request_decision`,
    `alter table unlock_request add constraint unlock_request_decision check (decision in ('granted', 'refused', 'withdrawn'))`,
    `drop function save_shared_lock(integer, smallint, text, text, smallint, date, date)`,
    // Null where what it replaces stands no more.
    `create function save_shared_lock(year integer, of_term smallint, key text, subject text, of_grade smallint, from_day date, until_day date,
        why text, replaced bigint) returns bigint
      language plpgsql volatile ${safe}
      as $$
      declare
        made bigint;
      begin
        perform public.begin_unit_act();
        if replaced is not null then
          update public.shared_lock l set removed_at = date_trunc('milliseconds', now()), removed_by = public.act_account_id()
            where l.id = replaced and l.school_year = year and l.term = of_term and l.removed_at is null;
          if not found then
            return null;
          end if;
        end if;
        insert into public.shared_lock (school_year, term, column_key, subject_code, grade, locked_from, locked_until, reason, replaces, given_at, given_by)
          values (year, of_term, key, subject, of_grade, from_day, until_day, why, replaced, date_trunc('milliseconds', now()), public.act_account_id())
          returning id into made;
        return made;
      end $$`,
  ]);
  await offerFunction(db, 'save_shared_lock(integer, smallint, text, text, smallint, date, date, text, bigint)');
}
