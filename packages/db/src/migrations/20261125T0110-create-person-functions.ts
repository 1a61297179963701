import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { keepFromApp, offerFunction } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';

/**
 * Who a person is across units. Numbers are known only as keyed hashes; what a find answers is whether a number is known
 * here, elsewhere or not at all, never whose it is. Every call logs account and unit of its act.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table person_act (
      id bigint generated always as identity primary key,
      account_id bigint not null,
      unit_id bigint not null,
      kind text not null check (kind in ('find', 'make', 'correct', 'merge', 'unmerge')),
      people integer not null,
      within text,
      at timestamptz not null default clock_timestamp()
    )`,
    `create index person_act_account on person_act (account_id, at)`,
    // HMAC-SHA-256 under the newest key.
    `create function person_hash(number_kind text, number text) returns bytea
      language sql stable ${safe}
      as $$
        select sha256(k.outer_key || sha256(k.inner_key || convert_to(number_kind || ':' || number, 'UTF8')))
        from public.person_hash_key k order by k.version desc limit 1
      $$`,
    `create function person_key_version() returns smallint
      language sql stable ${safe}
      as $$ select max(version) from public.person_hash_key $$`,
    `create function person_resolved(person bigint) returns bigint
      language plpgsql stable ${safe}
      as $$
      declare
        at bigint := person;
        next bigint;
      begin
        loop
          select l.merged_into into next from public.person_link l where l.id = at;
          if next is null then return at; end if;
          at := next;
        end loop;
      end $$`,
    // The unit that the act of this transaction writes for; refused without one.
    `create function person_acting(act_kind text, people integer, within text) returns bigint
      language plpgsql volatile ${safe}
      as $$
      declare
        units bigint[] := public.act_write_units();
        account bigint := public.act_account_id();
        recent bigint;
      begin
        if cardinality(units) is distinct from 1 then
          raise exception 'an act that writes for one unit is needed' using errcode = 'CT003';
        end if;
        if act_kind = 'find' and within is null then
          select coalesce(sum(a.people), 0) into recent from public.person_act a
            where a.account_id = account and a.kind = 'find' and a.within is null and a.at > clock_timestamp() - interval '1 hour';
          if recent + people > 60 then
            raise exception 'too many finds' using errcode = 'CT004';
          end if;
        end if;
        insert into public.person_act (account_id, unit_id, kind, people, within) values (account, units[1], act_kind, people, within);
        return units[1];
      end $$`,
    // answer: 'here' with the person, 'elsewhere' or 'unknown' without. within names the import that asks, which is not limited.
    `create function person_find(number_kinds text[], numbers text[], within text default null)
      returns table (ordinal integer, answer text, person_id bigint)
      language plpgsql volatile ${safe}
      as $$
      declare
        here bigint := public.person_acting('find', cardinality(numbers), within);
      begin
        return query
          select n.ordinal::integer,
            case when k.person_id is null then 'unknown'
                 when exists (select from public.person_place p where p.person_id = public.person_resolved(k.person_id) and p.unit_id = here) then 'here'
                 else 'elsewhere' end,
            case when exists (select from public.person_place p where p.person_id = public.person_resolved(k.person_id) and p.unit_id = here)
                 then public.person_resolved(k.person_id) end
          from unnest(number_kinds, numbers) with ordinality as n (kind, number, ordinal)
          left join public.person_key k on k.kind = n.kind and k.key_version = public.person_key_version()
            and k.hash = public.person_hash(n.kind, n.number)
          order by n.ordinal;
      end $$`,
    // Where a person has particulars: units and ids only, so that a find need touch no unit table inside an act.
    `create table person_place (
      person_id bigint not null,
      unit_id bigint not null,
      primary key (person_id, unit_id)
    )`,
    `insert into person_place (person_id, unit_id)
      select person_id, unit_id from pupil union select person_id, unit_id from staff`,
    // A person for each element: the one whose number is known, else a new one. Either number may be null.
    `create function person_make(personal_numbers text[], education_numbers text[], within text default null) returns bigint[]
      language plpgsql volatile ${safe}
      as $$
      declare
        here bigint := public.person_acting('make', cardinality(personal_numbers), within);
        version smallint := public.person_key_version();
        made bigint[] := '{}';
        person bigint;
        n integer;
      begin
        for n in 1 .. coalesce(cardinality(personal_numbers), 0) loop
          person := null;
          if education_numbers[n] is not null then
            select public.person_resolved(k.person_id) into person from public.person_key k
              where k.kind = 'education_number' and k.key_version = version and k.hash = public.person_hash('education_number', education_numbers[n]);
          end if;
          if person is null and personal_numbers[n] is not null then
            select public.person_resolved(k.person_id) into person from public.person_key k
              where k.kind = 'personal_number' and k.key_version = version and k.hash = public.person_hash('personal_number', personal_numbers[n]);
          end if;
          if person is null then
            insert into public.person_link (merged_into) values (null) returning id into person;
          end if;
          if education_numbers[n] is not null then
            insert into public.person_key (hash, kind, key_version, person_id)
              values (public.person_hash('education_number', education_numbers[n]), 'education_number', version, person) on conflict do nothing;
          end if;
          if personal_numbers[n] is not null then
            insert into public.person_key (hash, kind, key_version, person_id)
              values (public.person_hash('personal_number', personal_numbers[n]), 'personal_number', version, person) on conflict do nothing;
          end if;
          insert into public.person_place (person_id, unit_id) values (person, here) on conflict do nothing;
          made := made || person;
        end loop;
        return made;
      end $$`,
    // 'taken' when the number is another person's; else the person has it from now on, in place of the old one.
    `create function person_correct(person bigint, number_kind text, old_number text, new_number text) returns text
      language plpgsql volatile ${safe}
      as $$
      declare
        here bigint := public.person_acting('correct', 1, null);
        version smallint := public.person_key_version();
        mine bigint := public.person_resolved(person);
        holder bigint;
      begin
        if not exists (select from public.person_place p where p.person_id in (person, mine) and p.unit_id = here) then
          raise exception 'not a person of this unit' using errcode = 'CT003';
        end if;
        if new_number is not null then
          select public.person_resolved(k.person_id) into holder from public.person_key k
            where k.kind = number_kind and k.key_version = version and k.hash = public.person_hash(number_kind, new_number);
          if holder is not null and holder <> mine then return 'taken'; end if;
        end if;
        if old_number is not null then
          delete from public.person_key k where k.kind = number_kind and k.key_version = version
            and k.hash = public.person_hash(number_kind, old_number) and public.person_resolved(k.person_id) = mine;
        end if;
        if new_number is not null then
          insert into public.person_key (hash, kind, key_version, person_id)
            values (public.person_hash(number_kind, new_number), number_kind, version, mine) on conflict do nothing;
        end if;
        return 'kept';
      end $$`,
    // Both must stand in the unit of the act. The second becomes the first until it is unmerged.
    `create function person_merge(kept bigint, merged bigint) returns void
      language plpgsql volatile ${safe}
      as $$
      declare
        here bigint := public.person_acting('merge', 2, null);
        root bigint := public.person_resolved(kept);
        leaf bigint := public.person_resolved(merged);
      begin
        if root = leaf then return; end if;
        if (select count(distinct p.person_id) from public.person_place p where p.unit_id = here and p.person_id in (kept, merged, root, leaf)) < 2 then
          raise exception 'not two people of this unit' using errcode = 'CT003';
        end if;
        update public.person_link set merged_into = root where id = leaf;
        insert into public.person_place (person_id, unit_id) select root, p.unit_id from public.person_place p where p.person_id = leaf on conflict do nothing;
      end $$`,
    `create function person_unmerge(merged bigint) returns void
      language plpgsql volatile ${safe}
      as $$
      declare
        here bigint := public.person_acting('unmerge', 1, null);
      begin
        if not exists (select from public.person_place p where p.unit_id = here and p.person_id = merged) then
          raise exception 'not a person of this unit' using errcode = 'CT003';
        end if;
        update public.person_link set merged_into = null where id = merged;
      end $$`,
    `create function person_resolve(people bigint[]) returns table (person_id bigint, resolved_id bigint)
      language sql stable ${safe}
      as $$ select p, public.person_resolved(p) from unnest(people) p $$`,
  ]);
  for (const table of ['person_act', 'person_place']) await keepFromApp(db, table, 'person');
  for (const signature of [
    'person_find(text[], text[], text)',
    'person_make(text[], text[], text)',
    'person_correct(bigint, text, text, text)',
    'person_merge(bigint, bigint)',
    'person_unmerge(bigint)',
    'person_resolve(bigint[])',
  ])
    await offerFunction(db, signature);
}
