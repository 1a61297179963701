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

/** How often each pupil has repeated a grade of the level, by the years in which this school had them in it. */
export async function countRepeats(
  db: Db,
  { unitId, schoolYear, pupilIds }: UnitYear & { pupilIds: readonly number[] },
): Promise<Map<number, number>> {
  const { rows } = await sql<{ pupilId: number; repeated: number }>`
    with of_grade as (
      select e.pupil_id, e.grade, count(distinct e.school_year) as years, max(e.grade) filter (where e.school_year = ${schoolYear}) as now
      from enrolment e
      where e.unit_id = ${unitId} and e.school_year <= ${schoolYear} and e.pupil_id = any(${pupilIds}::bigint[])
      group by e.pupil_id, e.grade
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
