import { type Kysely, sql } from 'kysely';
import { runStatements } from './statements.ts';

export type Act = 'select' | 'insert' | 'update' | 'delete';

// A set, not an array: the planner takes an array for one more condition on the same column and expects a hundredth of the
// rows there are, which makes it join them one by one. A set is looked up and counts for half. The inner select keeps the
// planner from calling the function to see how long the array is.
const reads = 'unit_id in (select unnest((select act_read_units())))';
const writes = 'unit_id in (select unnest((select act_write_units())))';

const policyClause: Record<Act, string> = {
  select: `using (${reads})`,
  insert: `with check (${writes})`,
  update: `using (${writes}) with check (${writes})`,
  delete: `using (${writes})`,
};

/**
 * Makes `table` a unit table: row-level security by its owner column `unit_id`, one policy and one grant
 * for each act that the app may do, and the mark that the catalog test reads. Policies are written only here.
 */
export async function protectUnitTable(db: Kysely<unknown>, table: string, acts: readonly Act[]): Promise<void> {
  await runStatements(db, [
    `comment on table ${table} is 'unit'`,
    `alter table ${table} enable row level security`,
    `grant select on ${table} to truong_auditor`,
  ]);
  await allowActs(db, table, acts);
}

/** Further acts of the app on a unit table that has others already. */
export async function allowActs(db: Kysely<unknown>, table: string, acts: readonly Act[]): Promise<void> {
  await runStatements(
    db,
    acts.flatMap((act) => [
      `create policy ${table}_${act} on ${table} for ${act} to truong_app ${policyClause[act]}`,
      `grant ${act} on ${table} to truong_app`,
    ]),
  );
}

/** A small table that everybody shares: the app reads it, its keepers write it through owner functions. */
export async function shareReferenceTable(
  db: Kysely<unknown>,
  table: string,
  columns?: readonly string[],
): Promise<void> {
  const shown = columns ? ` (${columns.join(', ')})` : '';
  await runStatements(db, [
    `comment on table ${table} is 'reference'`,
    `grant select${shown} on ${table} to truong_app`,
    `grant select${shown} on ${table} to truong_auditor`,
  ]);
}

/** A table without any grant: only owner functions reach it. `kind` says why it exists apart. */
export async function keepFromApp(
  db: Kysely<unknown>,
  table: string,
  kind: 'local' | 'secret' | 'person',
): Promise<void> {
  await runStatements(db, [`comment on table ${table} is '${kind}'`]);
}

/** An owner function that the app may call. Functions are never public: default privileges take that away. */
export async function offerFunction(db: Kysely<unknown>, signature: string): Promise<void> {
  await runStatements(db, [`grant execute on function ${signature} to truong_app`]);
}

/** Gives every policy of the unit tables, whenever it was made, the clause that is written today. */
export async function renewPolicies(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ table: string; name: string; act: string }>`
    select p.tablename as "table", p.policyname as name, lower(p.cmd) as act from pg_policies p
    join pg_class c on c.relname = p.tablename and c.relnamespace = 'public'::regnamespace
    where p.schemaname = 'public' and obj_description(c.oid, 'pg_class') = 'unit'`.execute(db);
  await runStatements(
    db,
    rows.map(({ table, name, act }) => `alter policy ${name} on ${table} ${policyClause[act as Act]}`),
  );
}
