import type { ColumnRole } from './columns.ts';
import { isAtMidTerm } from './primary/primary-columns.ts';
import type { SecondaryRules } from './regimes/secondary-rules.ts';
import type { MissingCell } from './subject-result.ts';

/**
 * For an incomplete pupil: the missing assessments become 0 or Chưa đạt, or the pupil gets no level this term; in grades 1-5 the
 * term may also stand with some of them empty.
 */
export type ClosingDecision = 'by_rule' | 'left_empty' | 'not_assessed';

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
 * are left out, and a term may close when nobody is blocking. By rule where each missing cell is one that becomes 0 or Chưa
 * đạt when nobody made it up: TT22/2021 art. 7 (wording unsure) a mid-term or end-of-term one, a regular one under
 * `missingRegular: 'zero'`; TT26/2020 art. 8 every kind; TT58/2011 art. 8 likewise (from memory). Conduct and absences have
 * no rule, so they leave only not assessed.
 */
export function closingBlocks(
  rules: Pick<SecondaryRules, 'byRule' | 'settings'>,
  pupils: readonly Candidate[],
): IncompletePupil[] {
  return judged(pupils, (missing) => {
    const hasRule = missing.every((cell) => isSetByRule(rules, cell.role));
    return hasRule ? ['by_rule', 'not_assessed'] : ['not_assessed'];
  });
}

/**
 * The incomplete pupils of grades 1-5: nothing becomes 0 or a level by rule. A test that was not held is not available, TT27/2020
 * art. 7, and neither is the middle of a term for whoever came after it; the term may stand with those empty. Without the
 * teacher's assessment at its end a pupil is not assessed.
 */
export function primaryClosingBlocks(pupils: readonly Candidate[]): IncompletePupil[] {
  return judged(pupils, (missing) =>
    missing.every(({ role, slot }) => role === 'test' || isAtMidTerm(slot))
      ? ['left_empty', 'not_assessed']
      : ['not_assessed'],
  );
}

type Candidate = { pupilId: number; missing: readonly MissingOfPupil[]; decision: ClosingDecision | null };

function judged(
  pupils: readonly Candidate[],
  allowedFor: (missing: readonly MissingOfPupil[]) => ClosingDecision[],
): IncompletePupil[] {
  return pupils
    .filter((pupil) => pupil.missing.length > 0)
    .map((pupil) => {
      const allowed = allowedFor(pupil.missing);
      const decision = allowed.find((known) => known === pupil.decision) ?? null;
      const missing = [...pupil.missing];
      return { pupilId: pupil.pupilId, missing, allowed, decision, blocking: decision === null ? missing : [] };
    });
}

function isSetByRule({ byRule, settings }: Pick<SecondaryRules, 'byRule' | 'settings'>, role: ColumnRole): boolean {
  const counted = role === 'cluster' ? 'regular' : role;
  if (counted === 'regular' && settings.missingRegular === 'zero') return true;
  return byRule.some((known) => known === counted);
}
