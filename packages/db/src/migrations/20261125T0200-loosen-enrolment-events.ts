import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/**
 * A pupil who was never more than the row of an undone import takes the events along (particulars_change keeps the trace);
 * an enrolment of one who stays is undone by an event of its own.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    'alter table enrolment_event drop constraint enrolment_event_unit_id_pupil_id_fkey',
    `alter table enrolment_event add constraint enrolment_event_pupil foreign key (unit_id, pupil_id) references pupil (unit_id, id) on delete cascade`,
    'alter table enrolment_event drop constraint enrolment_event_kind_check',
    `alter table enrolment_event add constraint enrolment_event_kind_check
      check (kind in ('arrived', 'class_changed', 'left', 'returned', 'undone'))`,
  ]);
}
