import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction } from './table-kinds.ts';

/** Adds those subjects of a programme that the list does not have; what it has stays as it is. For an act that writes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create function offer_subjects(codes text[], names text[], short_names text[]) returns void
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      begin
        if not exists (select from public.role_assignment r where r.id = public.act_part(2)::bigint
            and r.role in ('principal', 'vice_principal', 'school_clerk') and r.unit_id = any (public.act_write_units())) then
          raise exception 'an act that keeps a school is needed' using errcode = 'CT003';
        end if;
        insert into public.subject (code, name, short_name, sort_order)
          select n.code, n.name, n.short_name, (select coalesce(max(s.sort_order), 0) from public.subject s) + n.at
          from unnest(codes, names, short_names) with ordinality as n (code, name, short_name, at)
          on conflict (code) do nothing;
      end $$`,
  ]);
  await offerFunction(db, 'offer_subjects(text[], text[], text[])');
}
