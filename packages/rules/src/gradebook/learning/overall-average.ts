import { divideHalfUp } from '../rounding.ts';
import type { SubjectOutcome } from '../subject-result.ts';

/**
 * The overall average of TT58/2011 art. 11 before rounding: the plain mean of the rounded averages of the score subjects, no
 * subject weighs more, comment subjects never enter. TT22/2021 has none. Null without a score subject.
 */
export function overallFraction(subjects: readonly SubjectOutcome[]): { numerator: number; divisor: number } | null {
  let numerator = 0;
  let divisor = 0;
  for (const { result } of subjects) {
    if (result.kind !== 'score') continue;
    numerator += result.tenths;
    divisor += 1;
  }
  return divisor === 0 ? null : { numerator, divisor };
}

/** The same in tenths, half up. */
export function overallAverage(subjects: readonly SubjectOutcome[]): number | null {
  const fraction = overallFraction(subjects);
  return fraction && divideHalfUp(fraction.numerator, fraction.divisor);
}
