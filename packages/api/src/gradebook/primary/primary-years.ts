import type { UnitYear } from '@truong/contracts/common';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import { currentPrimaryRules } from '../rule-settings/current-rules.ts';
import { findTerm, listTermLines, type OfTerm, stateOfTerm } from '../term.queries.ts';
import { findYearClosing, isYearClosed } from '../year.queries.ts';
import { sum } from '../year-results.ts';
import { type AbsencesOf, absencesOfFirstTerm, primaryAbsences } from './primary-absences.ts';
import { listDecisions } from './primary-decision.queries.ts';
import { listStoredPrimary, type StoredPrimary, storedPrimaryRules } from './primary-outcome.queries.ts';
import {
  nothingDecided,
  type PrimaryOutcome,
  type PrimaryRulesOf,
  type PrimaryYearOutcome,
  primaryOutcomes,
  primaryYear,
} from './primary-outcomes.ts';
import { listPrimaryPlans, type PrimaryPlan, type PrimaryPlans } from './primary-plans.ts';

/**
 * The years of grades 1-5 from the stored outcomes of semester II, what the class recognised and what the principal decided from
 * individual plans; absences are those of both semesters.
 */
export async function primaryYears(db: Db, of: UnitYear, rulesOf: PrimaryRulesOf): Promise<PrimaryYearOutcome[]> {
  const [outcomes, decisions, plans, first] = [
    await listStoredPrimary(db, { ...of, period: 'term-2' }),
    await listDecisions(db, of),
    await listPrimaryPlans(db, of),
    await absencesOfFirstTerm(db, of),
  ];
  return outcomes.map(({ notAssessedReason: _reason, ...outcome }) =>
    primaryYear(withFirstTerm(outcome, first), decisions.get(outcome.pupilId)?.held ?? nothingDecided, {
      plan: plans.get(outcome.pupilId) ?? null,
      rulesOf,
    }),
  );
}

/** What of a pupil is known of one semester only is not known of the year. */
function withFirstTerm<O extends PrimaryOutcome>(second: O, first: AbsencesOf): O {
  const { excused = null, unexcused = null } = first.get(second.pupilId) ?? {};
  return {
    ...second,
    absentExcused: sum(excused, second.absentExcused),
    absentUnexcused: sum(unexcused, second.absentUnexcused),
  };
}

/** What a class's year rests on: its stored results, the closed semester II, or what stands on the sheets now. */
export async function yearOfClass(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, classId }: UnitYear & { classId: number },
): Promise<{ isStored: boolean; outcomes: PrimaryOutcome[]; plans: PrimaryPlans; rulesOf: PrimaryRulesOf }> {
  const of = { unitId, schoolYear };
  if (isYearClosed(await findYearClosing(trx, of))) {
    const stored = await listStoredPrimary(trx, { ...of, period: 'year', classId });
    const rulesOf = await storedPrimaryRules(trx, { ...of, period: 'year' });
    return { isStored: true, outcomes: stored, plans: new Map(stored.flatMap(storedPlan)), rulesOf };
  }
  const rulesOf = await currentPrimaryRules(trx, of);
  const term = { ...of, term: 2 } as const;
  const second =
    stateOfTerm(await findTerm(trx, term)) === 'closed'
      ? await listStoredPrimary(trx, { ...of, period: 'term-2', classId })
      : await outcomesOfOpenTerm(trx, { ...term, classId, today: act.today }, rulesOf);
  const first = await absencesOfFirstTerm(trx, of);
  const plans = await listPrimaryPlans(trx, of);
  return { isStored: false, outcomes: second.map((one) => withFirstTerm(one, first)), plans, rulesOf };
}

/** What stands on the sheets of a term that is not closed. */
export async function outcomesOfOpenTerm(trx: Trx, of: OfTerm, rulesOf: PrimaryRulesOf): Promise<PrimaryOutcome[]> {
  const lines = await listTermLines(trx, of);
  return primaryOutcomes(lines, { rulesOf, absences: await primaryAbsences(trx, of, lines) });
}

function storedPlan({ pupilId, level, beforeSummer, manualReason: reason }: StoredPrimary): [number, PrimaryPlan][] {
  if (reason === null) return [];
  return [[pupilId, { level, decision: beforeSummer === 'retained' ? 'retained' : 'promoted', reason }]];
}
