import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction, protectUnitTable } from './table-kinds.ts';

/**
 * Pupils who go from one school to another, by copy: what was sent is frozen with the old school, arrives as a copy at the
 * new one, is answered there once, and the answer comes back as a copy. No key joins the two.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table transfer (
      unit_id bigint not null references unit,
      id bigint generated always as identity,
      school_year integer not null references school_year,
      pupil_id bigint not null,
      person_id bigint not null,
      to_unit_id bigint not null references unit,
      leaves_on date not null,
      reason text not null,
      payload jsonb not null,
      sent_at timestamptz not null,
      sent_by bigint not null,
      sender_name text not null,
      primary key (unit_id, id),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id)
    )`,
    `create index transfer_pupil on transfer (unit_id, pupil_id)`,
    // The new school's copy.
    `create table transfer_arrival (
      unit_id bigint not null references unit,
      from_unit_id bigint not null,
      transfer_id bigint not null,
      from_unit_name text not null,
      school_year integer not null references school_year,
      person_id bigint not null,
      leaves_on date not null,
      reason text not null,
      payload jsonb not null,
      sent_at timestamptz not null,
      sender_name text not null,
      received_at timestamptz not null default now(),
      primary key (unit_id, from_unit_id, transfer_id)
    )`,
    // Its key answers a transfer once.
    `create table transfer_answer (
      unit_id bigint not null references unit,
      from_unit_id bigint not null,
      transfer_id bigint not null,
      decision text not null check (decision in ('accepted', 'refused')),
      reason text,
      pupil_id bigint,
      class_name text,
      answered_at timestamptz not null,
      answered_by bigint not null,
      answerer_name text not null,
      primary key (unit_id, from_unit_id, transfer_id),
      foreign key (unit_id, from_unit_id, transfer_id) references transfer_arrival (unit_id, from_unit_id, transfer_id),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id),
      constraint transfer_answer_decision check (case decision when 'accepted' then pupil_id is not null else reason is not null end)
    )`,
    // The old school's copy of the answer.
    `create table transfer_verdict (
      unit_id bigint not null references unit,
      transfer_id bigint not null,
      decision text not null check (decision in ('accepted', 'refused')),
      reason text,
      class_name text,
      answered_at timestamptz not null,
      answerer_name text not null,
      primary key (unit_id, transfer_id),
      foreign key (unit_id, transfer_id) references transfer (unit_id, id)
    )`,
    // Run outside any act, after the sending is committed. Safe to repeat: what was handed over once stays.
    `create function hand_over_transfers(sending_unit bigint) returns integer
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      declare
        handed integer;
      begin
        insert into public.transfer_arrival
          (unit_id, from_unit_id, transfer_id, from_unit_name, school_year, person_id, leaves_on, reason, payload, sent_at, sender_name)
        select t.to_unit_id, t.unit_id, t.id, u.name, t.school_year, t.person_id, t.leaves_on, t.reason, t.payload, t.sent_at, t.sender_name
        from public.transfer t join public.unit u on u.id = t.unit_id
        where t.unit_id = sending_unit
          and not exists (select from public.transfer_verdict v where v.unit_id = t.unit_id and v.transfer_id = t.id)
        on conflict do nothing;
        get diagnostics handed = row_count;
        return handed;
      end $$`,
    // The same for answers; the person of an accepted transfer stands in the new school from then on.
    `create function hand_over_transfer_answers(answering_unit bigint) returns integer
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      declare
        handed integer;
      begin
        insert into public.person_place (person_id, unit_id)
        select p.person_id, p.unit_id from public.transfer_answer a join public.pupil p on p.unit_id = a.unit_id and p.id = a.pupil_id
        where a.unit_id = answering_unit and a.decision = 'accepted'
        on conflict do nothing;
        insert into public.transfer_verdict (unit_id, transfer_id, decision, reason, class_name, answered_at, answerer_name)
        select t.unit_id, t.id, a.decision, a.reason, a.class_name, a.answered_at, a.answerer_name
        from public.transfer_answer a join public.transfer t on t.unit_id = a.from_unit_id and t.id = a.transfer_id and t.to_unit_id = a.unit_id
        where a.unit_id = answering_unit
        on conflict do nothing;
        get diagnostics handed = row_count;
        return handed;
      end $$`,
  ]);
  await protectUnitTable(db, 'transfer', ['select', 'insert']);
  await protectUnitTable(db, 'transfer_arrival', ['select']);
  await protectUnitTable(db, 'transfer_answer', ['select', 'insert']);
  await protectUnitTable(db, 'transfer_verdict', ['select']);
  await offerFunction(db, 'hand_over_transfers(bigint)');
  await offerFunction(db, 'hand_over_transfer_answers(bigint)');
}
