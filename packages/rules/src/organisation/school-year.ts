/** The school year of a day: from August on the one that begins, before that the one that ends. */
export function schoolYearAt(day: string): number {
  return Number(day.slice(0, 4)) - (day.slice(5, 7) < '08' ? 1 : 0);
}

type Span = { startsOn: string; endsOn: string };
export type YearDays = Span & { schoolYear: number; terms: readonly [Span, Span] };

export type YearProblem =
  | 'backwards'
  | 'terms_overlap'
  | 'terms_outside'
  | 'years_overlap'
  | 'year_order'
  | 'term_in_use'
  | 'enrolments_outside';

/** What of the year is in use: terms that a school has opened, with the days as they are; the days that enrolments span. */
export type YearUse = { openedTerms: readonly (Span & { term: 1 | 2 })[]; enrolled: Span | null };

/** What stands against these days: order and overlaps, and, once the year is used, days that would leave somebody outside. */
export function yearProblems(
  wanted: YearDays,
  { others, use }: { others: readonly (Span & { schoolYear: number })[]; use: YearUse },
): YearProblem[] {
  const [first, second] = wanted.terms;
  const problems: YearProblem[] = [];
  if ([wanted, first, second].some((span) => span.endsOn <= span.startsOn)) problems.push('backwards');
  if (second.startsOn <= first.endsOn) problems.push('terms_overlap');
  if (first.startsOn < wanted.startsOn || second.endsOn > wanted.endsOn) problems.push('terms_outside');
  const rest = others.filter((other) => other.schoolYear !== wanted.schoolYear);
  if (rest.some((other) => other.startsOn <= wanted.endsOn && other.endsOn >= wanted.startsOn))
    problems.push('years_overlap');
  if (Number(wanted.startsOn.slice(0, 4)) !== wanted.schoolYear) problems.push('year_order');
  const shrinks = ({ term, startsOn, endsOn }: Span & { term: 1 | 2 }) =>
    wanted.terms[term - 1]?.startsOn !== startsOn || (wanted.terms[term - 1]?.endsOn ?? '') < endsOn;
  if (use.openedTerms.some(shrinks)) problems.push('term_in_use');
  if (use.enrolled && (use.enrolled.startsOn < wanted.startsOn || use.enrolled.endsOn > wanted.endsOn))
    problems.push('enrolments_outside');
  return problems;
}
