import type { RuleCode } from '../explain/rule-texts.ts';
import type { ConductLevel, LearningLevel } from '../levels.ts';
import type { SecondaryRegime } from '../regime.ts';
import type { CountBand, GradebookSettings } from '../settings.ts';

/** A decision of the rules of grades 6-12 whose clause can be named. */
export type SecondaryDecision =
  | 'counts'
  | 'termAverage'
  | 'termComment'
  | 'yearAverage'
  | 'yearComment'
  | 'oneTerm'
  | 'exemption'
  | 'strands'
  | 'overallAverage'
  | 'learning'
  | 'adjustment'
  | 'conduct'
  | 'promotion'
  | 'training'
  | 'retest'
  | 'title'
  | 'individualPlan'
  | 'transfer';

/** What a level of learning asks, in tenths; null asks nothing. A pupil has the first level whose row is met. */
export type LevelRow<L> = {
  level: L;
  /** The overall average, where the regime has one. */
  average: number | null;
  /** One of the core subjects, and the specialised subject of a specialised class. */
  core: number | null;
  /** Every score subject. */
  every: number;
  /** As many score subjects as the setting `minSubjects` says. */
  counted: number | null;
  /** So many comment subjects may be Chưa đạt; null: any number. */
  failsAllowed: number | null;
};

/** A pupil at `raw` who would be at `target` but for one subject gets `becomes`. The first case that holds counts. */
export type AdjustmentRow<L> = {
  target: L;
  raw: L;
  becomes: L;
  /** Only for averages below this, when the setting `gioiToKem` is none. */
  belowAverage?: number;
};

export type TitleCode =
  | 'excellent_pupil'
  | 'good_pupil'
  | 'advanced_pupil'
  | 'excellent_learner'
  | 'good_learner'
  | 'model_pupil';

export type TitleRow<L, C> = {
  title: TitleCode;
  conduct: C;
  learning: L;
  /** So many score subjects at so many tenths. */
  counted: { subjects: number; tenths: number } | null;
};

/** The rules of one circular for grades 6-12, as data; the functions of this folder take it. */
export type SecondaryRules<L extends LearningLevel = LearningLevel, C extends ConductLevel = ConductLevel> = {
  stage: 'secondary';
  id: SecondaryRegime;
  /** Raised with every change of what the rule set computes; stored with every result. */
  edition: number;
  counts: {
    /** Periods a year, or periods a week in that semester. */
    basis: 'year' | 'week';
    bands: readonly CountBand[];
    /** A fixed number for comment subjects; null: by the bands. */
    commentSubjects: number | null;
    isMinimum: boolean;
    /** One mid-term assessment; or marks of coefficient 2, as many as the plan has. */
    middle: 'mid_term' | 'periodic';
  };
  /** A comment subject is Đạt in a term when so many of so many assessments are, and the last one where it must be. */
  comments: { passed: number; of: number; isEndDecisive: boolean };
  /** Assessments that became 0 or Chưa đạt when nobody made them up; regular ones also by the setting `missingRegular`. */
  byRule: readonly ('regular' | 'mid_term' | 'periodic' | 'end_of_term')[];
  exemption: {
    /** Subjects that may be left out for a term or a year. */
    whole: readonly string[];
    /** Subjects whose practical part may be replaced by theory; counts stay complete. */
    practicalPart: readonly string[];
  };
  /** Whether the circular itself says that the one semester is the year; else the setting `singleSemester`. */
  hasOneTermRule: boolean;
  learning: {
    levels: readonly L[];
    rows: readonly LevelRow<L>[];
    lowest: L;
    hasOverallAverage: boolean;
    coreSubjects: readonly string[];
    /** How "because of one subject" is tested; `setting`: by `soleSubjectTest`. */
    soleTest: 'setting' | 'imagined';
    adjustments: readonly AdjustmentRow<L>[];
  };
  conduct: {
    levels: readonly C[];
    /** What the homeroom teacher's column takes. */
    scale: 'conduct' | 'old_conduct';
    /** Year level by row (semester I) and column (semester II); null: a judgement that is entered. */
    matrix: Readonly<Partial<Record<ConductLevel, Readonly<Partial<Record<ConductLevel, C>>>>>> | null;
  };
  promotion: {
    conduct: C;
    learning: L;
    maxAbsences: number;
    /** Levels of learning that no summer can mend. */
    hopeless: readonly L[];
    /** Conduct and learning both below: retained at once, or training first and then as a setting says. */
    bothBelow: 'retained' | 'setting';
    /** A score subject below this, or a comment subject at Chưa đạt, may be retaken. */
    retestBelow: number;
    finalGrades: readonly number[];
  };
  titles: { periods: readonly ('term' | 'year')[]; rows: readonly TitleRow<L, C>[] };
  sources: Readonly<Record<SecondaryDecision, RuleCode>>;
  settings: GradebookSettings;
};
