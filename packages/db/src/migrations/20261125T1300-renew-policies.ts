import type { Kysely } from 'kysely';
import { renewPolicies } from './table-kinds.ts';

/** Policies look units up in a set, so that the planner knows how many rows a unit has. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await renewPolicies(db);
}
