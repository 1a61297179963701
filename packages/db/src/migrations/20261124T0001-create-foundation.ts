import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { keepFromApp, offerFunction } from './table-kinds.ts';

/** The demo mark, today's date, and functions that nobody may call unless granted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `revoke create on schema public from public`,
    `grant usage on schema public to truong_app`,
    `grant usage on schema public to truong_auditor`,
    `alter default privileges revoke execute on functions from public`,
    // A row here makes this a demo database for good; its date is then the date of everything but sessions and history.
    `create table demo_mark (
      is_demo boolean primary key default true check (is_demo),
      fixed_today date not null
    )`,
    `create function today() returns date
      language sql stable security definer set search_path = pg_catalog, public
      as $$ select coalesce((select fixed_today from public.demo_mark), (now() at time zone 'Asia/Ho_Chi_Minh')::date) $$`,
    `create function is_demo() returns boolean
      language sql stable security definer set search_path = pg_catalog, public
      as $$ select exists (select from public.demo_mark) $$`,
    `grant execute on function today() to truong_auditor`,
  ]);
  await keepFromApp(db, 'demo_mark', 'local');
  await offerFunction(db, 'today()');
  await offerFunction(db, 'is_demo()');
}
