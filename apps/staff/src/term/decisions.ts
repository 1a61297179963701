import type { CloseTerm, IncompletePupil } from '@truong/contracts/gradebook';

/** What the principal chose for an incomplete pupil; a reason belongs to not assessed only. */
export type Decision = { decision: 'by_rule' | 'not_assessed'; reason: string };
/** By pupil id. A pupil who is no longer incomplete may still stand here; it does not count. */
export type Decisions = Readonly<Record<number, Decision>>;

const shortestReason = 3;

/** A decision that closing accepts: one of those allowed, with a reason where one is asked for. */
export function isDecided(pupil: Pick<IncompletePupil, 'pupilId' | 'allowed'>, decisions: Decisions): boolean {
  const chosen = decisions[pupil.pupilId];
  if (!chosen || !pupil.allowed.includes(chosen.decision)) return false;
  return chosen.decision === 'by_rule' || chosen.reason.trim().length >= shortestReason;
}

/** `null` takes the decision back. */
export function decide(decisions: Decisions, pupilId: number, decision: Decision | null): Decisions {
  const { [pupilId]: _before, ...rest } = decisions;
  return decision ? { ...rest, [pupilId]: decision } : rest;
}

/** The pupils of a group who may get this decision. */
export function whoMay(pupils: readonly IncompletePupil[], decision: Decision['decision']): IncompletePupil[] {
  return pupils.filter((pupil) => pupil.allowed.includes(decision));
}

/** One choice for all of a class, where it is allowed; the others keep what they have. */
export function decideAll(decisions: Decisions, pupils: readonly IncompletePupil[], decision: Decision): Decisions {
  return whoMay(pupils, decision.decision).reduce((all, pupil) => decide(all, pupil.pupilId, decision), decisions);
}

export type DecisionCounts = { byRule: number; notAssessed: number; undecided: number };

/** `total` counts the incomplete pupils that the list does not show too. */
export function countDecisions(
  pupils: readonly IncompletePupil[],
  decisions: Decisions,
  total: number,
): DecisionCounts {
  const decided = pupils.filter((pupil) => isDecided(pupil, decisions));
  const byRule = decided.filter((pupil) => decisions[pupil.pupilId]?.decision === 'by_rule').length;
  return { byRule, notAssessed: decided.length - byRule, undecided: Math.max(total, pupils.length) - decided.length };
}

/** What closing is told: the decisions of those still incomplete. */
export function decisionsToSend(pupils: readonly IncompletePupil[], decisions: Decisions): CloseTerm['decisions'] {
  return pupils.flatMap((pupil): CloseTerm['decisions'] => {
    const chosen = decisions[pupil.pupilId];
    if (!chosen || !isDecided(pupil, decisions)) return [];
    const { pupilId } = pupil;
    return chosen.decision === 'by_rule'
      ? [{ pupilId, decision: 'by_rule' }]
      : [{ pupilId, decision: 'not_assessed', reason: chosen.reason.trim() }];
  });
}

/** Classes in the order in which they came. */
export function byClass(
  pupils: readonly IncompletePupil[],
): { classId: number; className: string; pupils: IncompletePupil[] }[] {
  return [...Map.groupBy(pupils, (pupil) => pupil.classId)].map(([classId, group]) => ({
    classId,
    className: group[0]?.className ?? '',
    pupils: group,
  }));
}
