import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction, shareReferenceTable } from './table-kinds.ts';

/** Under how many of a kind a department publishes nothing; every change stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // The latest row of a department holds; a null limit is the default again.
    `create table small_cell_limit (
      id bigint generated always as identity primary key,
      unit_id bigint not null references unit,
      below smallint check (below between 2 and 50),
      reason text not null check (length(reason) > 0),
      at timestamptz not null,
      account_id bigint not null references account
    )`,
    'create index on small_cell_limit (unit_id, id desc)',
    `create function save_small_cell_limit(new_limit integer, why text, at_time timestamptz) returns bigint
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      declare
        office bigint := public.begin_unit_act();
      begin
        insert into public.small_cell_limit (unit_id, below, reason, at, account_id)
          values (office, new_limit, why, at_time, public.act_account_id());
        return office;
      end $$`,
  ]);
  await shareReferenceTable(db, 'small_cell_limit');
  await offerFunction(db, 'save_small_cell_limit(integer, text, timestamptz)');
}
