import type { UnitYear } from '@truong/contracts/common';
import type { Act } from '@truong/db/act';
import type { Db, Trx } from '@truong/db/kysely';
import { findTerm, listTermLines, stateOfTerm } from '../term.queries.ts';
import { findYearClosing, isYearClosed } from '../year.queries.ts';
import { listDecisions } from './primary-decision.queries.ts';
import { listStoredPrimary } from './primary-outcome.queries.ts';
import {
  nothingDecided,
  type PrimaryOutcome,
  type PrimaryRulesOf,
  type PrimaryYearOutcome,
  primaryOutcomes,
  primaryYear,
} from './primary-outcomes.ts';

/** The years of grades 1-5 from the stored outcomes of semester II and what the class recognised. */
export async function primaryYears(db: Db, of: UnitYear, rulesOf?: PrimaryRulesOf): Promise<PrimaryYearOutcome[]> {
  const [outcomes, decisions] = await Promise.all([
    listStoredPrimary(db, { ...of, period: 'term-2' }),
    listDecisions(db, of),
  ]);
  return outcomes.map(({ notAssessedReason: _reason, ...outcome }) =>
    primaryYear(outcome, decisions.get(outcome.pupilId)?.held ?? nothingDecided, rulesOf ? { rulesOf } : {}),
  );
}

/** What a class's year rests on: its stored results, the closed semester II, or what stands on the sheets now. */
export async function yearOfClass(
  trx: Trx,
  act: Act,
  { unitId, schoolYear, classId }: UnitYear & { classId: number },
): Promise<{ isStored: boolean; outcomes: PrimaryOutcome[] }> {
  const of = { unitId, schoolYear };
  if (isYearClosed(await findYearClosing(trx, of)))
    return { isStored: true, outcomes: await listStoredPrimary(trx, { ...of, period: 'year', classId }) };
  const term = { ...of, term: 2 } as const;
  const outcomes =
    stateOfTerm(await findTerm(trx, term)) === 'closed'
      ? await listStoredPrimary(trx, { ...of, period: 'term-2', classId })
      : primaryOutcomes(await listTermLines(trx, { ...term, classId, today: act.today }), new Set());
  return { isStored: false, outcomes };
}
