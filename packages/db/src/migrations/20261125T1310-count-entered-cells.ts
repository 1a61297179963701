import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

/** How many cells of a sheet hold a value: lists and boards read it instead of every cell of a school; `verify` recounts it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `alter table sheet add column entered_cells integer not null default 0`,
    `alter table sheet add constraint sheet_entered_cells_check check (entered_cells >= 0)`,
    `update sheet s set entered_cells = n.cells
     from (
       select unit_id, school_year, sheet_id, count(*)::integer as cells from mark
       where number is not null or code <> 'make_up' group by unit_id, school_year, sheet_id
     ) n
     where n.unit_id = s.unit_id and n.school_year = s.school_year and n.sheet_id = s.id`,
  ]);
}
