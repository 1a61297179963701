import type { CellValue } from './cell.ts';
import type { Column, ColumnRole } from './columns.ts';
import { learningResult } from './learning-result.ts';
import type { Level } from './levels.ts';
import type { RuleSet } from './rule-set.ts';
import type { SubjectResult } from './semester-result.ts';

/** A required cell without a value: empty, or an assessment still to be made up. */
export type MissingCell = { slot: string; role: ColumnRole; state: 'empty' | 'make_up' };

/** For an incomplete pupil: the missing assessments become 0 or Chưa đạt, or the pupil gets no level this term. */
export type ClosingDecision = 'by_rule' | 'not_assessed';

/** The required cells of one pupil on one sheet that have no value yet, in the order of the columns. */
export function missingRequired(columns: readonly Column[], cells: ReadonlyMap<string, CellValue>): MissingCell[] {
  const missing: MissingCell[] = [];
  for (const { slot, role, required } of columns) {
    const kind = cells.get(slot)?.kind;
    if (required && (kind === undefined || kind === 'make_up')) missing.push({ slot, role, state: kind ?? 'empty' });
  }
  return missing;
}

/** A missing cell with the subject of its sheet; null on the homeroom sheet. */
export type MissingOfPupil = MissingCell & { subject: string | null };

export type IncompletePupil = {
  pupilId: number;
  missing: MissingOfPupil[];
  /** The decisions this pupil may get. */
  allowed: ClosingDecision[];
  /** The decision that holds: the one given, if it is allowed. */
  decision: ClosingDecision | null;
  /** The cells that keep the term open: all missing ones until a decision holds, then none. */
  blocking: MissingOfPupil[];
};

/**
 * The incomplete pupils of a term, with what may be decided and what still blocks the closing; pupils with nothing missing
 * are left out, and a term may close when nobody is blocking. By rule only where each missing cell is a mid-term or
 * end-of-term one (TT22/2021 art. 7, wording unsure) or, under `missingRegular: 'zero'`, a regular one; conduct and absences
 * have no rule, so they leave only not assessed.
 */
export function closingBlocks(
  rules: RuleSet,
  pupils: readonly { pupilId: number; missing: readonly MissingOfPupil[]; decision: ClosingDecision | null }[],
): IncompletePupil[] {
  return pupils
    .filter((pupil) => pupil.missing.length > 0)
    .map((pupil) => {
      const hasRule = pupil.missing.every((cell) => isSetByRule(rules, cell.role));
      const allowed: ClosingDecision[] = hasRule ? ['by_rule', 'not_assessed'] : ['not_assessed'];
      const decision = allowed.find((known) => known === pupil.decision) ?? null;
      const missing = [...pupil.missing];
      return { pupilId: pupil.pupilId, missing, allowed, decision, blocking: decision === null ? missing : [] };
    });
}

function isSetByRule(rules: RuleSet, role: ColumnRole): boolean {
  if (role === 'regular') return rules.missingRegular === 'zero';
  return role === 'mid_term' || role === 'end_of_term';
}

export type TermOutcome = {
  learning: Level | null;
  /** The level before the adjustment of art. 9.3. */
  learningRaw: Level | null;
  /** The one subject because of which the level was raised. */
  adjustedBy: string | null;
  conduct: Level | null;
  /** Has both levels and both counts of absences. Closing stores false for not assessed only. */
  isAssessed: boolean;
};

/**
 * What a term is for a pupil: learning by TT22/2021 art. 9, conduct as the homeroom teacher judged it (art. 8). A pupil not
 * assessed has no level; before closing, what is not complete yet is null.
 */
export function termOutcome(
  rules: RuleSet,
  pupil: {
    subjects: readonly { subject: string; result: SubjectResult }[];
    conduct: Level | null;
    absentExcused: number | null;
    absentUnexcused: number | null;
    isNotAssessed: boolean;
  },
): TermOutcome {
  if (pupil.isNotAssessed) {
    return { learning: null, learningRaw: null, adjustedBy: null, conduct: null, isAssessed: false };
  }
  const complete = pupil.subjects.flatMap(({ subject, result }) => (result ? [{ subject, result }] : []));
  const isComplete = complete.length > 0 && complete.length === pupil.subjects.length;
  const learning = isComplete ? learningResult(rules, complete) : null;
  const hasAbsences = pupil.absentExcused !== null && pupil.absentUnexcused !== null;
  return {
    learning: learning?.final ?? null,
    learningRaw: learning?.raw ?? null,
    adjustedBy: learning?.soleSubject ?? null,
    conduct: pupil.conduct,
    isAssessed: learning !== null && pupil.conduct !== null && hasAbsences,
  };
}
