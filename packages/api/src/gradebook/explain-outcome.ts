import { AppError } from '@truong/contracts/errors';
import type { ExplainedOutcome, ExplainOutcome } from '@truong/contracts/explanations';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { Explanation } from '@truong/rules/gradebook/explain/explanation';
import { versionOf } from '@truong/rules/gradebook/rule-set';
import { type KnownRegime, knownRules } from '@truong/rules/gradebook/sheet-columns';
import { sql } from 'kysely';
import type { InAct } from '../trpc.ts';
import { listReasonsOf } from './conduct-reasons/reason.queries.ts';
import { requireClass } from './list-outcomes.ts';
import { explainPrimary } from './primary/explain-primary.ts';
import { isSecondaryLine, pupilOutcome, type RulesOf } from './pupil-outcomes.ts';
import { currentRules } from './rule-settings/current-rules.ts';
import { storedRules } from './stored-rules.ts';
import { findSummerEntries } from './summer/summer.queries.ts';
import { summerResult, summerRules } from './summer/summer-results.ts';
import { findTerm, listTermLines, stateOfTerm } from './term.queries.ts';
import { findYearClosing, isYearClosed } from './year.queries.ts';
import { readYearInputs } from './year-inputs.ts';
import { pupilYears, yearResult } from './year-results.ts';

/**
 * How a pupil's outcome of a term or the year came about, told by the very functions that decide, from the marks or outcomes
 * it rests on; a stored one under the rules and settings stored with it. NOT_FOUND for a class that one may not read.
 */
export function explainOutcome(inAct: InAct, of: ExplainOutcome): Promise<ExplainedOutcome> {
  return inAct(async (trx, act) => {
    const level = await requireClass(trx, act, of);
    const told = level === 'primary' ? await explainPrimary(trx, act, of) : await tell(trx, act, of);
    if (!told) throw new AppError('NOT_FOUND');
    const { isStored, ruleSet, steps } = told;
    const rules = knownRules(ruleSet);
    const terms = of.period === 'term-1' ? ([1] as const) : of.period === 'term-2' ? ([2] as const) : ([1, 2] as const);
    const conductReasons = await listReasonsOf(trx, { ...of, terms });
    return { source: isStored ? 'stored' : 'computed', ruleVersion: versionOf(rules), steps, conductReasons };
  });
}

function tell(trx: Trx, act: Act, of: ExplainOutcome): Promise<Told | null> {
  if (of.period === 'year') return explainYear(trx, of);
  return of.period === 'summer' ? explainSummer(trx, of) : explainTerm(trx, act, of);
}

type Told = { isStored: boolean; ruleSet: KnownRegime; steps: Explanation };

async function explainTerm(trx: Trx, act: Act, of: ExplainOutcome): Promise<Told | null> {
  const { unitId, schoolYear, classId, pupilId } = of;
  const at = { unitId, schoolYear, term: of.period === 'term-1' ? (1 as const) : (2 as const) };
  const term = await findTerm(trx, at);
  const isStored = stateOfTerm(term) === 'closed';
  const lines = await listTermLines(trx, { ...at, classId, today: (isStored && term?.closedOn) || act.today });
  const own = lines.filter(isSecondaryLine).filter((line) => line.pupilId === pupilId);
  if (own.length === 0) return null;
  const steps: Explanation = [];
  const isNotAssessed = isStored && (await isStoredNotAssessed(trx, of));
  const { ruleSet } = pupilOutcome(own, {
    isNotAssessed,
    rulesOf: await rulesIn(trx, of, isStored),
    explanation: steps,
  });
  return { isStored, ruleSet, steps };
}

async function explainYear(trx: Trx, of: ExplainOutcome): Promise<Told | null> {
  const isStored = isYearClosed(await findYearClosing(trx, of));
  const own = pupilYears(await readYearInputs(trx, of)).find(({ second }) => second.pupilId === of.pupilId);
  if (!own || own.second.classId !== of.classId) return null;
  const steps: Explanation = [];
  const { ruleSet } = yearResult(own, await rulesIn(trx, of, isStored), steps);
  return { isStored, ruleSet, steps };
}

/** The year again, with what the summer brought; nothing for a pupil without one, or before the year is closed. */
async function explainSummer(trx: Trx, of: ExplainOutcome): Promise<Told | null> {
  const closing = await findYearClosing(trx, of);
  if (!isYearClosed(closing)) return null;
  const isStored = closing?.summerClosedOn !== null;
  const own = pupilYears(await readYearInputs(trx, of)).find(({ second }) => second.pupilId === of.pupilId);
  if (!own || own.second.classId !== of.classId) return null;
  const entered = (await findSummerEntries(trx, of)).get(of.pupilId) ?? { conduct: null, retests: [] };
  const rulesOf = isStored ? await storedRules(trx, of) : await summerRules(trx, of);
  const steps: Explanation = [];
  const result = summerResult(own, { ...entered, isOver: isStored }, rulesOf, steps);
  return result && { isStored, ruleSet: result.ruleSet, steps };
}

function rulesIn(trx: Trx, of: ExplainOutcome, isStored: boolean): Promise<RulesOf> {
  return isStored ? storedRules(trx, of) : currentRules(trx, of);
}

async function isStoredNotAssessed(
  trx: Trx,
  { unitId, schoolYear, period, pupilId }: ExplainOutcome,
): Promise<boolean> {
  const { rows } = await sql<{ isAssessed: boolean }>`
    select is_assessed from outcome where unit_id = ${unitId} and school_year = ${schoolYear} and period = ${period} and pupil_id = ${pupilId}
  `.execute(trx);
  return rows[0]?.isAssessed === false;
}
