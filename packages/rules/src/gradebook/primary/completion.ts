import { type Explanation, explain, given } from '../explain/explanation.ts';
import type { PrimaryRules } from '../regimes/primary-rules.ts';
import type { NotAvailable } from '../subject-result.ts';
import type { PrimaryResult } from './year-level.ts';

/** The last grade of primary school: who completes it has completed primary education. */
const lastGrade = 5;

export type GradeCompletion =
  | { state: 'not_available'; hasCompletedPrimary: false }
  /** Straight from the year's results, or after a supplementary assessment. */
  | { state: 'completed'; isAfterSupplement: boolean; hasCompletedPrimary: boolean }
  /** The teacher supports the pupil and assesses again. */
  | { state: 'awaits_supplement'; hasCompletedPrimary: false }
  /** Still not enough: the list with the pupil's weak points goes to the principal. */
  | { state: 'awaits_principal'; hasCompletedPrimary: false }
  | { state: 'promoted_by_principal' | 'repeats'; hasCompletedPrimary: false }
  /** A decision by individual plan, with its reason. */
  | { state: 'by_plan'; decision: 'promoted' | 'repeats'; reason: string; hasCompletedPrimary: boolean };

export type CompletionCandidate = {
  grade: number;
  year: PrimaryResult | NotAvailable;
  supplement: 'enough' | 'not_enough' | null;
  principal: 'promote' | 'repeat' | null;
  plan: { decision: 'promoted' | 'repeats'; reason: string } | null;
};

/**
 * Completion of the grade and of primary education. TT27/2020 art. 11 (TT30/2014 and TT22/2016 art. 14 alike, in part from
 * memory): Chưa hoàn thành is not repetition; a supplementary assessment follows, then a decision of the principal. For a
 * pupil with an individual plan the automatic rules are off and the principal's decision with its reason stands.
 */
export function gradeCompletion(
  rules: PrimaryRules,
  pupil: CompletionCandidate,
  explanation?: Explanation,
): GradeCompletion {
  const completion = decide(pupil);
  if (!explanation) return completion;
  const { year, supplement, principal, plan } = pupil;
  if (plan) {
    explain(explanation, rules, {
      decided: 'individual_plan',
      rule: rules.sources.individualPlan,
      inputs: [given('reason', plan.reason.trim() || null)],
      result: completion.state === 'by_plan' ? (completion.decision === 'repeats' ? 'retained' : 'promoted') : null,
    });
  } else {
    explain(explanation, rules, {
      decided: 'primary_completion',
      rule: rules.sources.completion,
      inputs: [
        given('grade', pupil.grade),
        given('year', year.kind === 'not_available' ? null : year.isEnough ? 'enough' : 'not_enough'),
        given('supplement', supplement),
        given('principal', principal),
      ],
      result: completion.state,
    });
  }
  return completion;
}

function decide(of: CompletionCandidate): GradeCompletion {
  const isLast = of.grade === lastGrade;
  if (of.plan) {
    const { decision } = of.plan;
    const reason = of.plan.reason.trim();
    if (reason === '') return { state: 'not_available', hasCompletedPrimary: false };
    return { state: 'by_plan', decision, reason, hasCompletedPrimary: isLast && decision === 'promoted' };
  }
  if (of.year.kind === 'not_available') return { state: 'not_available', hasCompletedPrimary: false };
  if (of.year.isEnough) return { state: 'completed', isAfterSupplement: false, hasCompletedPrimary: isLast };
  if (of.supplement === null) return { state: 'awaits_supplement', hasCompletedPrimary: false };
  if (of.supplement === 'enough') return { state: 'completed', isAfterSupplement: true, hasCompletedPrimary: isLast };
  if (of.principal === null) return { state: 'awaits_principal', hasCompletedPrimary: false };
  return { state: of.principal === 'promote' ? 'promoted_by_principal' : 'repeats', hasCompletedPrimary: false };
}
