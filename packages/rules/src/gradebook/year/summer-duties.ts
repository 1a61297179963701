import type { ConductLevel, LearningLevel } from '../levels.ts';
import type { SecondaryRules } from '../regimes/secondary-rules.ts';
import type { SubjectOutcome } from '../subject-result.ts';
import type { Promotion } from './promotion.ts';
import { retestSubjects } from './retest.ts';

export type SummerDuties = {
  /** Conduct is trained and judged again. */
  isTraining: boolean;
  /** What may be retaken; empty: nothing. */
  retests: string[];
  /** The re-test counts only after conduct has been judged Đạt (TT58: Trung bình) or better. */
  isRetestAfterTraining: boolean;
};

/**
 * What a pupil who is not promoted has to do in summer, from what the year's end says: training in conduct, re-tests, or,
 * where both are below, training first. TT22/2021 art. 13, 14; TT58/2011 art. 16, 17; TT43/2021 art. 12, 13. Nobody who is
 * promoted, or whom no summer can help, has any.
 */
export function summerDuties<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  year: Pick<Promotion, 'beforeSummer' | 'causes'> & { subjects: readonly SubjectOutcome[] },
): SummerDuties | null {
  if (year.beforeSummer !== 'summer_training' && year.beforeSummer !== 'summer_retest') return null;
  const isTraining = year.causes.includes('conduct');
  const mayRetake = year.causes.includes('learning');
  return {
    isTraining,
    retests: mayRetake ? retestSubjects(rules, year.subjects) : [],
    isRetestAfterTraining: isTraining && mayRetake,
  };
}
