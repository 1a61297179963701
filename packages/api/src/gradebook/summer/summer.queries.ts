import type { UnitYear } from '@truong/contracts/common';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import type { ConductLevel } from '@truong/rules/gradebook/levels';
import type { KnownResult, SubjectOutcome } from '@truong/rules/gradebook/subject-result';
import { sql } from 'kysely';

/** What was entered of a pupil's summer so far. */
export type SummerEntries = { conduct: ConductLevel | null; retests: SubjectOutcome[] };

export type SummerEntry =
  | { pupilId: number; kind: 'retest'; subject: string; result: KnownResult | null }
  | { pupilId: number; kind: 'conduct'; level: ConductLevel | null };

/** By pupil, the latest entry of each subject and of conduct. */
export async function findSummerEntries(db: Db, { unitId, schoolYear }: UnitYear): Promise<Map<number, SummerEntries>> {
  const { rows } = await sql<{ pupilId: number; subject: string | null; tenths: number | null; code: string | null }>`
    select distinct on (pupil_id, kind, subject_code) pupil_id, subject_code as subject, tenths, code from summer_entry
    where unit_id = ${unitId} and school_year = ${schoolYear} order by pupil_id, kind, subject_code, id desc
  `.execute(db);
  const entries = new Map<number, SummerEntries>();
  for (const { pupilId, subject, tenths, code } of rows) {
    const own = entries.get(pupilId) ?? { conduct: null, retests: [] };
    entries.set(pupilId, own);
    if (subject === null) own.conduct = code as ConductLevel | null;
    else if (tenths !== null) own.retests.push({ subject, result: { kind: 'score', tenths } });
    else if (code) own.retests.push({ subject, result: { kind: 'comment', result: code as 'pass' | 'fail' } });
  }
  return entries;
}

export async function insertSummerEntry(trx: Trx, act: Act, { unitId, schoolYear }: UnitYear, entry: SummerEntry) {
  const isConduct = entry.kind === 'conduct';
  const result = isConduct ? null : entry.result;
  await trx
    .insertInto('summerEntry')
    .values({
      ...{ unitId, schoolYear, pupilId: entry.pupilId, kind: entry.kind, at: act.at, accountId: act.accountId },
      subjectCode: isConduct ? null : entry.subject,
      tenths: result?.kind === 'score' ? result.tenths : null,
      code: isConduct ? entry.level : result?.kind === 'comment' ? result.result : null,
    })
    .execute();
}

/**
 * How often each pupil has repeated a grade of the level, by the years in which this school had them in it and those that came
 * along from schools before.
 */
export async function countRepeats(
  db: Db,
  { unitId, schoolYear, pupilIds }: UnitYear & { pupilIds: readonly number[] },
): Promise<Map<number, number>> {
  const { rows } = await sql<{ pupilId: number; repeated: number }>`
    with in_grade as (
      select e.pupil_id, e.grade, e.school_year, true as is_here from enrolment e
      where e.unit_id = ${unitId} and e.pupil_id = any(${pupilIds}::bigint[])
      union all
      select a.pupil_id, y.grade, y."schoolYear", false
      from transfer_answer a
      join transfer_arrival t on t.unit_id = a.unit_id and t.from_unit_id = a.from_unit_id and t.transfer_id = a.transfer_id
      cross join lateral jsonb_to_recordset(t.payload -> 'years') as y ("schoolYear" integer, grade smallint)
      where a.unit_id = ${unitId} and a.pupil_id = any(${pupilIds}::bigint[]) and a.decision = 'accepted'
    ), of_grade as (
      select i.pupil_id, i.grade, count(distinct i.school_year) as years, max(i.grade) filter (where i.is_here and i.school_year = ${schoolYear}) as now
      from in_grade i
      where i.school_year <= ${schoolYear}
      group by i.pupil_id, i.grade
    )
    select g.pupil_id, sum(g.years - 1)::integer as repeated from of_grade g
    join of_grade n on n.pupil_id = g.pupil_id and n.now is not null
    where (g.grade <= 5) = (n.grade <= 5) and (g.grade >= 10) = (n.grade >= 10)
    group by g.pupil_id
  `.execute(db);
  return new Map(rows.map(({ pupilId, repeated }) => [pupilId, repeated]));
}

export async function setSummerClosed(trx: Trx, of: UnitYear, closedOn: string | null): Promise<void> {
  await trx
    .updateTable('schoolYearClosing')
    .set({ summerClosedOn: closedOn })
    .where('unitId', '=', of.unitId)
    .where('schoolYear', '=', of.schoolYear)
    .execute();
}
