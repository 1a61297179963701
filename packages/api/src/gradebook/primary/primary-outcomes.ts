import type { Explanation } from '@truong/rules/gradebook/explain/explanation';
import { asTested, isTraitAssessed } from '@truong/rules/gradebook/primary/assessment-plan';
import { primaryAward } from '@truong/rules/gradebook/primary/awards';
import { type GradeCompletion, gradeCompletion } from '@truong/rules/gradebook/primary/completion';
import { pointAtEnd } from '@truong/rules/gradebook/primary/primary-columns';
import { standingAt } from '@truong/rules/gradebook/primary/standing';
import { type PrimaryYear, primaryYearResult } from '@truong/rules/gradebook/primary/year-level';
import type { PrimaryRegime } from '@truong/rules/gradebook/regime';
import type {
  AssessmentPoint,
  PrimaryAward,
  PrimaryLevel,
  PrimaryRules,
} from '@truong/rules/gradebook/regimes/primary-rules';
import { isPrimaryRegime, primaryRules, sheetColumns } from '@truong/rules/gradebook/sheet-columns';
import type { TermLine } from '../term.queries.ts';
import type { AbsencesOf } from './primary-absences.ts';
import type { PrimaryPlan } from './primary-plans.ts';

/** What stands of a pupil of grades 1-5 at the end of a term. */
export type PrimaryOutcome = PrimaryYear & {
  pupilId: number;
  classId: number;
  ruleSet: PrimaryRegime;
  /** Everything but tests is assessed, and nobody decided otherwise. */
  isAssessed: boolean;
  /** In sessions; null where none were kept. */
  absentExcused: number | null;
  absentUnexcused: number | null;
};

/** What a year lacks for a result. */
export type PrimaryMissing = { kind: 'subject' | 'trait' | 'test'; subject: string };

/** A year before the summer: assessed again where it is not enough. */
export type PrimaryYearOutcome = PrimaryOutcome & {
  level: PrimaryLevel | null;
  award: PrimaryAward | null;
  beforeSummer: 'promoted' | 'retained' | 'supplement' | 'not_available';
  missing: PrimaryMissing[];
  /** Decided by the principal from an individual plan, and why; null: by the rules. */
  manualReason: string | null;
};

/** What was decided about a pupil beside the assessments; null where nothing was. */
export type Decided = {
  recognised: 'yes' | 'no' | null;
  supplement: 'enough' | 'not_enough' | null;
  promotion: 'promote' | 'repeat' | null;
};

export const nothingDecided: Decided = { recognised: null, supplement: null, promotion: null };

/** The rules that a rule set's name stands for: as they are, or as they were when a result was stored. */
export type PrimaryRulesOf = (ruleSet: PrimaryRegime) => PrimaryRules;

type PrimaryLine = TermLine & { ruleSet: PrimaryRegime };

function isPrimaryLine(line: TermLine): line is PrimaryLine {
  return isPrimaryRegime(line.ruleSet);
}

/** What stands of the pupils of grades 1-5 at a point of a term, each under the own circular. */
export function primaryStandings(
  lines: readonly TermLine[],
  pointOf: (term: 1 | 2) => AssessmentPoint,
  rulesOf: PrimaryRulesOf = primaryRules,
): Omit<PrimaryOutcome, 'isAssessed' | 'absentExcused' | 'absentUnexcused'>[] {
  const pupils = Map.groupBy(lines.filter(isPrimaryLine), (line) => line.pupilId);
  return [...pupils].flatMap(([pupilId, own]) => {
    const [first] = own;
    if (!first) return [];
    const { classId, grade, ruleSet, term } = first;
    const standing = standingAt(rulesOf(ruleSet), {
      grade,
      point: pointOf(term),
      lines: own.map((line) => ({ subjectCode: line.subjectCode, columns: sheetColumns(line), cells: line.cells })),
    });
    return [{ ...standing, pupilId, classId, ruleSet }];
  });
}

type TermGround = { notAssessed?: ReadonlySet<number>; rulesOf?: PrimaryRulesOf; absences?: AbsencesOf };

/** The outcomes of a term in grades 1-5: what stands at its end. */
export function primaryOutcomes(
  lines: readonly TermLine[],
  { notAssessed = new Set(), rulesOf = primaryRules, absences = new Map() }: TermGround = {},
): PrimaryOutcome[] {
  return primaryStandings(lines, pointAtEnd, rulesOf).map((standing) => {
    const isComplete = [...standing.subjects, ...standing.traits].every(({ mark }) => mark !== null);
    const { excused: absentExcused = null, unexcused: absentUnexcused = null } = absences.get(standing.pupilId) ?? {};
    const isAssessed = isComplete && !notAssessed.has(standing.pupilId);
    return { ...standing, isAssessed, absentExcused, absentUnexcused };
  });
}

type YearGround = { plan: PrimaryPlan | null; rulesOf?: PrimaryRulesOf; explanation?: Explanation };

/**
 * The year of a pupil from what stands at its end (TT27/2020 art. 9.2 looks at nothing earlier), or what the principal decided from
 * an individual plan; none for whoever was not assessed then.
 */
export function primaryYear(
  outcome: PrimaryOutcome,
  decided: Decided,
  { plan, rulesOf = primaryRules, explanation }: YearGround,
): PrimaryYearOutcome {
  const rules = asTested(rulesOf(outcome.ruleSet), outcome.tests);
  const isCounted = ({ trait }: { trait: string }) => isTraitAssessed(rules.settings, { trait, grade: outcome.grade });
  const year = { ...outcome, traits: outcome.traits.filter(isCounted), manualReason: null };
  if (plan) {
    const { level, decision, reason } = plan;
    const decidedYear = { level, award: null, beforeSummer: decision, missing: [], manualReason: reason };
    return { ...year, ...decidedYear, isAssessed: true };
  }
  const result = primaryYearResult(rules, year, explanation);
  if (result.kind === 'result' && !year.isAssessed)
    return { ...year, level: null, award: null, beforeSummer: 'not_available', missing: [] };
  const level = result.kind === 'result' ? result.level : null;
  const isRecognised = decided.recognised === 'yes';
  const candidate = { level, isOutstanding: isRecognised, isRecognisedByClass: isRecognised, year };
  const award = result.kind === 'result' ? primaryAward(rules, candidate, explanation) : null;
  if (result.kind === 'not_available') {
    const missing = result.missing.flatMap((one): PrimaryMissing[] => {
      switch (one.kind) {
        case 'subject':
        case 'test':
          return [{ kind: one.kind, subject: one.subject }];
        case 'trait':
          return [{ kind: 'trait', subject: one.trait }];
        default:
          return [];
      }
    });
    return { ...year, level, award, beforeSummer: 'not_available', missing };
  }
  return { ...year, level, award, beforeSummer: result.isEnough ? 'promoted' : 'supplement', missing: [] };
}

/** How the grade ends, from the year's results and what followed: never repetition without a principal's decision. */
export function completionOf(
  { grade, ruleSet, level, beforeSummer, manualReason: reason }: PrimaryYearOutcome,
  decided: Decided,
  { rulesOf = primaryRules, explanation }: { rulesOf?: PrimaryRulesOf; explanation?: Explanation } = {},
): GradeCompletion {
  return gradeCompletion(
    rulesOf(ruleSet),
    {
      grade,
      year:
        beforeSummer === 'not_available'
          ? { kind: 'not_available', missing: [] }
          : { kind: 'result', level, isEnough: beforeSummer === 'promoted' },
      supplement: decided.supplement,
      principal: decided.promotion,
      plan: reason === null ? null : { decision: beforeSummer === 'retained' ? 'repeats' : 'promoted', reason },
    },
    explanation,
  );
}
