import type { CloseTerm, TermBoard } from '@truong/contracts/gradebook';

/** What the principal chose for an incomplete pupil; a reason belongs to not assessed only. */
export type Decision = { decision: 'by_rule' | 'left_empty' | 'not_assessed'; reason: string };
/** By pupil id. A pupil who is no longer incomplete may still stand here; it does not count. */
export type Decisions = Readonly<Record<number, Decision>>;

/** A pupil who asks for a decision. */
export type Undecided = TermBoard['incomplete'][number];

const shortestReason = 3;

/** A decision that closing accepts: one of those allowed, with a reason where one is asked for. */
export function isDecided(pupil: Pick<Undecided, 'pupilId' | 'allowed'>, decisions: Decisions): boolean {
  const chosen = decisions[pupil.pupilId];
  if (!chosen || !pupil.allowed.includes(chosen.decision)) return false;
  return chosen.decision !== 'not_assessed' || chosen.reason.trim().length >= shortestReason;
}

/** `null` takes the decision back. */
export function decide(decisions: Decisions, pupilId: number, decision: Decision | null): Decisions {
  const { [pupilId]: _before, ...rest } = decisions;
  return decision ? { ...rest, [pupilId]: decision } : rest;
}

/** The pupils of a group who may get this decision. */
export function whoMay(pupils: readonly Undecided[], decision: Decision['decision']): Undecided[] {
  return pupils.filter((pupil) => pupil.allowed.includes(decision));
}

/** One choice for all of a class, where it is allowed; the others keep what they have. */
export function decideAll(decisions: Decisions, pupils: readonly Undecided[], decision: Decision): Decisions {
  return whoMay(pupils, decision.decision).reduce((all, pupil) => decide(all, pupil.pupilId, decision), decisions);
}

export type DecisionCounts = { byRule: number; leftEmpty: number; notAssessed: number; undecided: number };

export function countDecisions(pupils: readonly Undecided[], decisions: Decisions): DecisionCounts {
  const decided = pupils.filter((pupil) => isDecided(pupil, decisions));
  const count = (decision: Decision['decision']) =>
    decided.filter((pupil) => decisions[pupil.pupilId]?.decision === decision).length;
  return {
    byRule: count('by_rule'),
    leftEmpty: count('left_empty'),
    notAssessed: count('not_assessed'),
    undecided: pupils.length - decided.length,
  };
}

/** What closing is told: the decisions of those still incomplete. */
export function decisionsToSend(pupils: readonly Undecided[], decisions: Decisions): CloseTerm['decisions'] {
  return pupils.flatMap((pupil): CloseTerm['decisions'] => {
    const chosen = decisions[pupil.pupilId];
    if (!chosen || !isDecided(pupil, decisions)) return [];
    const { pupilId } = pupil;
    return chosen.decision === 'not_assessed'
      ? [{ pupilId, decision: 'not_assessed', reason: chosen.reason.trim() }]
      : [{ pupilId, decision: chosen.decision }];
  });
}

export type UndecidedClass = { classId: number; className: string; pupils: Undecided[] };

/** The classes of the board that have incomplete pupils, in its order. */
export function byClass({ classes, incomplete }: Pick<TermBoard, 'classes' | 'incomplete'>): UndecidedClass[] {
  const groups = Map.groupBy(incomplete, (pupil) => pupil.classId);
  return classes.flatMap(({ classId, className }) => {
    const pupils = groups.get(classId);
    return pupils ? [{ classId, className, pupils }] : [];
  });
}
