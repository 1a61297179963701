import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction } from './table-kinds.ts';

const safe = 'security definer set search_path = pg_catalog, public';

/**
 * The writers of units. Each checks by itself that the act of this transaction is of a department officer or administrator
 * at a department that still stands, and that every unit touched stands below that department.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // The department that acts; all who keep units wait here for each other until the transaction ends.
    `create function begin_unit_act() returns bigint
      language plpgsql volatile ${safe}
      as $$
      declare
        office bigint;
      begin
        select r.unit_id into office
          from public.role_assignment r join public.unit u on u.id = r.unit_id and u.kind = 'department'
          where r.id = public.act_part(2)::bigint and r.role in ('department_officer', 'administrator')
            and r.unit_id = any (public.act_write_units());
        if office is null then
          raise exception 'an act that keeps the organisation is needed' using errcode = 'CT003';
        end if;
        lock table public.unit_act in share row exclusive mode;
        return office;
      end $$`,
    // A unit named in a step: by id, or by the key of one made earlier in the same act.
    `create function unit_of_step(step jsonb, made jsonb, name text) returns bigint
      language sql immutable ${safe}
      as $$ select coalesce((step ->> name)::bigint, (made ->> (step ->> (name || 'Key')))::bigint) $$`,
    `create function perform_unit_act(act_kind text, on_date date, why text, steps jsonb, changes jsonb, standing jsonb) returns jsonb
      language plpgsql volatile ${safe}
      as $$
      declare
        office bigint := public.begin_unit_act();
        touched bigint[];
        made jsonb := '{}';
        created bigint[] := '{}';
        passed bigint[] := '{}';
        new_places jsonb := '[]';
        inverse jsonb;
        act bigint;
        step jsonb;
        one bigint;
        above bigint;
      begin
        select coalesce(array_agg(distinct t.id), '{}') into touched
          from jsonb_array_elements(steps) s,
          lateral (values ((s ->> 'unit')::bigint), ((s ->> 'parent')::bigint), ((s ->> 'to')::bigint)) t (id) where t.id is not null;
        if exists (select from unnest(touched) t where not exists (select from public.unit_above a
            where a.above_id = office and a.unit_id = t and (a.valid_to is null or a.valid_to >= on_date - 1))) then
          raise exception 'a unit of this act does not stand below the department' using errcode = 'CT003';
        end if;
        select coalesce(array_agg(distinct t.id), '{}') into touched
          from jsonb_array_elements(steps) s, lateral (values ((s ->> 'unit')::bigint), ((s ->> 'to')::bigint)) t (id) where t.id is not null;
        inverse := jsonb_build_object(
          'units', (select coalesce(jsonb_agg(to_jsonb(u)), '[]') from public.unit u where u.id = any(touched)),
          'parents', (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from public.unit_parent p where p.unit_id = any(touched)),
          'levels', (select coalesce(jsonb_agg(to_jsonb(l)), '[]') from public.unit_level l where l.unit_id = any(touched)),
          'formers', (select coalesce(jsonb_agg(to_jsonb(f)), '[]') from public.unit_former f where f.unit_id = any(touched)),
          'places', (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from public.administrative_unit p
            join jsonb_array_elements(steps) s on s ->> 'op' = 'end_place' and s ->> 'code' = p.code and s ->> 'kind' = p.kind
            where p.valid_from < on_date));
        insert into public.unit_act (kind, acts_on, reason, office_id, unit_ids, created_ids, steps, changes, standing, inverse, account_id)
          values (act_kind, on_date, why, office, touched, '{}', perform_unit_act.steps, perform_unit_act.changes, perform_unit_act.standing, '{}', public.act_account_id())
          returning id into act;
        for step in select s from jsonb_array_elements(steps) s loop
          one := public.unit_of_step(step, made, 'unit');
          above := public.unit_of_step(step, made, 'parent');
          case step ->> 'op'
            when 'create' then
              if above is null and (act_kind <> 'reform' or step ->> 'kind' <> 'department') then
                raise exception 'a new unit needs a parent' using errcode = 'CT003';
              end if;
              insert into public.unit (kind, code, name, name_search, parent_id, administrative_code, school_type, valid_from)
                values (step ->> 'kind', step ->> 'code', step ->> 'name', step ->> 'nameSearch', above, step ->> 'administrativeCode', step ->> 'schoolType', on_date)
                returning id into one;
              made := made || jsonb_build_object(step ->> 'key', one);
              created := created || one;
              if above is not null then
                insert into public.unit_parent (unit_id, parent_id, valid_from) values (one, above, on_date);
              end if;
              insert into public.unit_level (unit_id, level, valid_from)
                select one, l, on_date from jsonb_array_elements_text(step -> 'levels') l;
            when 'end' then
              update public.unit set valid_to = on_date - 1 where id = one;
              update public.unit_level set valid_to = on_date - 1 where unit_id = one and valid_to is null and valid_from < on_date;
            when 'correct' then
              update public.unit set kind = step ->> 'kind', code = step ->> 'code', name = step ->> 'name', name_search = step ->> 'nameSearch',
                administrative_code = step ->> 'administrativeCode', school_type = step ->> 'schoolType' where id = one;
            when 'restate' then
              insert into public.unit_former (unit_id, valid_to, name, administrative_code)
                select u.id, on_date - 1, u.name, u.administrative_code from public.unit u where u.id = one
                on conflict do nothing;
              update public.unit set name = coalesce(step ->> 'name', name), name_search = coalesce(step ->> 'nameSearch', name_search),
                administrative_code = coalesce(step ->> 'administrativeCode', administrative_code) where id = one;
            when 'levels' then
              delete from public.unit_level where unit_id = one and valid_from >= on_date;
              update public.unit_level set valid_to = on_date - 1 where unit_id = one and (valid_to is null or valid_to >= on_date)
                and not (step -> 'levels') ? level;
              insert into public.unit_level (unit_id, level, valid_from)
                select one, l, on_date from jsonb_array_elements_text(step -> 'levels') l
                where not exists (select from public.unit_level x where x.unit_id = one and x.level = l and (x.valid_to is null or x.valid_to >= on_date));
            when 'move' then
              if exists (select from public.unit_above a where a.above_id = one and a.unit_id = above and (a.valid_to is null or a.valid_to >= on_date)) then
                raise exception 'a unit cannot stand below itself' using errcode = 'CT003';
              end if;
              delete from public.unit_parent where unit_id = one and valid_from >= on_date;
              update public.unit_parent set valid_to = on_date - 1 where unit_id = one and (valid_to is null or valid_to >= on_date);
              insert into public.unit_parent (unit_id, parent_id, valid_from) values (one, above, on_date);
              update public.unit set parent_id = above where id = one;
            when 'succeed' then
              insert into public.unit_succession (from_id, to_id, kind, share, succeeded_on, act_id)
                values (one, public.unit_of_step(step, made, 'to'), step ->> 'kind', coalesce((step ->> 'share')::numeric, 1), on_date, act);
            when 'pass_roles' then
              with passing as (
                insert into public.role_assignment (account_id, role, unit_id, valid_from, valid_to)
                  select r.account_id, r.role, public.unit_of_step(step, made, 'to'), on_date, r.valid_to from public.role_assignment r
                  where r.unit_id = one and r.valid_from < on_date and (r.valid_to is null or r.valid_to >= on_date)
                  returning id)
              select passed || coalesce(array_agg(id), '{}') into passed from passing;
            when 'end_place' then
              update public.administrative_unit set valid_to = on_date - 1
                where code = step ->> 'code' and kind = step ->> 'kind' and valid_from < on_date and (valid_to is null or valid_to >= on_date);
            when 'create_place' then
              insert into public.administrative_unit (code, kind, name, parent_code, valid_from)
                values (step ->> 'code', step ->> 'kind', step ->> 'name', step ->> 'parentCode', on_date);
              new_places := new_places || jsonb_build_object('code', step ->> 'code', 'kind', step ->> 'kind', 'valid_from', on_date);
          end case;
        end loop;
        perform public.rebuild_above(touched || created);
        update public.unit_act set created_ids = created, unit_ids = touched || created,
          inverse = perform_unit_act_inverse.rows || jsonb_build_object('roles', to_jsonb(passed), 'newPlaces', new_places)
          from (select inverse as rows) perform_unit_act_inverse where id = act;
        return jsonb_build_object('id', act, 'created', made);
      end $$`,
    // Refused (CT005) once undone, once a later act stands on its units; a unit made by it on which rows stand fails its foreign keys.
    `create function undo_unit_act(undone bigint) returns void
      language plpgsql volatile ${safe}
      as $$
      declare
        office bigint := public.begin_unit_act();
        a public.unit_act%rowtype;
        kept bigint[];
      begin
        select * into a from public.unit_act x where x.id = undone;
        if not found or a.office_id <> office then
          raise exception 'not an act of this department' using errcode = 'CT003';
        end if;
        if a.undone_at is not null or exists (select from public.unit_act x where x.id > a.id and x.undone_at is null and x.unit_ids && a.unit_ids) then
          raise exception 'something stands on this act' using errcode = 'CT005';
        end if;
        select coalesce(array_agg(t), '{}') into kept from unnest(a.unit_ids) t where t <> all (a.created_ids);
        delete from public.unit_succession where act_id = a.id;
        delete from public.role_assignment where id in (select jsonb_array_elements_text(a.inverse -> 'roles')::bigint);
        update public.unit u set kind = b.kind, code = b.code, name = b.name, name_search = b.name_search, parent_id = b.parent_id,
          administrative_code = b.administrative_code, school_type = b.school_type, valid_from = b.valid_from, valid_to = b.valid_to
          from jsonb_populate_recordset(null::public.unit, a.inverse -> 'units') b where u.id = b.id;
        delete from public.unit_parent where unit_id = any(a.unit_ids);
        insert into public.unit_parent select * from jsonb_populate_recordset(null::public.unit_parent, a.inverse -> 'parents');
        delete from public.unit_level where unit_id = any(a.unit_ids);
        insert into public.unit_level select * from jsonb_populate_recordset(null::public.unit_level, a.inverse -> 'levels');
        delete from public.unit_former where unit_id = any(a.unit_ids);
        insert into public.unit_former select * from jsonb_populate_recordset(null::public.unit_former, a.inverse -> 'formers');
        delete from public.administrative_unit p using jsonb_to_recordset(a.inverse -> 'newPlaces') as n (code text, kind text, valid_from date)
          where p.code = n.code and p.kind = n.kind and p.valid_from = n.valid_from;
        update public.administrative_unit p set valid_to = b.valid_to
          from jsonb_populate_recordset(null::public.administrative_unit, a.inverse -> 'places') b
          where p.code = b.code and p.kind = b.kind and p.valid_from = b.valid_from;
        perform public.rebuild_above(kept);
        delete from public.unit_above where unit_id = any(a.created_ids);
        delete from public.unit where id = any(a.created_ids);
        update public.unit_act set undone_at = now(), undone_by = public.act_account_id() where id = a.id;
      end $$`,
  ]);
  for (const signature of [
    'begin_unit_act()',
    'perform_unit_act(text, date, text, jsonb, jsonb, jsonb)',
    'undo_unit_act(bigint)',
  ])
    await offerFunction(db, signature);
}
