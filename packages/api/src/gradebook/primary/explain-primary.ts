import type { ExplainOutcome } from '@truong/contracts/explanations';
import type { Act } from '@truong/db/act';
import type { Trx } from '@truong/db/kysely';
import type { Explanation } from '@truong/rules/gradebook/explain/explanation';
import type { PrimaryRegime } from '@truong/rules/gradebook/regime';
import { listDecisions } from './primary-decision.queries.ts';
import { completionOf, nothingDecided, primaryYear } from './primary-outcomes.ts';
import { yearOfClass } from './primary-years.ts';

/**
 * How a pupil's year in grades 1-5 came about: level, award and completion, told by the functions that decide. In a term nothing
 * is computed, so nothing is told. Null for somebody who is not in the class.
 */
export async function explainPrimary(
  trx: Trx,
  act: Act,
  of: ExplainOutcome,
): Promise<{ isStored: boolean; ruleSet: PrimaryRegime; steps: Explanation } | null> {
  const { isStored, outcomes, plans, rulesOf } = await yearOfClass(trx, act, of);
  const outcome = outcomes.find(({ pupilId }) => pupilId === of.pupilId);
  if (!outcome) return null;
  const steps: Explanation = [];
  if (of.period === 'year') {
    const decided = (await listDecisions(trx, of)).get(of.pupilId)?.held ?? nothingDecided;
    const plan = plans.get(of.pupilId) ?? null;
    const year = primaryYear(outcome, decided, { plan, rulesOf, explanation: steps });
    completionOf(year, decided, { rulesOf, explanation: steps });
  }
  return { isStored, ruleSet: outcome.ruleSet, steps };
}
