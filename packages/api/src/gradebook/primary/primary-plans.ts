import type { UnitYear } from '@truong/contracts/common';
import type { Db } from '@truong/db/kysely';
import type { PrimaryLevel } from '@truong/rules/gradebook/regimes/primary-rules';
import { sql } from 'kysely';

/** What the principal decided of a pupil of grades 1-5 from an individual education plan: the rules do not decide. */
export type PrimaryPlan = { level: PrimaryLevel | null; decision: 'promoted' | 'retained'; reason: string };

export type PrimaryPlans = ReadonlyMap<number, PrimaryPlan>;

/** By pupil, what was decided last; a pupil whose plan was ended has none. */
export async function listPrimaryPlans(db: Db, { unitId, schoolYear }: UnitYear): Promise<PrimaryPlans> {
  type Row = Omit<PrimaryPlan, 'decision'> & { pupilId: number; decision: PrimaryPlan['decision'] | null };
  const { rows } = await sql<Row>`
    select distinct on (pupil_id) pupil_id, primary_level as level, decision, reason from individual_plan
    where unit_id = ${unitId} and school_year = ${schoolYear} order by pupil_id, id desc
  `.execute(db);
  return new Map(
    rows.flatMap(({ pupilId, decision, ...plan }) => (decision ? [[pupilId, { ...plan, decision }] as const] : [])),
  );
}
