import type { Explanation } from '@truong/rules/gradebook/explain/explanation';
import type { AssessmentKind, ConductLevel, LearningLevel } from '@truong/rules/gradebook/levels';
import type { SecondaryRegime } from '@truong/rules/gradebook/regime';
import { secondaryRules } from '@truong/rules/gradebook/sheet-columns';
import {
  type KnownResult,
  knownResult,
  type SubjectOutcome,
  type SubjectResult,
} from '@truong/rules/gradebook/subject-result';
import { retestSubjects } from '@truong/rules/gradebook/year/retest';
import {
  type ManualYear,
  type YearOutcome,
  type YearPupil,
  yearOutcome,
} from '@truong/rules/gradebook/year/year-outcome';
import { subjectYearResult } from '@truong/rules/gradebook/year-result';
import type { RulesOf } from './pupil-outcomes.ts';

/** What is stored of a pupil's term and goes into the year. */
export type TermOfPupil = {
  pupilId: number;
  classId: number;
  grade: number;
  ruleSet: SecondaryRegime;
  isAssessed: boolean;
  conduct: ConductLevel | null;
  /** As the homeroom teacher judged it, where the circular has no formula. */
  yearConduct: ConductLevel | null;
  absentExcused: number | null;
  absentUnexcused: number | null;
  subjects: { subject: string; result: KnownResult }[];
};

/** What a year lacks for a result. */
export type YearMissing = { kind: 'subject' | 'conduct' | 'learning' | 'absences'; subject: string | null };

/** What the principal decided of a pupil from an individual education plan. */
export type IndividualPlan = Omit<ManualYear<LearningLevel, ConductLevel>, 'title'>;

/** What a year is computed from: the outcomes of both terms, and what was granted or decided beside them. */
export type YearInputs = {
  first: readonly TermOfPupil[];
  second: readonly TermOfPupil[];
  plans: ReadonlyMap<number, IndividualPlan>;
  /** Of a pupil: the subjects left out, by term. */
  exempt: ReadonlyMap<number, readonly ExemptSubject[]>;
  electives: ReadonlyMap<number, readonly ElectiveChange[]>;
};

export type ExemptSubject = { subject: string; term: 1 | 2 };

/** An elective given up for another in a term; changed in the second, the first is made up. */
export type ElectiveChange = { from: string; to: string; term: 1 | 2; madeUp: KnownResult | null };

/** Of one pupil. */
export type PupilYear = {
  first: TermOfPupil | null;
  second: TermOfPupil;
  plan: IndividualPlan | null;
  exempt: readonly ExemptSubject[];
  electives: readonly ElectiveChange[];
};

export type Summer = YearPupil<LearningLevel, ConductLevel>['summer'];
export const noSummer: Summer = { conduct: null, retests: [], isOver: false };

export type YearResult = Pick<TermOfPupil, 'pupilId' | 'classId' | 'grade' | 'ruleSet'> &
  Pick<
    YearOutcome,
    'learning' | 'learningRaw' | 'adjustedBy' | 'average' | 'conduct' | 'title' | 'isAssessed' | 'manualReason'
  > & {
    subjects: { subject: string; result: KnownResult | null }[];
    absentExcused: number | null;
    absentUnexcused: number | null;
    beforeSummer: YearOutcome['promotion']['beforeSummer'];
    decision: YearOutcome['promotion']['decision'];
    causes: YearOutcome['promotion']['causes'];
    missing: YearMissing[];
  };

/**
 * The year of everybody who has an outcome of semester II, from the stored outcomes of both. Who came without semester I, or
 * was not assessed in one, has no result of the year and is named with what lacks; a summer has not been yet.
 */
export function yearResults(inputs: YearInputs, rulesOf: RulesOf = secondaryRules): YearResult[] {
  return pupilYears(inputs).map((of) => yearResult(of, rulesOf));
}

export function pupilYears({ first, second, plans, exempt, electives }: YearInputs): PupilYear[] {
  const before = new Map(first.map((term) => [term.pupilId, term]));
  return second.map((term) => ({
    first: before.get(term.pupilId) ?? null,
    second: term,
    plan: plans.get(term.pupilId) ?? null,
    exempt: exempt.get(term.pupilId) ?? [],
    electives: electives.get(term.pupilId) ?? [],
  }));
}

export function yearResult(of: PupilYear, rulesOf: RulesOf, explanation?: Explanation): YearResult {
  const { pupilId, classId, grade, ruleSet } = of.second;
  const { subjects, outcome, absentExcused, absentUnexcused } = yearOf(of, { rulesOf, summer: noSummer, explanation });
  const { learning, learningRaw, adjustedBy, average, conduct, title, isAssessed, manualReason, missing } = outcome;
  const { beforeSummer, decision, causes } = outcome.promotion;
  return {
    ...{ pupilId, classId, grade, ruleSet, learning, learningRaw, adjustedBy, average, conduct, title, isAssessed },
    ...{ manualReason, absentExcused, absentUnexcused, beforeSummer, decision, causes },
    subjects: subjects.map(({ subject, result }) => ({ subject, result: knownResult(result) })),
    missing: missing.flatMap(yearMissing),
  };
}

/** A year with its summer, as the rules decide it. */
export function yearOf(
  of: PupilYear,
  { rulesOf, summer, explanation }: { rulesOf: RulesOf; summer: Summer; explanation?: Explanation | undefined },
) {
  const { first, second, plan } = of;
  const rules = rulesOf(second.ruleSet);
  const names = new Set([...(first?.subjects ?? []), ...second.subjects].map(({ subject }) => subject));
  const subjects = [...names].map((subject) => {
    const results = { first: resultIn(of, 1, subject), second: resultIn(of, 2, subject) };
    return { subject, result: subjectYearResult(rules, { subject, kind: kindOf(results), ...results }, explanation) };
  });
  const absentExcused = sum(first?.absentExcused, second.absentExcused);
  const absentUnexcused = sum(first?.absentUnexcused, second.absentUnexcused);
  const pupil = {
    grade: second.grade,
    subjects,
    conduct: { first: first?.conduct ?? null, second: second.conduct, entered: second.yearConduct },
    absences: sum(absentExcused, absentUnexcused),
    isNotAssessed: false,
    summer,
    manual: plan && { ...plan, title: null },
  };
  return { subjects, absentExcused, absentUnexcused, outcome: yearOutcome(rules, pupil, explanation) };
}

function yearMissing(one: YearOutcome['missing'][number]): YearMissing[] {
  switch (one.kind) {
    case 'subject':
      return [{ kind: 'subject', subject: one.subject }];
    case 'conduct':
    case 'learning':
    case 'absences':
      return [{ kind: one.kind, subject: null }];
    default:
      return [];
  }
}

/** The subjects that a pupil may retake in summer, where that is what the year's end says or what may follow the training. */
export function retakable(
  { ruleSet, beforeSummer, subjects }: Pick<YearResult, 'ruleSet' | 'beforeSummer' | 'subjects'>,
  rulesOf: RulesOf = secondaryRules,
): string[] {
  if (beforeSummer !== 'summer_retest') return [];
  return retestSubjects(rulesOf(ruleSet), knownSubjects(subjects));
}

/** The results that count, of a stored or computed year. */
export function knownSubjects(subjects: YearResult['subjects']): SubjectOutcome[] {
  return subjects.flatMap(({ subject, result }) => (result ? [{ subject, result }] : []));
}

/**
 * A pupil assessed in a term without a result of the subject was exempt or not taught it then; any other waits for one. An
 * elective given up counts no more; the one taken up in semester II waits for what is made up of semester I (guidance, K).
 */
function resultIn({ first, second, exempt, electives }: PupilYear, at: 1 | 2, subject: string): SubjectResult {
  if (electives.some(({ from }) => from === subject)) return { kind: 'excluded', cause: 'elective_dropped' };
  const taken = electives.find(({ to }) => to === subject);
  if (taken && at < taken.term) return taken.madeUp ?? { kind: 'not_available', missing: [] };
  const term = at === 1 ? first : second;
  const known = term?.subjects.find((one) => one.subject === subject)?.result;
  if (known) return known;
  if (exempt.some((one) => one.subject === subject && one.term === at)) return { kind: 'excluded', cause: 'exempt' };
  return term?.isAssessed ? { kind: 'excluded', cause: 'not_taught' } : { kind: 'not_available', missing: [] };
}

function kindOf({ first, second }: { first: SubjectResult; second: SubjectResult }): AssessmentKind {
  return first.kind === 'comment' || second.kind === 'comment' ? 'comment' : 'score';
}

/** Null where either is not known. */
export function sum(one: number | null | undefined, other: number | null): number | null {
  return one === null || one === undefined || other === null ? null : one + other;
}

/** Of whom the year is decided and how; `open` awaits something that lacks. */
export type YearCounts = {
  pupils: number;
  promoted: number;
  retained: number;
  training: number;
  retest: number;
  supplement: number;
  open: number;
};

/** Before the summer; `supplement` is of grades 1-5. */
export type YearEnd = YearResult['beforeSummer'] | 'supplement';

export function countYears(years: readonly { beforeSummer: YearEnd }[]): YearCounts {
  const of = (end: YearEnd) => years.filter((year) => year.beforeSummer === end).length;
  return {
    pupils: years.length,
    promoted: of('promoted'),
    retained: of('retained'),
    training: of('summer_training'),
    retest: of('summer_retest'),
    supplement: of('supplement'),
    open: of('not_available'),
  };
}
