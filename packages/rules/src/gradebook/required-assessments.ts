import type { AssessmentKind } from './levels.ts';
import type { RuleSet } from './rule-set.ts';

/**
 * How many assessments a subject needs in a term. TT22/2021 art. 6.2, 7: two regular ones for a comment subject and for up
 * to 35 periods a year, three up to 70, four above; always one mid-term and one end-of-term. Periods leave out the clusters
 * of learning topics.
 */
export function requiredAssessments(
  _rules: RuleSet,
  subject: { kind: AssessmentKind; periodsPerYear: number },
): { regular: number; midTerm: 1; endOfTerm: 1 } {
  return { regular: regularCount(subject), midTerm: 1, endOfTerm: 1 };
}

function regularCount({ kind, periodsPerYear }: { kind: AssessmentKind; periodsPerYear: number }): number {
  if (kind === 'comment' || periodsPerYear <= 35) return 2;
  return periodsPerYear <= 70 ? 3 : 4;
}
