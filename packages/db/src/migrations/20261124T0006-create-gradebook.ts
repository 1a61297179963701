import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

const year = 'unit_id bigint not null references unit, school_year integer not null references school_year';

/** Sheets, cells, their append-only history on a hash chain, terms and outcomes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // What one account asked once: a repeat gets the first answer. Kept 30 days.
    `create table request (
      unit_id bigint not null references unit,
      account_id bigint not null,
      request_id uuid not null,
      input_hash bytea not null,
      answer jsonb not null,
      answered_at timestamptz not null,
      primary key (unit_id, account_id, request_id)
    )`,
    `create table school_term (
      ${year},
      term smallint not null check (term in (1, 2)),
      opened_at timestamptz not null,
      closed_on date,
      closed_at timestamptz,
      closing_count smallint not null default 0,
      primary key (unit_id, school_year, term)
    )`,
    `create table school_term_event (
      ${year},
      id bigint generated always as identity,
      term smallint not null,
      kind text not null check (kind in ('opened', 'closed', 'reopened')),
      reason text,
      at timestamptz not null,
      account_id bigint not null,
      primary key (unit_id, school_year, id),
      foreign key (unit_id, school_year, term) references school_term (unit_id, school_year, term)
    )`,
    // kind homeroom: conduct and absences of a class; grade and subject are then null.
    // chain_length and chain_head are the end of the sheet's chain; a save locks this row first.
    `create table sheet (
      ${year},
      id bigint generated always as identity,
      term smallint not null check (term in (1, 2)),
      class_id bigint not null,
      grade smallint,
      subject_code text references subject,
      kind text not null check (kind in ('score', 'comment', 'homeroom')),
      regular_count smallint not null,
      chain_length integer not null default 0,
      chain_head bytea not null,
      closed_at timestamptz,
      closed_by bigint,
      locked_at timestamptz,
      primary key (unit_id, school_year, id),
      unique nulls not distinct (unit_id, school_year, term, class_id, grade, subject_code),
      constraint sheet_homeroom check ((kind = 'homeroom') = (subject_code is null) and (subject_code is null) = (grade is null)),
      foreign key (unit_id, school_year, class_id) references class (unit_id, school_year, id)
    )`,
    // number: tenths of a mark, or a count of sessions. All of number, code, due_on null: cleared.
    `create table mark (
      ${year},
      sheet_id bigint not null,
      pupil_id bigint not null,
      slot text not null,
      number smallint check (number between 0 and 400),
      code text check (code in ('pass', 'fail', 'good', 'fair', 'satisfactory', 'unsatisfactory', 'make_up', 'by_rule')),
      due_on date,
      version integer not null check (version > 0),
      primary key (unit_id, school_year, sheet_id, pupil_id, slot),
      constraint mark_one_value check (num_nonnulls(number, code) <= 1 and (due_on is not null) = (code is not distinct from 'make_up')),
      foreign key (unit_id, school_year, sheet_id) references sheet (unit_id, school_year, id),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id)
    )`,
    // One link of a sheet's chain: hash = sha256(previous hash, this save and its changes in canonical form).
    `create table sheet_save (
      ${year},
      sheet_id bigint not null,
      seq integer not null,
      kind text not null check (kind in ('marks', 'closed', 'reopened')),
      at timestamptz not null,
      account_id bigint not null,
      assignment_id bigint not null,
      request_id uuid,
      reason text,
      change_count smallint not null,
      hash bytea not null,
      primary key (unit_id, school_year, sheet_id, seq),
      foreign key (unit_id, school_year, sheet_id) references sheet (unit_id, school_year, id)
    )`,
    `create table mark_history (
      ${year},
      sheet_id bigint not null,
      seq integer not null,
      ordinal smallint not null,
      pupil_id bigint not null,
      slot text not null,
      from_value text not null,
      to_value text not null,
      version integer not null,
      primary key (unit_id, school_year, sheet_id, seq, ordinal)
    )`,
    `create table outcome (
      ${year},
      period text not null check (period in ('term-1', 'term-2')),
      pupil_id bigint not null,
      class_id bigint not null,
      grade smallint not null,
      is_assessed boolean not null,
      not_assessed_reason text,
      learning text check (learning in ('good', 'fair', 'satisfactory', 'unsatisfactory')),
      learning_raw text,
      adjusted_by text,
      conduct text check (conduct in ('good', 'fair', 'satisfactory', 'unsatisfactory')),
      absent_excused smallint,
      absent_unexcused smallint,
      rule_version text not null,
      settings jsonb not null,
      computed_at timestamptz not null,
      primary key (unit_id, school_year, period, pupil_id),
      constraint outcome_assessed check (is_assessed = (learning is not null and conduct is not null)),
      constraint outcome_reason check (is_assessed or not_assessed_reason is not null),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id),
      foreign key (unit_id, school_year, class_id) references class (unit_id, school_year, id)
    )`,
    `create table outcome_subject (
      ${year},
      period text not null,
      pupil_id bigint not null,
      subject_code text not null references subject,
      tenths smallint check (tenths between 0 and 100),
      result text check (result in ('pass', 'fail')),
      primary key (unit_id, school_year, period, pupil_id, subject_code),
      constraint outcome_subject_one check (num_nonnulls(tenths, result) = 1),
      foreign key (unit_id, school_year, period, pupil_id) references outcome (unit_id, school_year, period, pupil_id)
    )`,
    // Ends of all chains as they stood: a chain that is later shorter or different was cut or rewritten.
    `create table chain_anchor (
      id bigint generated always as identity primary key,
      anchored_at timestamptz not null default now(),
      head_count integer not null,
      root bytea not null
    )`,
    `create table chain_anchor_head (
      anchor_id bigint not null references chain_anchor,
      unit_id bigint not null,
      school_year integer not null,
      sheet_id bigint not null,
      chain_length integer not null,
      chain_head bytea not null,
      primary key (anchor_id, unit_id, school_year, sheet_id)
    )`,
    `comment on table chain_anchor is 'ledger'`,
    `comment on table chain_anchor_head is 'ledger'`,
    `grant select, insert on chain_anchor, chain_anchor_head to truong_auditor`,
  ]);
  await protectUnitTable(db, 'request', ['select', 'insert']);
  await protectUnitTable(db, 'school_term', ['select', 'insert', 'update']);
  await protectUnitTable(db, 'school_term_event', ['select', 'insert']);
  await protectUnitTable(db, 'sheet', ['select', 'insert', 'update']);
  await protectUnitTable(db, 'mark', ['select', 'insert', 'update']);
  await protectUnitTable(db, 'sheet_save', ['select', 'insert']);
  await protectUnitTable(db, 'mark_history', ['select', 'insert']);
  await protectUnitTable(db, 'outcome', ['select', 'insert', 'delete']);
  await protectUnitTable(db, 'outcome_subject', ['select', 'insert', 'delete']);
}
