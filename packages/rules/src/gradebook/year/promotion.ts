import { actingSettings, type Explanation, explain, given } from '../explain/explanation.ts';
import { type ConductLevel, isAtLeast, type LearningLevel } from '../levels.ts';
import type { SecondaryRules } from '../regimes/secondary-rules.ts';
import type { Missing } from '../subject-result.ts';

export type PromotionCause =
  | 'absences'
  | 'both_weak'
  | 'hopeless_learning'
  | 'conduct'
  | 'learning'
  | 'retest_not_allowed';

/** What the end of the school year says, before any summer. */
export type YearEnd = 'promoted' | 'retained' | 'summer_training' | 'summer_retest';

export type Promotion = {
  beforeSummer: YearEnd | 'not_available';
  /** Null: not available, or what the summer brings is still open. */
  decision: 'promoted' | 'retained' | null;
  /** Why not promoted; before the summer is over, why not yet. */
  causes: PromotionCause[];
  /** Promoted by re-test or training. */
  isAfterSummer: boolean;
  /** A promoted pupil of the last grade of a level has completed its programme (grades 9 and 12). */
  hasCompletedProgramme: boolean;
  missing: readonly Missing[];
};

export type PromotionCandidate<L, C> = {
  grade: number;
  conduct: C | null;
  learning: L | null;
  /** Sessions, excused and unexcused together. */
  absences: number | null;
  /** After summer training; null: not (yet) reassessed. */
  conductAfterSummer: C | null;
  /** After the re-test; null: not (yet) retaken, or not in every subject it had to be. */
  learningAfterRetest: L | null;
  /** Nothing more is awaited: what has not been mended stays as it was. */
  isSummerOver: boolean;
};

/**
 * Promotion to the next grade, with its causes. Conduct and learning at Đạt (TT58: Trung bình) or better and at most 45
 * sessions missed in the year; 46 cannot be mended. TT22/2021 art. 12-14, TT43/2021 art. 11-13 (11: number not re-read),
 * TT58/2011 art. 15-17. TT58: learning Kém, or learning and conduct both Yếu, are retained at once. TT22: both Chưa đạt is
 * unsure: training first and then a re-test, or no re-test (`retestWhenYearConductFailed`).
 */
export function promotionOf<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  pupil: PromotionCandidate<L, C>,
  explanation?: Explanation,
): Promotion {
  const promotion = decide(rules, pupil);
  if (explanation) {
    const { beforeSummer, decision } = promotion;
    const source = { summer_training: 'training', summer_retest: 'retest' } as const;
    const isSummer = beforeSummer === 'summer_training' || beforeSummer === 'summer_retest';
    explain(explanation, rules, {
      decided: 'promotion',
      rule: rules.sources[isSummer ? source[beforeSummer] : 'promotion'],
      inputs: [
        given('grade', pupil.grade),
        given('conduct', pupil.conduct),
        given('learning', pupil.learning),
        given('absences', pupil.absences),
        ...(isSummer ? [given('conduct_after_summer', pupil.conductAfterSummer)] : []),
        ...(isSummer ? [given('learning_after_retest', pupil.learningAfterRetest)] : []),
      ],
      result: decision ?? beforeSummer,
      settings: actingSettings(rules, ['retestWhenYearConductFailed'], (under) => decide(under, pupil)),
    });
  }
  return promotion;
}

function decide<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  pupil: PromotionCandidate<L, C>,
): Promotion {
  const { conduct, learning, absences } = pupil;
  const { maxAbsences, hopeless, bothBelow } = rules.promotion;
  if (absences !== null && absences > maxAbsences) return retained('absences');
  if (conduct === null || learning === null || absences === null) return notAvailable(pupil);
  if (hopeless.includes(learning)) return retained('hopeless_learning');
  const isConductEnough = isAtLeast(rules.conduct.levels, conduct, rules.promotion.conduct);
  const isLearningEnough = isAtLeast(rules.learning.levels, learning, rules.promotion.learning);
  if (isConductEnough && isLearningEnough) {
    return { ...settled(rules, pupil, 'promoted'), beforeSummer: 'promoted', isAfterSummer: false };
  }
  if (!isConductEnough && !isLearningEnough && bothBelow === 'retained') return retained('both_weak');
  return afterSummer(rules, pupil, { isConductEnough, isLearningEnough });
}

function afterSummer<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  pupil: PromotionCandidate<L, C>,
  { isConductEnough, isLearningEnough }: { isConductEnough: boolean; isLearningEnough: boolean },
): Promotion {
  const beforeSummer: YearEnd = isConductEnough ? 'summer_retest' : 'summer_training';
  const { conductAfterSummer, learningAfterRetest, isSummerOver } = pupil;
  const isTrained =
    conductAfterSummer !== null && isAtLeast(rules.conduct.levels, conductAfterSummer, rules.promotion.conduct);
  const isRetaken =
    learningAfterRetest !== null && isAtLeast(rules.learning.levels, learningAfterRetest, rules.promotion.learning);
  const isRetestLost = !isConductEnough && !isLearningEnough && rules.settings.retestWhenYearConductFailed === 'never';
  const open = {
    conduct: !isConductEnough && !isTrained,
    learning: !isLearningEnough && (!isRetaken || isRetestLost),
  };
  if (!open.conduct && !open.learning) {
    return { ...settled(rules, pupil, 'promoted'), beforeSummer, isAfterSummer: true };
  }
  const causes: PromotionCause[] = [
    ...(open.conduct ? (['conduct'] as const) : []),
    ...(open.learning ? ([isRetestLost ? 'retest_not_allowed' : 'learning'] as const) : []),
  ];
  return {
    ...settled(rules, pupil, isSummerOver || isRetestLost ? 'retained' : null),
    beforeSummer,
    causes,
    isAfterSummer: false,
  };
}

function settled(
  { promotion }: Pick<SecondaryRules, 'promotion'>,
  { grade }: { grade: number },
  decision: Promotion['decision'],
): Omit<Promotion, 'beforeSummer' | 'isAfterSummer'> {
  const hasCompletedProgramme = decision === 'promoted' && promotion.finalGrades.includes(grade);
  return { decision, causes: [], hasCompletedProgramme, missing: [] };
}

function retained(cause: PromotionCause): Promotion {
  return {
    beforeSummer: 'retained',
    decision: 'retained',
    causes: [cause],
    isAfterSummer: false,
    hasCompletedProgramme: false,
    missing: [],
  };
}

function notAvailable(pupil: { conduct: unknown; learning: unknown; absences: unknown }): Promotion {
  const missing = (['conduct', 'learning', 'absences'] as const)
    .filter((kind) => pupil[kind] === null)
    .map((kind) => ({ kind }));
  return {
    beforeSummer: 'not_available',
    decision: null,
    causes: [],
    isAfterSummer: false,
    hasCompletedProgramme: false,
    missing,
  };
}
