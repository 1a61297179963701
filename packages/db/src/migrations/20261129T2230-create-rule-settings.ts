import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction, shareReferenceTable } from './table-kinds.ts';

/** What a department decides, for a school year, where the circulars leave something open; every change stays. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // The latest row of a name holds; a null value is the default again.
    `create table rule_setting (
      id bigint generated always as identity primary key,
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      name text not null,
      value jsonb,
      reason text not null,
      at timestamptz not null,
      account_id bigint not null references account
    )`,
    'create index on rule_setting (unit_id, school_year, name, id desc)',
    `create function save_rule_setting(year integer, setting text, new_value jsonb, why text, at_time timestamptz) returns bigint
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      declare
        office bigint;
      begin
        select r.unit_id into office
          from public.role_assignment r join public.unit u on u.id = r.unit_id and u.kind = 'department'
          where r.id = public.act_part(2)::bigint and r.role in ('department_officer', 'administrator')
            and r.unit_id = any (public.act_write_units());
        if office is null then
          raise exception 'an act that keeps the rules of a province is needed' using errcode = 'CT003';
        end if;
        insert into public.rule_setting (unit_id, school_year, name, value, reason, at, account_id)
          values (office, year, setting, new_value, why, at_time, public.act_account_id());
        return office;
      end $$`,
  ]);
  await shareReferenceTable(db, 'rule_setting');
  await offerFunction(db, 'save_rule_setting(integer, text, jsonb, text, timestamptz)');
}
