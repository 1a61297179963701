import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { offerFunction, protectUnitTable } from './table-kinds.ts';

/**
 * The sending school takes back a transfer that nobody has answered. The wish stands with the sender; outside any act it becomes
 * the transfer's one answer, if the receiving school has not given another first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table transfer_withdrawal (
      unit_id bigint not null references unit,
      transfer_id bigint not null,
      reason text not null,
      asked_at timestamptz not null,
      asked_by bigint not null,
      asker_name text not null,
      primary key (unit_id, transfer_id),
      foreign key (unit_id, transfer_id) references transfer (unit_id, id)
    )`,
    `alter table transfer_answer drop constraint transfer_answer_decision_check`,
    `alter table transfer_answer add constraint transfer_answer_decision_check check (decision in ('accepted', 'refused', 'withdrawn'))`,
    `alter table transfer_verdict drop constraint transfer_verdict_decision_check`,
    `alter table transfer_verdict add constraint transfer_verdict_decision_check check (decision in ('accepted', 'refused', 'withdrawn'))`,
    // A sheet asks which of its pupils came from elsewhere.
    `create index transfer_answer_pupil on transfer_answer (unit_id, pupil_id)`,
    // Run outside any act, after the wish is committed. Safe to repeat. The lock is the one under which a transfer is answered.
    `create function hand_over_withdrawals(sending_unit bigint) returns void
      language plpgsql security definer set search_path = pg_catalog, public
      as $$
      declare
        w record;
      begin
        perform public.hand_over_transfers(sending_unit);
        for w in
          select x.*, t.to_unit_id from public.transfer_withdrawal x join public.transfer t on t.unit_id = x.unit_id and t.id = x.transfer_id
          where x.unit_id = sending_unit
            and not exists (select from public.transfer_verdict v where v.unit_id = x.unit_id and v.transfer_id = x.transfer_id)
          order by x.transfer_id
        loop
          perform pg_advisory_xact_lock(hashtextextended('transfer:' || w.unit_id || ':' || w.transfer_id, 0));
          insert into public.transfer_answer (unit_id, from_unit_id, transfer_id, decision, reason, answered_at, answered_by, answerer_name)
            values (w.to_unit_id, w.unit_id, w.transfer_id, 'withdrawn', w.reason, w.asked_at, w.asked_by, w.asker_name)
            on conflict do nothing;
        end loop;
        insert into public.transfer_verdict (unit_id, transfer_id, decision, reason, class_name, answered_at, answerer_name)
        select t.unit_id, t.id, a.decision, a.reason, a.class_name, a.answered_at, a.answerer_name
        from public.transfer_withdrawal x
        join public.transfer t on t.unit_id = x.unit_id and t.id = x.transfer_id
        join public.transfer_answer a on a.unit_id = t.to_unit_id and a.from_unit_id = t.unit_id and a.transfer_id = t.id
        where x.unit_id = sending_unit
        on conflict do nothing;
      end $$`,
  ]);
  await protectUnitTable(db, 'transfer_withdrawal', ['select', 'insert']);
  await offerFunction(db, 'hand_over_withdrawals(bigint)');
}
