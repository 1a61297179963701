import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/** What an office reads, as before, but the few units that ended are looked up once, not for each of the hundreds that stand. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create or replace function office_reads(office bigint, as_of date) returns bigint[]
      language sql stable security definer set search_path = pg_catalog, public
      as $$
        with recursive ended as materialized (
          select b.above_id, b.unit_id from public.unit u
          join public.unit_above b on b.unit_id = u.id and b.valid_to = u.valid_to
          where u.valid_to < as_of
          union all
          select x.to_id, x.from_id from public.unit_succession x where x.succeeded_on <= as_of
        ), stood as (
          select b.unit_id from public.unit_above b
          where b.above_id = office and b.valid_from <= as_of and (b.valid_to is null or b.valid_to >= as_of)
          union
          select e.unit_id from stood s join ended e on e.above_id = s.unit_id
        )
        select array_agg(s.unit_id order by s.unit_id) from stood s
      $$`,
  ]);
}
