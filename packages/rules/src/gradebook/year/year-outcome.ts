import { type YearConduct, yearConduct } from '../conduct.ts';
import { type Explanation, explain, given } from '../explain/explanation.ts';
import { learningResult } from '../learning/learning-result.ts';
import type { ConductLevel, LearningLevel } from '../levels.ts';
import type { SecondaryRules, TitleCode } from '../regimes/secondary-rules.ts';
import type { Missing, SubjectOutcome, SubjectResult } from '../subject-result.ts';
import { judgedSubjects } from '../term-outcome.ts';
import { type Promotion, type PromotionCandidate, promotionOf } from './promotion.ts';
import { type Retest, retestResult } from './retest.ts';
import { titleOf } from './titles.ts';

/** What the principal decided from an individual education plan; the automatic rules are off. TT22/2021 art. 11. */
export type ManualYear<L, C> = {
  learning: L | null;
  conduct: C | null;
  decision: 'promoted' | 'retained';
  title: TitleCode | null;
  reason: string;
};

export type YearPupil<L, C> = {
  grade: number;
  /** Year results, of `subjectYearResult`. */
  subjects: readonly { subject: string; result: SubjectResult }[];
  /** Of the semesters, and the judgement entered for the year where the circular wants one. */
  conduct: { first: C | null; second: C | null; entered: C | null };
  absences: number | null;
  isNotAssessed: boolean;
  specialised?: string | null;
  summer: { conduct: C | null; retests: readonly SubjectOutcome[]; isOver: boolean };
  manual: ManualYear<L, C> | null;
};

export type YearOutcome<L = LearningLevel, C = ConductLevel> = {
  learning: L | null;
  learningRaw: L | null;
  adjustedBy: string | null;
  average: number | null;
  conduct: C | null;
  title: TitleCode | null;
  promotion: Promotion;
  /** Beside the original results, which stay; null when nothing was retaken. */
  retest: Retest<L> | null;
  conductAfterSummer: C | null;
  manualReason: string | null;
  isAssessed: boolean;
  missing: Missing[];
};

/**
 * What a year is for a pupil: levels, title (from the original results), promotion before and after the summer, re-tests
 * beside the originals. TT22/2021 art. 8, 9, 12-15; TT58/2011 art. 11, 13, 15-18; TT43/2021 art. 12-14. A pupil with an
 * individual plan gets what the principal decided, with the reason (TT22/2021 art. 11): without a reason, nothing.
 */
export function yearOutcome<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  pupil: YearPupil<L, C>,
  explanation?: Explanation,
): YearOutcome<L, C> {
  if (pupil.manual) return manualOutcome(rules, pupil, { manual: pupil.manual, explanation });
  const { specialised = null } = pupil;
  const { counted, missing } = pupil.isNotAssessed ? { counted: [], missing: [] } : judgedSubjects(pupil.subjects);
  const conduct = levelOf(pupil.isNotAssessed ? null : yearConduct(rules, pupil.conduct, explanation));
  const isComplete = counted.length > 0 && missing.length === 0;
  const learning = isComplete ? learningResult(rules, counted, specialised, explanation) : null;
  const { retests, conduct: conductAfterSummer, isOver: isSummerOver } = pupil.summer;
  const retest =
    learning && retests.length > 0
      ? retestResult(rules, { subjects: counted, retests, specialised }, explanation)
      : null;
  const candidate: PromotionCandidate<L, C> = {
    grade: pupil.grade,
    conduct,
    learning: learning?.final ?? null,
    absences: pupil.absences,
    conductAfterSummer,
    learningAfterRetest: retest?.learning?.final ?? null,
    isSummerOver,
  };
  const promotion = promotionOf(rules, candidate, explanation);
  const averages = counted.flatMap(({ result }) => (result.kind === 'score' ? [result.tenths] : []));
  return {
    learning: learning?.final ?? null,
    learningRaw: learning?.raw ?? null,
    adjustedBy: learning?.soleSubject ?? null,
    average: learning?.average ?? null,
    conduct,
    title:
      learning && conduct !== null
        ? titleOf(rules, { period: 'year', conduct, learning: learning.final, averages }, explanation)
        : null,
    promotion,
    retest,
    conductAfterSummer,
    manualReason: null,
    isAssessed: learning !== null && conduct !== null && pupil.absences !== null,
    missing: pupil.isNotAssessed ? [] : [...missing, ...lacking(pupil, { learning, conduct, missing })],
  };
}

/** That learning lacks says nothing more where the subjects it waits for are named. */
function lacking(
  { absences }: { absences: number | null },
  { learning, conduct, missing }: { learning: unknown; conduct: unknown; missing: readonly Missing[] },
): Missing[] {
  return [
    ...(learning === null && missing.length === 0 ? [{ kind: 'learning' as const }] : []),
    ...(conduct === null ? [{ kind: 'conduct' as const }] : []),
    ...(absences === null ? [{ kind: 'absences' as const }] : []),
  ];
}

function levelOf<C>(conduct: YearConduct<C> | null): C | null {
  return conduct?.kind === 'level' ? conduct.level : null;
}

function manualOutcome<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  pupil: YearPupil<L, C>,
  { manual, explanation }: { manual: ManualYear<L, C>; explanation: Explanation | undefined },
): YearOutcome<L, C> {
  const reason = manual.reason.trim();
  const missing: Missing[] = reason === '' ? [{ kind: 'manual_reason' }] : [];
  const decision = reason === '' ? null : manual.decision;
  if (explanation) {
    explain(explanation, rules, {
      decided: 'individual_plan',
      rule: rules.sources.individualPlan,
      inputs: [given('reason', reason === '' ? null : reason)],
      result: decision,
    });
  }
  return {
    learning: decision && manual.learning,
    learningRaw: decision && manual.learning,
    adjustedBy: null,
    average: null,
    conduct: decision && manual.conduct,
    title: decision && manual.title,
    promotion: {
      beforeSummer: decision ?? 'not_available',
      decision,
      causes: [],
      isAfterSummer: false,
      hasCompletedProgramme: decision === 'promoted' && rules.promotion.finalGrades.includes(pupil.grade),
      missing,
    },
    retest: null,
    conductAfterSummer: null,
    manualReason: decision && reason,
    isAssessed: decision !== null,
    missing,
  };
}
