import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

const year = 'unit_id bigint not null references unit, school_year integer not null references school_year';

/** Remarks per subject and pupil with their history, in every grade, and a school's own sentences for them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const occasion = `occasion text not null check (occasion in ('regular', 'mid', 'end'))`;
  await runStatements(db, [
    // On the homeroom sheet: of qualities and competences, or of conduct.
    `create table remark (
      ${year},
      sheet_id bigint not null,
      pupil_id bigint not null,
      ${occasion},
      text text not null,
      version integer not null check (version > 0),
      primary key (unit_id, school_year, sheet_id, pupil_id, occasion),
      constraint remark_length check (length(text) <= 1000),
      foreign key (unit_id, school_year, sheet_id) references sheet (unit_id, school_year, id),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id)
    )`,
    // The text of each version as it was written; empty: taken away.
    `create table remark_history (
      ${year},
      sheet_id bigint not null,
      pupil_id bigint not null,
      ${occasion},
      version integer not null,
      text text not null,
      at timestamptz not null,
      account_id bigint not null,
      primary key (unit_id, school_year, sheet_id, pupil_id, occasion, version)
    )`,
    // Subject null: of qualities and competences, or of any. Level null: whatever the assessment.
    `create table remark_sentence (
      unit_id bigint not null references unit,
      id bigint generated always as identity,
      subject_code text references subject,
      level text check (level in ('well_completed', 'completed', 'not_completed', 'good', 'satisfactory', 'needs_effort')),
      text text not null,
      added_at timestamptz not null,
      added_by bigint not null,
      removed_at timestamptz,
      removed_by bigint,
      primary key (unit_id, id),
      constraint remark_sentence_length check (length(text) between 3 and 300),
      constraint remark_sentence_removed check ((removed_at is null) = (removed_by is null))
    )`,
  ]);
  await protectUnitTable(db, 'remark', ['select', 'insert', 'update']);
  await protectUnitTable(db, 'remark_history', ['select', 'insert']);
  await protectUnitTable(db, 'remark_sentence', ['select', 'insert', 'update']);
}
