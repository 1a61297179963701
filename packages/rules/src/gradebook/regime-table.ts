import type { Regime, RegimeStart } from './regime.ts';
import { ruleSets } from './rule-set.ts';

/** Why a row of a province's table of circulars cannot stand; `with`: the row that it overlaps. */
export type RegimeRowProblem = { row: number } & (
  | { problem: 'no_grades' | 'no_rules' | 'other_grades' | 'other_programme' | 'later_year' }
  | { problem: 'overlaps'; with: number }
);

/**
 * What speaks against the rows that a province puts before the table of circulars for a school year: grades that a circular is
 * not about, one whose rules are not known here, a first year that has not come, two rows for one grade from one day on.
 */
export function regimeTableProblems(rows: readonly RegimeStart[], schoolYear: number): RegimeRowProblem[] {
  return rows.flatMap((one, row): RegimeRowProblem[] => {
    const problem = problemOf(one, schoolYear);
    const other = rows.findIndex((before, at) => at < row && overlaps(before, one));
    return [...(problem ? [{ row, problem }] : []), ...(other === -1 ? [] : [overlapping(row, other)])];
  });
}

function overlapping(row: number, other: number): RegimeRowProblem {
  return { row, problem: 'overlaps', with: other };
}

type OwnProblem = Exclude<RegimeRowProblem['problem'], 'overlaps'>;

function problemOf({ regime, programme, grades, since }: RegimeStart, schoolYear: number): OwnProblem | null {
  const rules = ruleSets[regime];
  if (!rules) return 'no_rules';
  if (grades.length === 0) return 'no_grades';
  if (grades.some((grade) => grade <= 5 !== (rules.stage === 'primary'))) return 'other_grades';
  if ((programme === 'continuing') !== (regime === 'TT43_2021')) return 'other_programme';
  return since > schoolYear ? 'later_year' : null;
}

/** Of two rows for one grade only the first would ever hold, unless they begin on different days. */
function overlaps(one: RegimeStart, other: RegimeStart): boolean {
  return (
    one.programme === other.programme &&
    one.inForce === other.inForce &&
    one.grades.some((grade) => other.grades.includes(grade))
  );
}

/** In the order in which rows are tried: what begins later first. */
export function inRegimeOrder(rows: readonly RegimeStart[]): RegimeStart[] {
  const begins = ({ inForce, since }: RegimeStart) => inForce ?? `${since}-01-01`;
  return [...rows].sort((one, other) => (begins(one) < begins(other) ? 1 : begins(one) > begins(other) ? -1 : 0));
}

/** Whether a value is a list of such rows. */
export function isRegimeTable(value: unknown): value is RegimeStart[] {
  return (
    Array.isArray(value) &&
    value.length <= 40 &&
    value.every((row: unknown) => {
      if (typeof row !== 'object' || row === null) return false;
      const { regime, programme, grades, since, inForce } = row as Record<string, unknown>;
      return (
        typeof regime === 'string' &&
        (regime as Regime) in ruleSets &&
        (programme === 'general' || programme === 'continuing') &&
        Array.isArray(grades) &&
        new Set(grades).size === grades.length &&
        grades.every((grade) => Number.isInteger(grade) && grade >= 1 && grade <= 12) &&
        Number.isInteger(since) &&
        (since as number) >= 1990 &&
        (since as number) <= 2100 &&
        (inForce === null || (typeof inForce === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(inForce)))
      );
    })
  );
}
