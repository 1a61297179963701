import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/**
 * person_make for whole schools: the key is read once, each number hashed once. Numbers of two different people make nobody:
 * the element is null.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create or replace function person_make(personal_numbers text[], education_numbers text[], within text default null) returns bigint[]
      language plpgsql volatile security definer set search_path = pg_catalog, public
      as $$
      declare
        here bigint := public.person_acting('make', coalesce(cardinality(personal_numbers), 0), within);
        key public.person_hash_key%rowtype;
        made bigint[] := '{}';
        by_education bytea;
        by_personal bytea;
        of_education bigint;
        of_personal bigint;
        person bigint;
        n integer;
      begin
        select * into key from public.person_hash_key k order by k.version desc limit 1;
        for n in 1 .. coalesce(cardinality(personal_numbers), 0) loop
          by_education := sha256(key.outer_key || sha256(key.inner_key || convert_to('education_number:' || education_numbers[n], 'UTF8')));
          by_personal := sha256(key.outer_key || sha256(key.inner_key || convert_to('personal_number:' || personal_numbers[n], 'UTF8')));
          of_education := null;
          of_personal := null;
          if by_education is not null then
            select public.person_resolved(k.person_id) into of_education from public.person_key k
              where k.hash = by_education and k.kind = 'education_number' and k.key_version = key.version;
          end if;
          if by_personal is not null then
            select public.person_resolved(k.person_id) into of_personal from public.person_key k
              where k.hash = by_personal and k.kind = 'personal_number' and k.key_version = key.version;
          end if;
          if of_education <> of_personal then
            made := made || null::bigint;
            continue;
          end if;
          person := coalesce(of_education, of_personal);
          if person is null then
            insert into public.person_link (merged_into) values (null) returning id into person;
          end if;
          if by_education is not null and of_education is null then
            insert into public.person_key (hash, kind, key_version, person_id)
              values (by_education, 'education_number', key.version, person) on conflict do nothing;
          end if;
          if by_personal is not null and of_personal is null then
            insert into public.person_key (hash, kind, key_version, person_id)
              values (by_personal, 'personal_number', key.version, person) on conflict do nothing;
          end if;
          insert into public.person_place (person_id, unit_id) values (person, here) on conflict do nothing;
          made := made || person;
        end loop;
        return made;
      end $$`,
  ]);
}
