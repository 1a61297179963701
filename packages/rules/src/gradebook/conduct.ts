import { type Explanation, explain, given } from './explain/explanation.ts';
import type { ConductLevel, LearningLevel } from './levels.ts';
import type { SecondaryRules } from './regimes/secondary-rules.ts';
import type { NotAvailable } from './subject-result.ts';

export type YearConduct<C> = { kind: 'level'; level: C } | NotAvailable;

/**
 * Conduct of the year. TT22/2021 art. 8.2: a pure function of both semesters (TT43/2021 by analogy). TT58/2011 art. 3-4: a
 * judgement that rests mainly on semester II and progress, so it is what the homeroom teacher entered; not a formula.
 */
export function yearConduct<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  of: { first: C | null; second: C | null; entered: C | null },
  explanation?: Explanation,
): YearConduct<C> {
  const { matrix } = rules.conduct;
  const level = matrix
    ? of.first !== null && of.second !== null
      ? (matrix[of.first]?.[of.second] ?? null)
      : null
    : of.entered;
  if (level === null) return { kind: 'not_available', missing: [{ kind: 'conduct' }] };
  if (explanation) {
    explain(explanation, rules, {
      decided: 'conduct_year',
      rule: rules.sources.conduct,
      inputs: [
        given('term_1', of.first),
        given('term_2', of.second),
        ...(matrix ? [] : [given('entered', of.entered)]),
      ],
      result: level,
    });
  }
  return { kind: 'level', level };
}
