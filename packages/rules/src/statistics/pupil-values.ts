import { gradeCompletion } from '../gradebook/primary/completion.ts';
import { primaryRules } from '../gradebook/sheet-columns.ts';
import type { SchoolLevel } from './school-level.ts';

/** Age as admission counts it: in the calendar year in which the school year begins; the last value stands for older too. */
export function ageValue(birthDate: string | null, schoolYear: number): string | null {
  if (birthDate === null) return null;
  const age = schoolYear - Number(birthDate.slice(0, 4));
  return age < 0 ? null : String(Math.min(age, 25));
}

export type YearBefore = { grade: number; level: SchoolLevel } | null;

/**
 * How a pupil came to this grade: from the place of the year before at the same school. Who begins a level, coming from a lower
 * one of the same school too, is newly admitted to it; before grade 1 nobody repeats.
 */
export function standingValue(
  now: { grade: number; level: SchoolLevel },
  before: YearBefore,
): 'new' | 'continuing' | 'repeating' {
  if (before === null || before.level !== now.level) return 'new';
  return now.grade > 0 && before.grade >= now.grade ? 'repeating' : 'continuing';
}

export function residenceValue(lives: string | null, schoolIn: string | null): string | null {
  if (lives === null || schoolIn === null) return null;
  return lives === schoolIn ? 'same_commune' : 'other_commune';
}

/** What stands of a pupil at the end of a semester or of the year. */
export type PupilResult = {
  grade: number;
  learning: string | null;
  conduct: string | null;
  primaryLevel: string | null;
  title: string | null;
  beforeSummer: string | null;
  decision: string | null;
  /** Of a year decided from an individual plan. */
  manualReason: string | null;
  isAssessed: boolean;
};

export type PrimaryDecided = { supplement: string | null; promotion: string | null };

type ResultValues = { learning: string | null; conduct: string | null; primary_level: string | null };

/** Levels of a result that is there: who has none was not assessed, a number of its own in every count. */
export function levelValuesOf({ grade, ...result }: PupilResult, isYear: boolean): ResultValues {
  if (grade > 5)
    return {
      learning: result.learning ?? 'not_assessed',
      conduct: result.conduct ?? 'not_assessed',
      primary_level: null,
    };
  return { learning: null, conduct: null, primary_level: isYear ? primaryLevelOf(result) : null };
}

/** TT30/2014 and TT22/2016 have no levels of the year: whoever completed the grade stands with Hoàn thành. */
function primaryLevelOf({ primaryLevel, beforeSummer, isAssessed }: Omit<PupilResult, 'grade'>): string {
  if (primaryLevel) return primaryLevel;
  if (!isAssessed || beforeSummer === null || beforeSummer === 'not_available') return 'not_assessed';
  return beforeSummer === 'promoted' ? 'completed' : 'not_completed';
}

/**
 * How the year ended, after the summer where there was one: in grades 6-12 as decided, in grades 1-5 what follows from results,
 * supplementary assessment, the principal's decision or an individual plan (`gradeCompletion`).
 */
export function decisionValue(
  { grade, decision, beforeSummer, manualReason: reason }: PupilResult,
  { supplement, promotion }: PrimaryDecided,
): 'promoted' | 'retained' | 'awaited' {
  if (grade > 5) return decision === 'promoted' || decision === 'retained' ? decision : 'awaited';
  const completion = gradeCompletion(primaryRules('TT27_2020'), {
    grade,
    year:
      beforeSummer === 'promoted' || beforeSummer === 'supplement'
        ? { kind: 'result', level: null, isEnough: beforeSummer === 'promoted' }
        : { kind: 'not_available', missing: [] },
    supplement: supplement === 'enough' || supplement === 'not_enough' ? supplement : null,
    principal: promotion === 'promote' || promotion === 'repeat' ? promotion : null,
    plan: reason === null ? null : { decision: beforeSummer === 'retained' ? 'repeats' : 'promoted', reason },
  });
  if (completion.state === 'by_plan') return completion.decision === 'promoted' ? 'promoted' : 'retained';
  const { state } = completion;
  if (state === 'completed' || state === 'promoted_by_principal') return 'promoted';
  return state === 'repeats' ? 'retained' : 'awaited';
}

/** A subject's result: the level of grades 1-5, Đạt or Chưa đạt, or the band of the average in tenths. Null: none is known. */
export function subjectLevelValue(of: {
  level: string | null;
  result: string | null;
  tenths: number | null;
}): string | null {
  if (of.level) return of.level;
  if (of.result) return of.result;
  if (of.tenths === null) return null;
  if (of.tenths >= 80) return 'mark_8';
  if (of.tenths >= 65) return 'mark_65';
  if (of.tenths >= 50) return 'mark_5';
  return of.tenths >= 35 ? 'mark_35' : 'mark_0';
}
