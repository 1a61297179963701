import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

const year = 'unit_id bigint not null references unit, school_year integer not null references school_year';

/** Subjects or practical parts that a pupil need not take, and what was decided from an individual education plan. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // term null: the whole year. A revoked one stays, with the day and the reason.
    `create table exemption (
      ${year},
      id bigint generated always as identity,
      pupil_id bigint not null,
      subject_code text not null references subject,
      term smallint check (term in (1, 2)),
      kind text not null check (kind in ('whole', 'practical_part')),
      requested_on date not null,
      record text not null,
      granted_at timestamptz not null,
      account_id bigint not null,
      revoked_at timestamptz,
      revoked_by bigint,
      revoked_reason text,
      primary key (unit_id, school_year, id),
      constraint exemption_revoked check (num_nonnulls(revoked_at, revoked_by, revoked_reason) in (0, 3)),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id)
    )`,
    // Append-only: the latest row of a pupil holds; one without a decision ends it and the rules decide again.
    `create table individual_plan (
      ${year},
      id bigint generated always as identity,
      pupil_id bigint not null,
      learning text check (learning in ('good', 'fair', 'satisfactory', 'unsatisfactory', 'excellent', 'average', 'weak', 'poor')),
      conduct text check (conduct in ('good', 'fair', 'satisfactory', 'unsatisfactory', 'average', 'weak')),
      decision text check (decision in ('promoted', 'retained')),
      reason text not null,
      at timestamptz not null,
      account_id bigint not null,
      primary key (unit_id, school_year, id),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id)
    )`,
  ]);
  await protectUnitTable(db, 'exemption', ['select', 'insert', 'update']);
  await protectUnitTable(db, 'individual_plan', ['select', 'insert']);
}
