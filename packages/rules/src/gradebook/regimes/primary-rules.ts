import type { RuleCode } from '../explain/rule-texts.ts';
import type { PrimaryRegime } from '../regime.ts';
import type { GradebookSettings } from '../settings.ts';

/** Giữa học kỳ I, cuối học kỳ I, giữa học kỳ II, cuối năm học. */
export type AssessmentPoint = 'mid_term_1' | 'end_term_1' | 'mid_term_2' | 'year_end';

/** Hoàn thành tốt (T), Hoàn thành (H), Chưa hoàn thành (C): a subject or activity. */
export type SubjectMark = 'well_completed' | 'completed' | 'not_completed';

/** Tốt (T), Đạt (Đ), Cần cố gắng (C), or the Chưa đạt of TT30/2014: a quality or competence. */
export type TraitMark = 'good' | 'satisfactory' | 'needs_effort' | 'unsatisfactory';

/** Hoàn thành xuất sắc, Hoàn thành tốt, Hoàn thành, Chưa hoàn thành: the year. TT27/2020 art. 9.2. */
export type PrimaryLevel = 'excellent' | 'well_completed' | 'completed' | 'not_completed';

/** Every subject and every trait at least so, every year-end test at least so many tenths. */
export type PrimaryBar = { subjects: SubjectMark; traits: TraitMark; tests: number };

export type PrimaryAward = 'excellent_pupil' | 'model_pupil' | 'excellent_all_round' | 'outstanding_progress';

export type AwardRow = {
  award: PrimaryAward;
  level: PrimaryLevel | null;
  bar: PrimaryBar | null;
  /** Outstanding in a subject or marked progress in a trait, recognised by the class: told, not computed. */
  needsRecognition: boolean;
};

/** Which subjects are tested with a mark, where the grade (for `isElective`: the pupil's class) studies them. */
export type TestRow = {
  subject: string;
  grades: readonly number[];
  points: readonly AssessmentPoint[];
  isElective?: boolean;
};

export type PrimaryDecision =
  | 'points'
  | 'tests'
  | 'replacement'
  | 'marks'
  | 'yearLevel'
  | 'completion'
  | 'individualPlan'
  | 'award';

/** The rules of one circular for grades 1-5, as data. */
export type PrimaryRules = {
  stage: 'primary';
  id: PrimaryRegime;
  edition: number;
  points: readonly AssessmentPoint[];
  /** Best first. */
  subjectScale: readonly SubjectMark[];
  traitScale: readonly TraitMark[];
  tests: readonly TestRow[];
  /** Where a test whose mark is out of the way may be replaced by another. */
  replacedAt: readonly AssessmentPoint[];
  /** Whole marks from `min` to 10, in tenths. */
  marks: { min: number };
  qualities: readonly string[];
  competences: readonly string[];
  /** Those in technology and informatics only from the grade of the setting `technologyCompetencesFrom`. */
  specificCompetences: readonly string[];
  /** Best first; empty where the circular has no level of the year. */
  yearLevels: readonly { level: PrimaryLevel; bar: PrimaryBar }[];
  /** Completion of the grade; where there is a level of the year, the bar of Hoàn thành. */
  completion: PrimaryBar;
  awards: readonly AwardRow[];
  sources: Readonly<Record<PrimaryDecision, RuleCode>>;
  settings: GradebookSettings;
};
