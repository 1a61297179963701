import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction } from './table-kinds.ts';

/** An account for somebody who is no staff member yet: the first principal of a school, an officer of the department. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // By an administrator, together with the role for which it is made; role_give says which roles and units those are.
    `create function account_open(stem text, shown_name text, hash text, given_role text, unit bigint, from_day date)
      returns table (account_id bigint, username text)
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      declare
        keeper bigint := public.act_administrator();
        login text := stem;
        made bigint;
        tail integer := 1;
      begin
        -- The lock of account_issue: the same for all who give usernames.
        perform pg_advisory_xact_lock(719480002);
        while exists (select from public.account a where a.username = login) loop
          tail := tail + 1;
          login := stem || tail;
        end loop;
        insert into public.account (username, display_name, password_hash, must_change_password)
          values (login, shown_name, hash, true) returning id into made;
        perform public.account_noted(made, keeper, 'issued');
        perform public.role_give(made, given_role, unit, from_day, null);
        return query select made, login;
      end $$`,
  ]);
  await offerFunction(db, 'account_open(text, text, text, text, bigint, date)');
}
