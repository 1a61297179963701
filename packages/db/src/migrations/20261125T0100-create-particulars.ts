import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { allowActs, protectUnitTable, shareReferenceTable } from './table-kinds.ts';

const identity = 'id bigint generated always as identity';

/**
 * What a school keeps of its people beyond what everybody there may see, the history of every particular, and the acts
 * by which the app keeps them itself.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table policy_group (
      code text primary key,
      name text not null,
      sort_order smallint not null
    )`,
    `insert into policy_group (code, name, sort_order) values
      ('poor_household', 'Con hộ nghèo', 1),
      ('near_poor_household', 'Con hộ cận nghèo', 2),
      ('martyr_child', 'Con liệt sĩ', 3),
      ('invalid_child', 'Con thương binh, bệnh binh', 4),
      ('special_difficulty_area', 'Cư trú ở xã đặc biệt khó khăn', 5),
      ('orphan', 'Mồ côi', 6),
      ('boarding_support', 'Hưởng chế độ bán trú', 7)`,
    // Restricted: whoever reads a row of it leaves a row in sensitive_look.
    `create table pupil_detail (
      unit_id bigint not null references unit,
      pupil_id bigint not null,
      personal_number text,
      education_number text,
      birth_place text,
      nationality text,
      residence_administrative_code text,
      residence_address text,
      phone text,
      policy_groups text[] not null default '{}',
      disability_kind text check (disability_kind in ('motor', 'hearing_speech', 'vision', 'mental', 'intellectual', 'other')),
      disability_note text,
      primary key (unit_id, pupil_id),
      constraint pupil_detail_personal_number unique (unit_id, personal_number),
      constraint pupil_detail_education_number unique (unit_id, education_number),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id) on delete cascade
    )`,
    `create table guardian (
      unit_id bigint not null references unit,
      ${identity},
      pupil_id bigint not null,
      relation text not null check (relation in ('father', 'mother', 'guardian')),
      full_name text not null,
      birth_year smallint check (birth_year between 1900 and 2100),
      occupation text,
      phone text,
      email text,
      primary key (unit_id, id),
      unique (unit_id, pupil_id, relation, full_name),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id) on delete cascade
    )`,
    `create table staff_detail (
      unit_id bigint not null references unit,
      staff_id bigint not null,
      personal_number text,
      phone text,
      email text,
      address text,
      primary key (unit_id, staff_id),
      constraint staff_detail_personal_number unique (unit_id, personal_number),
      foreign key (unit_id, staff_id) references staff (unit_id, id) on delete cascade
    )`,
    `create table staff_qualification (
      unit_id bigint not null references unit,
      ${identity},
      staff_id bigint not null,
      kind text not null check (kind in ('degree', 'teaching', 'language', 'informatics', 'management', 'political')),
      level text not null,
      major text,
      obtained_in smallint check (obtained_in between 1950 and 2100),
      primary key (unit_id, id),
      foreign key (unit_id, staff_id) references staff (unit_id, id) on delete cascade
    )`,
    // What happened to a pupil's place in the school: the enrolments say where the pupil stands, this says why.
    `create table enrolment_event (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      ${identity},
      pupil_id bigint not null,
      kind text not null check (kind in ('arrived', 'class_changed', 'left', 'returned')),
      on_date date not null,
      from_class_id bigint,
      to_class_id bigint,
      reason text,
      account_id bigint not null,
      at timestamptz not null,
      primary key (unit_id, school_year, id),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id)
    )`,
    `create index enrolment_event_pupil on enrolment_event (unit_id, pupil_id)`,
    // One row a changed field; created and deleted rows stand with field '*'. source: 'hand', 'import', 'transfer', 'merge', 'undo'.
    `create table particulars_change (
      unit_id bigint not null references unit,
      ${identity},
      subject text not null check (subject in ('pupil', 'guardian', 'staff', 'class', 'enrolment', 'teaching', 'homeroom', 'class_subject')),
      subject_id bigint not null,
      kind text not null check (kind in ('created', 'changed', 'deleted')),
      field text not null,
      from_value text,
      to_value text,
      source text not null check (source in ('hand', 'import', 'transfer', 'merge', 'undo')),
      source_id bigint,
      account_id bigint not null,
      at timestamptz not null,
      primary key (unit_id, id)
    )`,
    `create index particulars_change_subject on particulars_change (unit_id, subject, subject_id)`,
    `create index particulars_change_source on particulars_change (unit_id, source, source_id)`,
    `create table sensitive_look (
      unit_id bigint not null references unit,
      ${identity},
      pupil_id bigint not null,
      account_id bigint not null,
      assignment_id bigint not null,
      at timestamptz not null,
      primary key (unit_id, id)
    )`,
    `create index sensitive_look_pupil on sensitive_look (unit_id, pupil_id, at)`,
  ]);
  await shareReferenceTable(db, 'policy_group');
  await protectUnitTable(db, 'pupil_detail', ['select', 'insert', 'update', 'delete']);
  await protectUnitTable(db, 'guardian', ['select', 'insert', 'update', 'delete']);
  await protectUnitTable(db, 'staff_detail', ['select', 'insert', 'update', 'delete']);
  await protectUnitTable(db, 'staff_qualification', ['select', 'insert', 'update', 'delete']);
  await protectUnitTable(db, 'enrolment_event', ['select', 'insert']);
  await protectUnitTable(db, 'particulars_change', ['select', 'insert']);
  await protectUnitTable(db, 'sensitive_look', ['select', 'insert']);
  // Deleted is only what nothing stands on: the foreign keys see to that.
  for (const table of ['pupil', 'staff', 'class', 'enrolment', 'class_subject', 'teaching', 'homeroom', 'site'])
    await allowActs(db, table, ['insert', 'update', 'delete']);
  await allowActs(db, 'subject_choice', ['insert', 'delete']);
}
