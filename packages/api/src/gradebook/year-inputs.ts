import type { UnitYear } from '@truong/contracts/common';
import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';
import { subjectResult } from './outcome.queries.ts';
import { listTermsOfPupils } from './year.queries.ts';
import type { ElectiveChange, ExemptSubject, IndividualPlan, YearInputs } from './year-results.ts';

/** What the year of a school, or of one class, is computed from. */
export async function readYearInputs(db: Db, of: UnitYear & { classId?: number | null }): Promise<YearInputs> {
  const [first, second, plans, exempt, electives] = [
    await listTermsOfPupils(db, { ...of, term: 1 }),
    await listTermsOfPupils(db, { ...of, term: 2 }),
    await findPlans(db, of),
    await findExempt(db, of),
    await findElectiveChanges(db, of),
  ];
  return { first, second, plans, exempt, electives };
}

/** By pupil, what the principal decided last from an individual plan; a pupil whose plan was ended has none. */
async function findPlans(db: Db, { unitId, schoolYear }: UnitYear): Promise<Map<number, IndividualPlan>> {
  type Row = Omit<IndividualPlan, 'decision'> & { pupilId: number; decision: IndividualPlan['decision'] | null };
  const { rows } = await sql<Row>`
    select distinct on (pupil_id) pupil_id, learning, conduct, decision, reason from individual_plan
    where unit_id = ${unitId} and school_year = ${schoolYear} order by pupil_id, id desc
  `.execute(db);
  return new Map(
    rows.flatMap(({ pupilId, decision, ...plan }) => (decision ? [[pupilId, { ...plan, decision }] as const] : [])),
  );
}

/** By pupil, the subjects of which a whole term was left out. */
async function findExempt(db: Db, { unitId, schoolYear }: UnitYear): Promise<Map<number, ExemptSubject[]>> {
  const { rows } = await sql<{ pupilId: number; subject: string; term: 1 | 2 }>`
    select distinct e.pupil_id, e.subject_code as subject, t.term from exemption e
    join (values (1), (2)) t (term) on e.term is null or e.term = t.term
    where e.unit_id = ${unitId} and e.school_year = ${schoolYear} and e.kind = 'whole' and e.revoked_at is null
  `.execute(db);
  return Map.groupBy(rows, (row) => row.pupilId);
}

/** By pupil, the electives changed in the year. */
async function findElectiveChanges(db: Db, { unitId, schoolYear }: UnitYear): Promise<Map<number, ElectiveChange[]>> {
  type Row = Omit<ElectiveChange, 'madeUp'> & { pupilId: number; tenths: number | null; code: 'pass' | 'fail' | null };
  const { rows } = await sql<Row>`
    select e.pupil_id, e.from_subject as "from", e.to_subject as "to", case when e.changed_on > t.ends_on then 2 else 1 end as term,
      e.made_up_tenths as tenths, e.made_up_code as code
    from elective_change e join term t on t.school_year = e.school_year and t.term = 1
    where e.unit_id = ${unitId} and e.school_year = ${schoolYear} order by e.id
  `.execute(db);
  return Map.groupBy(
    rows.map(({ tenths, code, ...row }) => ({ ...row, madeUp: subjectResult(tenths, code) })),
    (row) => row.pupilId,
  );
}
