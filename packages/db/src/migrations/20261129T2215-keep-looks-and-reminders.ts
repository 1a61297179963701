import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

const year = 'unit_id bigint not null references unit, school_year integer not null references school_year';

/** Odd marks that somebody has looked at, and the days on which a sheet's teachers were reminded. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    // A cell as it stood: another value of it is looked at anew.
    `create table odd_mark_look (
      ${year},
      sheet_id bigint not null,
      pupil_id bigint not null,
      slot text not null,
      version integer not null,
      looked_at timestamptz not null,
      looked_by bigint not null,
      primary key (unit_id, school_year, sheet_id, pupil_id, slot, version),
      foreign key (unit_id, school_year, sheet_id) references sheet (unit_id, school_year, id)
    )`,
    `create table entry_reminder (
      ${year},
      sheet_id bigint not null,
      reminded_on date not null,
      reminded_at timestamptz not null,
      reminded_by bigint not null,
      primary key (unit_id, school_year, sheet_id, reminded_on),
      foreign key (unit_id, school_year, sheet_id) references sheet (unit_id, school_year, id)
    )`,
  ]);
  await protectUnitTable(db, 'odd_mark_look', ['select', 'insert']);
  await protectUnitTable(db, 'entry_reminder', ['select', 'insert']);
}
