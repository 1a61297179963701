import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

/** Two rows of one pupil made one: the second keeps its row but nothing stands on it; `moved` is what undoing needs. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `create table pupil_merge (
      unit_id bigint not null references unit,
      id bigint generated always as identity,
      kept_id bigint not null,
      merged_id bigint not null,
      moved jsonb not null,
      merged_at timestamptz not null,
      merged_by bigint not null,
      undone_at timestamptz,
      undone_by bigint,
      primary key (unit_id, id),
      foreign key (unit_id, kept_id) references pupil (unit_id, id),
      foreign key (unit_id, merged_id) references pupil (unit_id, id)
    )`,
    `create index pupil_merge_merged on pupil_merge (unit_id, merged_id)`,
  ]);
  await protectUnitTable(db, 'pupil_merge', ['select', 'insert', 'update']);
}
