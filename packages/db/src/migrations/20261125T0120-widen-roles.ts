import type { Kysely } from 'kysely';
import { runStatements } from './statements.ts';

const roles = [
  'subject_teacher',
  'homeroom_teacher',
  'substitute_teacher',
  'subject_head',
  'vice_principal',
  'school_clerk',
  'principal',
  'district_officer',
  'commune_officer',
  'department_officer',
  'department_leader',
  'administrator',
];

/** The roles of a whole sector. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, [
    'alter table role_assignment drop constraint role_assignment_role_check',
    `alter table role_assignment add constraint role_assignment_role_check check (role in (${roles.map((role) => `'${role}'`).join(', ')}))`,
  ]);
}
