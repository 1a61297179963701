import type { Explanation } from './explain/explanation.ts';
import { type LearningResult, learningResult } from './learning/learning-result.ts';
import type { ConductLevel, LearningLevel } from './levels.ts';
import type { SecondaryRules, TitleCode } from './regimes/secondary-rules.ts';
import { isKnown, type Missing, type SubjectOutcome, type SubjectResult } from './subject-result.ts';
import { titleOf } from './year/titles.ts';

/** The subjects of a pupil: those that count, and what those wait for that have no result yet. */
export type JudgedSubjects = { counted: SubjectOutcome[]; missing: Missing[] };

/** Exempt, dropped and untaught subjects are left out; applicability is each pupil's own. */
export function judgedSubjects(subjects: readonly { subject: string; result: SubjectResult }[]): JudgedSubjects {
  const counted: SubjectOutcome[] = [];
  const missing: Missing[] = [];
  for (const { subject, result } of subjects) {
    if (isKnown(result)) counted.push({ subject, result });
    else if (result.kind === 'not_available') missing.push({ kind: 'subject', subject, because: result.missing });
  }
  return { counted, missing };
}

export type TermPupil<C> = {
  subjects: readonly { subject: string; result: SubjectResult }[];
  conduct: C | null;
  absentExcused: number | null;
  absentUnexcused: number | null;
  isNotAssessed: boolean;
  /** The specialised subject of a specialised class (lớp chuyên); TT58/2011 art. 13. */
  specialised?: string | null;
};

export type TermOutcome<L = LearningLevel, C = ConductLevel> = {
  learning: L | null;
  /** The level before the adjustment. */
  learningRaw: L | null;
  /** The one subject because of which the level was raised. */
  adjustedBy: string | null;
  /** The overall average in tenths, where the circular has one. */
  average: number | null;
  conduct: C | null;
  /** Of a semester: TT58/2011 only. */
  title: TitleCode | null;
  /** Has both levels and both counts of absences. Closing stores false for not assessed only. */
  isAssessed: boolean;
  missing: Missing[];
};

/**
 * What a term is for a pupil: learning by TT22/2021 art. 9, TT58/2011 art. 13, conduct as the homeroom teacher judged it
 * (TT22/2021 art. 8, TT58/2011 art. 4). A pupil not assessed has no level; before closing, what is not complete yet is null
 * and named in `missing`.
 */
export function termOutcome<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  pupil: TermPupil<C>,
  explanation?: Explanation,
): TermOutcome<L, C> {
  if (pupil.isNotAssessed) return { ...noOutcome, missing: [] };
  const { counted, missing } = judgedSubjects(pupil.subjects);
  const { conduct } = pupil;
  const isComplete = counted.length > 0 && missing.length === 0;
  const learning = isComplete ? learningResult(rules, counted, pupil.specialised ?? null, explanation) : null;
  if (!isComplete && missing.length === 0) missing.push({ kind: 'learning' });
  if (conduct === null) missing.push({ kind: 'conduct' });
  if (pupil.absentExcused === null || pupil.absentUnexcused === null) missing.push({ kind: 'absences' });
  return {
    learning: learning?.final ?? null,
    learningRaw: learning?.raw ?? null,
    adjustedBy: learning?.soleSubject ?? null,
    average: learning?.average ?? null,
    conduct,
    title: learning && conduct !== null ? termTitle(rules, { learning, conduct, explanation }) : null,
    isAssessed: missing.length === 0,
    missing,
  };
}

const noOutcome = {
  learning: null,
  learningRaw: null,
  adjustedBy: null,
  average: null,
  conduct: null,
  title: null,
  isAssessed: false,
} as const;

function termTitle<L extends LearningLevel, C extends ConductLevel>(
  rules: SecondaryRules<L, C>,
  of: { learning: LearningResult<L>; conduct: C; explanation: Explanation | undefined },
): TitleCode | null {
  if (!rules.titles.periods.includes('term')) return null;
  const { learning, conduct, explanation } = of;
  return titleOf(rules, { period: 'term', conduct, learning: learning.final, averages: [] }, explanation);
}
