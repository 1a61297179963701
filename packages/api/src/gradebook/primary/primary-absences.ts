import type { UnitTerm, UnitYear } from '@truong/contracts/common';
import type { Db } from '@truong/db/kysely';
import { type Absences, absencesOf } from '@truong/rules/gradebook/attendance';
import { isPrimaryRegime } from '@truong/rules/gradebook/sheet-columns';
import { sql } from 'kysely';
import { listClassesKept, listMissed, listTermDays } from '../attendance/attendance.queries.ts';
import type { TermLine } from '../term.queries.ts';

/** What pupils missed, by pupil; of whoever is not named it is not known. */
export type AbsencesOf = ReadonlyMap<number, Absences>;

/**
 * What the pupils of grades 1-5 on these lines missed in a term, counted from the sessions kept: there the homeroom sheet has no
 * counts. Nothing is known of a class that kept no session.
 */
export async function primaryAbsences(
  db: Db,
  { unitId, schoolYear, term }: UnitTerm,
  lines: readonly TermLine[],
): Promise<AbsencesOf> {
  const of = { unitId, schoolYear };
  const days = (await listTermDays(db, of)).find((one) => one.term === term);
  const classOf = new Map(
    lines.flatMap(({ ruleSet, pupilId, classId }) => (isPrimaryRegime(ruleSet) ? [[pupilId, classId]] : [])),
  );
  if (!days || classOf.size === 0) return new Map();
  const span = { from: days.startsOn, to: days.endsOn };
  const kept = await listClassesKept(db, of, span);
  const pupilIds = [...classOf].flatMap(([pupilId, classId]) => (kept.has(classId) ? [pupilId] : []));
  const missed = Map.groupBy(await listMissed(db, { ...of, pupilIds }, span), ({ pupilId }) => pupilId);
  return new Map(pupilIds.map((pupilId) => [pupilId, absencesOf(missed.get(pupilId) ?? [])]));
}

/** What was stored of the pupils of grades 1-5 with semester I. */
export async function absencesOfFirstTerm(db: Db, { unitId, schoolYear }: UnitYear): Promise<AbsencesOf> {
  const { rows } = await sql<Absences & { pupilId: number }>`
    select pupil_id, absent_excused as excused, absent_unexcused as unexcused from outcome
    where unit_id = ${unitId} and school_year = ${schoolYear} and period = 'term-1' and grade <= 5
      and absent_excused is not null and absent_unexcused is not null
  `.execute(db);
  return new Map(rows.map(({ pupilId, ...absences }) => [pupilId, absences]));
}
