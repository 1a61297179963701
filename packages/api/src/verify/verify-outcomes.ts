import type { Db } from '@truong/db/kysely';
import { sql } from 'kysely';
import { ruleSetOf } from '../gradebook/outcome.queries.ts';
import { pupilOutcomes } from '../gradebook/pupil-outcomes.ts';
import { storedRules } from '../gradebook/stored-rules.ts';
import { findSummerEntries } from '../gradebook/summer/summer.queries.ts';
import { type SummerResult, summerResults } from '../gradebook/summer/summer-results.ts';
import { listTermLines } from '../gradebook/term.queries.ts';
import { listStoredYears } from '../gradebook/year.queries.ts';
import { readYearInputs } from '../gradebook/year-inputs.ts';
import { type YearResult, yearResults } from '../gradebook/year-results.ts';
import type { Difference } from './verify-chains.ts';
import { type ClosedTerm, verifyPrimary } from './verify-primary.ts';

const compared = ['learning', 'learningRaw', 'adjustedBy', 'conduct', 'average', 'title', 'yearConduct'] as const;
type Stored = Record<(typeof compared)[number], string | number | null> & {
  pupilId: number;
  isAssessed: boolean;
  ruleVersion: string;
};

/** Every stored outcome of a unit's closed terms and years against the marks it was computed from, by the rules and settings it names. */
export async function verifyOutcomes(db: Db, unitId: number): Promise<Difference[]> {
  const { rows: terms } =
    await sql<ClosedTerm>`select school_year, term, closed_on from school_term where unit_id = ${unitId} and closed_on is not null`.execute(
      db,
    );
  const found: Difference[] = [];
  for (const { schoolYear, term, closedOn } of terms) {
    const { rows: stored } = await sql<Stored>`
      select pupil_id, learning, learning_raw, adjusted_by, conduct, average, title, year_conduct, is_assessed, rule_version
      from outcome where unit_id = ${unitId} and school_year = ${schoolYear} and period = ${`term-${term}`} and grade > 5`.execute(
      db,
    );
    const rulesOf = await storedRules(db, { unitId, schoolYear, period: `term-${term}` });
    const lines = await listTermLines(db, { unitId, schoolYear, term, today: closedOn });
    const notAssessed = new Set(stored.filter((outcome) => !outcome.isAssessed).map((outcome) => outcome.pupilId));
    const computed = new Map(pupilOutcomes(lines, notAssessed, rulesOf).map((outcome) => [outcome.pupilId, outcome]));
    const what = `outcomes of term ${term} ${schoolYear}`;
    if (computed.size !== stored.length)
      found.push({ what, unitId, detail: `${stored.length} stored, ${computed.size} computed` });
    for (const outcome of stored) {
      const now = computed.get(outcome.pupilId);
      const isSame =
        now?.ruleSet === ruleSetOf(outcome.ruleVersion) && compared.every((name) => now[name] === outcome[name]);
      if (!isSame) found.push({ what, unitId, detail: `pupil ${outcome.pupilId} differs` });
    }
  }
  return [...found, ...(await verifyYears(db, unitId)), ...(await verifyPrimary(db, { unitId, terms }))];
}

/** Every stored result of a unit's closed years against the outcomes of the terms. */
async function verifyYears(db: Db, unitId: number): Promise<Difference[]> {
  const { rows } = await sql<{
    schoolYear: number;
  }>`select school_year from school_year_closing where unit_id = ${unitId} and closed_on is not null`.execute(db);
  const found: Difference[] = [];
  for (const { schoolYear } of rows) {
    const of = { unitId, schoolYear };
    const what = `results of the year ${schoolYear}`;
    const stored = await listStoredYears(db, of);
    const rulesOf = await storedRules(db, { ...of, period: 'year' });
    const years = yearResults(await readYearInputs(db, of), rulesOf);
    const computed = new Map(years.map((year) => [year.pupilId, year]));
    if (computed.size !== stored.length)
      found.push({ what, unitId, detail: `${stored.length} stored, ${computed.size} computed` });
    for (const { ruleVersion, ...year } of stored) {
      const now = computed.get(year.pupilId);
      const isSame = now && canonicalYear({ ...year, ruleSet: ruleSetOf(ruleVersion) }) === canonicalYear(now);
      if (!isSame) found.push({ what, unitId, detail: `pupil ${year.pupilId} differs` });
    }
  }
  return [...found, ...(await verifySummers(db, unitId))];
}

/** Every stored result of a unit's closed summers against the year and what was entered. */
async function verifySummers(db: Db, unitId: number): Promise<Difference[]> {
  const { rows } = await sql<{
    schoolYear: number;
  }>`select school_year from school_year_closing where unit_id = ${unitId} and summer_closed_on is not null`.execute(
    db,
  );
  const found: Difference[] = [];
  for (const { schoolYear } of rows) {
    const of = { unitId, schoolYear };
    const what = `results of the summer of ${schoolYear}`;
    const stored = await listStoredYears(db, { ...of, period: 'summer' });
    const rulesOf = await storedRules(db, { ...of, period: 'summer' });
    const entries = await findSummerEntries(db, of);
    const summers = summerResults(await readYearInputs(db, of), { entries, isOver: true }, rulesOf);
    const computed = new Map(summers.map((summer) => [summer.pupilId, summer]));
    if (computed.size !== stored.length)
      found.push({ what, unitId, detail: `${stored.length} stored, ${computed.size} computed` });
    for (const { ruleVersion, ...summer } of stored) {
      const now = computed.get(summer.pupilId);
      const isSame =
        now && canonicalYear({ ...summer, ruleSet: ruleSetOf(ruleVersion) }) === canonicalYear(yearIn(now));
      if (!isSame) found.push({ what, unitId, detail: `pupil ${summer.pupilId} differs` });
    }
  }
  return found;
}

/** What of a summer is stored. */
function yearIn({
  duties: _duties,
  original: _original,
  eligible: _eligible,
  retaken: _retaken,
  conductAfter: _after,
  ...year
}: SummerResult): YearResult {
  return year;
}

/** One text for equal results, in whatever order subjects and fields came. */
function canonicalYear({ subjects, missing, ...year }: YearResult): string {
  const results = subjects
    .flatMap(({ subject, result }) =>
      result ? [`${subject} ${result.kind === 'score' ? result.tenths : result.result}`] : [],
    )
    .sort();
  const lacking = missing.map(({ kind, subject }) => `${kind} ${subject}`).sort();
  return JSON.stringify([results, lacking, Object.entries(year).sort(([a], [b]) => (a < b ? -1 : 1))]);
}
