export type SubstitutionProblem =
  | 'until_before_from'
  | 'already_over'
  | 'outside_year'
  | 'substitute_unknown'
  | 'same_person'
  | 'substitute_left'
  | 'no_account'
  | 'outside_assignment'
  | 'dates_overlap';

type Span = { from: string; to: string };
type OpenSpan = { from: string; to: string | null };

export type PlannedSubstitution = {
  span: Span;
  today: string;
  year: Span;
  teacherId: number;
  /** Undefined: nobody of this school. */
  substitute: { id: number; atSchool: OpenSpan; hasAccount: boolean } | undefined;
  /** The assignments whose sheets are handed over, each with the substitutions that it has already. */
  duties: readonly { assigned: OpenSpan; standing: readonly Span[] }[];
};

/**
 * Why a teacher's sheets cannot go to a substitute between two days; null when they can. A first day in the past is allowed:
 * it is often put down after it began. `duty` says which assignment stands in the way.
 */
export function substitutionProblem(plan: PlannedSubstitution): { problem: SubstitutionProblem; duty?: number } | null {
  const { span, substitute, duties } = plan;
  if (span.to < span.from) return { problem: 'until_before_from' };
  if (span.to < plan.today) return { problem: 'already_over' };
  if (!covers(plan.year, span)) return { problem: 'outside_year' };
  if (!substitute) return { problem: 'substitute_unknown' };
  if (substitute.id === plan.teacherId) return { problem: 'same_person' };
  if (!covers(substitute.atSchool, span)) return { problem: 'substitute_left' };
  if (!substitute.hasAccount) return { problem: 'no_account' };
  for (const [duty, { assigned, standing }] of duties.entries()) {
    if (!covers(assigned, span)) return { problem: 'outside_assignment', duty };
    if (standing.some((other) => other.from <= span.to && other.to >= span.from))
      return { problem: 'dates_overlap', duty };
  }
  return null;
}

function covers(outer: OpenSpan, inner: Span): boolean {
  return outer.from <= inner.from && (outer.to === null || outer.to >= inner.to);
}
