import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';
import { protectUnitTable } from './table-kinds.ts';

/** Clusters of learning topics in the plan of a class, who takes them where not everybody does, and their columns on a sheet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    `alter table class_subject add column first_clusters smallint not null default 0`,
    `alter table class_subject add constraint class_subject_first_clusters_check check (first_clusters between 0 and 3)`,
    `alter table class_subject add column second_clusters smallint not null default 0`,
    `alter table class_subject add constraint class_subject_second_clusters_check check (second_clusters between 0 and 3)`,
    `alter table class_subject add column are_clusters_chosen boolean not null default false`,
    // Who takes the clusters of a line where they are chosen: the others of the class do not.
    `create table cluster_choice (
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
    `alter table sheet add column cluster_count smallint not null default 0`,
    // Regular marks of a pupil who takes no cluster, where a cluster stands for one of them; null: as many as of the others.
    `alter table sheet add column plain_regular_count smallint`,
  ]);
  await protectUnitTable(db, 'cluster_choice', ['select', 'insert', 'delete']);
}
