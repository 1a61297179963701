import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { keepFromApp, protectUnitTable } from './table-kinds.ts';

const identity = 'id bigint generated always as identity';

/** Who a person is across units (keyed hashes only), and the particulars that each unit keeps of its own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table person_link (
      id bigint generated always as identity primary key,
      merged_into bigint
    )`,
    `create table person_key (
      hash bytea not null,
      kind text not null check (kind in ('personal_number', 'education_number')),
      key_version smallint not null,
      person_id bigint not null,
      primary key (hash, kind, key_version)
    )`,
    `create table person_hash_key (
      version smallint primary key,
      inner_key bytea not null check (length(inner_key) = 64),
      outer_key bytea not null check (length(outer_key) = 64)
    )`,
    `insert into person_hash_key (version, inner_key, outer_key)
      select 1,
        sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) || sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())),
        sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) || sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))`,
    `create table site (
      unit_id bigint not null references unit,
      ${identity},
      name text not null,
      is_main boolean not null default false,
      administrative_code text,
      primary key (unit_id, id),
      unique (unit_id, name)
    )`,
    `create table staff (
      unit_id bigint not null references unit,
      ${identity},
      person_id bigint not null,
      code text not null,
      family_and_middle_name text not null,
      given_name text not null,
      name_sort_key text collate "C" not null,
      name_search text not null,
      is_female boolean not null,
      birth_date date,
      ethnic_group_code text references ethnic_group,
      post text not null,
      valid_from date not null,
      valid_to date,
      primary key (unit_id, id),
      unique (unit_id, code),
      unique (unit_id, person_id, valid_from)
    )`,
    `create table pupil (
      unit_id bigint not null references unit,
      ${identity},
      person_id bigint not null,
      code text not null,
      family_and_middle_name text not null,
      given_name text not null,
      name_sort_key text collate "C" not null,
      name_search text not null,
      is_female boolean not null,
      birth_date date not null,
      birth_precision text not null default 'day' check (birth_precision in ('day', 'year')),
      ethnic_group_code text not null references ethnic_group,
      administrative_code text,
      primary key (unit_id, id),
      unique (unit_id, code)
    )`,
    `create index pupil_name on pupil (unit_id, name_sort_key)`,
    `create table class (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      ${identity},
      name text not null,
      level text not null check (level in ('preschool', 'primary', 'lower_secondary', 'upper_secondary', 'continuing')),
      site_id bigint,
      is_combined boolean not null default false,
      sort_key text collate "C" not null,
      primary key (unit_id, school_year, id),
      unique (unit_id, school_year, name),
      foreign key (unit_id, site_id) references site (unit_id, id)
    )`,
    // Grade belongs to the enrolment: a combined class holds several. Dates are inclusive.
    `create table enrolment (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      ${identity},
      pupil_id bigint not null,
      class_id bigint not null,
      grade smallint not null check (grade between 0 and 12),
      register_order smallint not null,
      starts_on date not null,
      ends_on date,
      end_reason text,
      primary key (unit_id, school_year, id),
      unique (unit_id, school_year, class_id, pupil_id, starts_on),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id),
      foreign key (unit_id, school_year, class_id) references class (unit_id, school_year, id)
    )`,
    `create index enrolment_pupil on enrolment (unit_id, school_year, pupil_id)`,
    `create table class_subject (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      class_id bigint not null,
      grade smallint not null,
      subject_code text not null references subject,
      kind text not null check (kind in ('score', 'comment')),
      periods smallint not null check (periods > 0),
      is_chosen boolean not null default false,
      primary key (unit_id, school_year, class_id, grade, subject_code),
      foreign key (unit_id, school_year, class_id) references class (unit_id, school_year, id)
    )`,
    // Who takes a subject that is chosen (is_chosen): the others of the class do not.
    `create table subject_choice (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      class_id bigint not null,
      grade smallint not null,
      subject_code text not null,
      pupil_id bigint not null,
      primary key (unit_id, school_year, class_id, grade, subject_code, pupil_id),
      foreign key (unit_id, school_year, class_id, grade, subject_code) references class_subject (unit_id, school_year, class_id, grade, subject_code),
      foreign key (unit_id, pupil_id) references pupil (unit_id, id)
    )`,
    `create table teaching (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      ${identity},
      staff_id bigint not null,
      class_id bigint not null,
      subject_code text not null references subject,
      term smallint check (term in (1, 2)),
      valid_from date not null,
      valid_to date,
      primary key (unit_id, school_year, id),
      foreign key (unit_id, staff_id) references staff (unit_id, id),
      foreign key (unit_id, school_year, class_id) references class (unit_id, school_year, id)
    )`,
    `create index teaching_class on teaching (unit_id, school_year, class_id, subject_code)`,
    `create table homeroom (
      unit_id bigint not null references unit,
      school_year integer not null references school_year,
      ${identity},
      staff_id bigint not null,
      class_id bigint not null,
      valid_from date not null,
      valid_to date,
      primary key (unit_id, school_year, id),
      foreign key (unit_id, staff_id) references staff (unit_id, id),
      foreign key (unit_id, school_year, class_id) references class (unit_id, school_year, id)
    )`,
    `create index homeroom_class on homeroom (unit_id, school_year, class_id)`,
  ]);
  await keepFromApp(db, 'person_link', 'person');
  await keepFromApp(db, 'person_key', 'person');
  await keepFromApp(db, 'person_hash_key', 'secret');
  for (const table of [
    'site',
    'staff',
    'pupil',
    'class',
    'enrolment',
    'class_subject',
    'subject_choice',
    'teaching',
    'homeroom',
  ])
    await protectUnitTable(db, table, ['select']);
}
