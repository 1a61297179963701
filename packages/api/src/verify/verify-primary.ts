import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';
import { primaryAbsences } from '../gradebook/primary/primary-absences.ts';
import {
  listStoredPrimary,
  type StoredPrimary,
  storedPrimaryRules,
} from '../gradebook/primary/primary-outcome.queries.ts';
import {
  type PrimaryOutcome,
  type PrimaryYearOutcome,
  primaryOutcomes,
} from '../gradebook/primary/primary-outcomes.ts';
import { primaryYears } from '../gradebook/primary/primary-years.ts';
import { listTermLines } from '../gradebook/term.queries.ts';
import type { Difference } from './verify-chains.ts';

export type ClosedTerm = { schoolYear: number; term: 1 | 2; closedOn: string };

/** Every stored outcome of grades 1-5: of the closed terms against the sheets, of the closed years against semester II. */
export async function verifyPrimary(
  db: Db,
  { unitId, terms }: { unitId: number; terms: readonly ClosedTerm[] },
): Promise<Difference[]> {
  const found: Difference[] = [];
  for (const { schoolYear, term, closedOn } of terms) {
    const of = { unitId, schoolYear, period: `term-${term}` as const };
    const stored = await listStoredPrimary(db, of);
    if (stored.length === 0) continue;
    const lines = await listTermLines(db, { unitId, schoolYear, term, today: closedOn });
    const notAssessed = new Set(stored.filter(({ isAssessed }) => !isAssessed).map(({ pupilId }) => pupilId));
    const rulesOf = await storedPrimaryRules(db, of);
    const absences = await primaryAbsences(db, { unitId, schoolYear, term }, lines);
    const computed = primaryOutcomes(lines, { notAssessed, rulesOf, absences });
    const what = `outcomes of grades 1-5 in term ${term} ${schoolYear}`;
    found.push(...differences({ unitId, what }, stored, computed, canonical));
  }
  const { rows } = await sql<{
    schoolYear: number;
  }>`select school_year from school_year_closing where unit_id = ${unitId} and closed_on is not null`.execute(db);
  for (const { schoolYear } of rows) {
    const of = { unitId, schoolYear, period: 'year' as const };
    const stored = await listStoredPrimary(db, of);
    const computed = await primaryYears(db, of, await storedPrimaryRules(db, of));
    const what = `results of grades 1-5 in the year ${schoolYear}`;
    found.push(...differences({ unitId, what }, stored, computed, canonicalYear));
  }
  return found;
}

function differences<One extends { pupilId: number }>(
  { unitId, what }: { unitId: number; what: string },
  stored: readonly (One & StoredPrimary)[],
  computed: readonly One[],
  textOf: (one: One) => string,
): Difference[] {
  const now = new Map(computed.map((one) => [one.pupilId, textOf(one)]));
  const differing = stored.filter((one) => now.get(one.pupilId) !== textOf(one));
  const found = differing.map(({ pupilId }) => ({ what, unitId, detail: `pupil ${pupilId} differs` }));
  if (computed.length === stored.length) return found;
  return [...found, { what, unitId, detail: `${stored.length} stored, ${computed.length} computed` }];
}

/** One text for equal outcomes: what has no value is not stored. */
function canonical({
  classId,
  grade,
  ruleSet,
  isAssessed,
  subjects,
  traits,
  tests,
  ...missed
}: PrimaryOutcome): string {
  const marked = subjects.flatMap(({ subject, mark }) => (mark ? [`${subject} ${mark}`] : [])).sort();
  const judged = traits.flatMap(({ trait, mark }) => (mark ? [`${trait} ${mark}`] : [])).sort();
  const tested = tests.flatMap(({ subject, tenths, replaced }) =>
    tenths === null ? [] : [`${subject} ${tenths} ${replaced ?? ''}`],
  );
  const { absentExcused, absentUnexcused } = missed;
  return JSON.stringify([
    classId,
    grade,
    ruleSet,
    isAssessed,
    marked,
    judged,
    tested.sort(),
    absentExcused,
    absentUnexcused,
  ]);
}

function canonicalYear(year: PrimaryYearOutcome): string {
  const { level, award, beforeSummer, missing, manualReason } = year;
  const lacking = missing.map(({ kind, subject }) => `${kind} ${subject}`).sort();
  return JSON.stringify([canonical(year), level, award, beforeSummer, manualReason, lacking]);
}
