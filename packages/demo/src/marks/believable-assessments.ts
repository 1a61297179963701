import { normal, rngFor } from '../model/random.ts';
import type { Learner } from './believable-marks.ts';

/** An assessment of a subject, or of a quality or competence, at a point of the year. */
export type AssessmentOf = { seed: number; learner: Learner; subject: string; point: string };

/** How well a pupil is doing: ability, what they like, and the day; about 0 with deviation 1. */
function standing({ seed, learner, subject, point }: AssessmentOf): number {
  const liking = normal(rngFor(seed, 'primary', learner.key, subject));
  const day = normal(rngFor(seed, 'primary', learner.key, subject, point));
  return 0.8 * learner.ability + 0.5 * learner.strength + 0.45 * liking + 0.2 * day;
}

/** T for four of ten, C for one of a hundred. */
export function subjectLevelOf(of: AssessmentOf): string {
  const at = standing(of);
  if (at > 0.25) return 'T';
  return at > -2.3 ? 'H' : 'C';
}

/** Teachers of young children see the good: T for two of three. */
export function traitLevelOf(of: AssessmentOf): string {
  const at = standing(of);
  if (at > -0.4) return 'T';
  return at > -2.5 ? 'Đ' : 'C';
}

/** A whole mark: about 8 in the mean. */
export function testMarkOf(of: AssessmentOf): string {
  const noise = normal(rngFor(of.seed, 'primary test', of.learner.key, of.subject, of.point));
  return String(Math.min(10, Math.max(2, Math.round(7.8 + 1.3 * standing(of) + 0.4 * noise))));
}
