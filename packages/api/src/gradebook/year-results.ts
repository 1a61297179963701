import type { Explanation } from '@truong/rules/gradebook/explain/explanation';
import type { AssessmentKind, ConductLevel } from '@truong/rules/gradebook/levels';
import type { SecondaryRegime } from '@truong/rules/gradebook/regime';
import { secondaryRules } from '@truong/rules/gradebook/sheet-columns';
import { type KnownResult, knownResult, type SubjectResult } from '@truong/rules/gradebook/subject-result';
import { judgedSubjects } from '@truong/rules/gradebook/term-outcome';
import { retestSubjects } from '@truong/rules/gradebook/year/retest';
import { type YearOutcome, yearOutcome } from '@truong/rules/gradebook/year/year-outcome';
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

export type YearResult = Pick<TermOfPupil, 'pupilId' | 'classId' | 'grade' | 'ruleSet'> &
  Pick<YearOutcome, 'learning' | 'learningRaw' | 'adjustedBy' | 'average' | 'conduct' | 'title' | 'isAssessed'> & {
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
export function yearResults(
  first: readonly TermOfPupil[],
  second: readonly TermOfPupil[],
  rulesOf: RulesOf = secondaryRules,
): YearResult[] {
  const before = new Map(first.map((term) => [term.pupilId, term]));
  return second.map((term) => yearResult({ first: before.get(term.pupilId) ?? null, second: term }, rulesOf));
}

export function yearResult(
  { first, second }: { first: TermOfPupil | null; second: TermOfPupil },
  rulesOf: RulesOf,
  explanation?: Explanation,
): YearResult {
  const { pupilId, classId, grade, ruleSet } = second;
  const rules = rulesOf(ruleSet);
  const names = new Set([...(first?.subjects ?? []), ...second.subjects].map(({ subject }) => subject));
  const subjects = [...names].map((subject) => {
    const of = { first: resultIn(first, subject), second: resultIn(second, subject) };
    return { subject, result: subjectYearResult(rules, { subject, kind: kindOf(of), ...of }, explanation) };
  });
  const absentExcused = sum(first?.absentExcused, second.absentExcused);
  const absentUnexcused = sum(first?.absentUnexcused, second.absentUnexcused);
  const { promotion, ...outcome } = yearOutcome(
    rules,
    {
      grade,
      subjects,
      conduct: { first: first?.conduct ?? null, second: second.conduct, entered: second.yearConduct },
      absences: sum(absentExcused, absentUnexcused),
      isNotAssessed: false,
      summer: { conduct: null, retests: [], isOver: false },
      manual: null,
    },
    explanation,
  );
  const { learning, learningRaw, adjustedBy, average, conduct, title, isAssessed, missing } = outcome;
  const { beforeSummer, decision, causes } = promotion;
  return {
    ...{ pupilId, classId, grade, ruleSet, learning, learningRaw, adjustedBy, average, conduct, title, isAssessed },
    ...{ absentExcused, absentUnexcused, beforeSummer, decision, causes },
    subjects: subjects.map(({ subject, result }) => ({ subject, result: knownResult(result) })),
    missing: missing.flatMap((one): YearMissing[] => {
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
    }),
  };
}

/** The subjects that a pupil may retake in summer, where that is what the year's end says. */
export function retakable({
  ruleSet,
  beforeSummer,
  subjects,
}: Pick<YearResult, 'ruleSet' | 'beforeSummer' | 'subjects'>) {
  if (beforeSummer !== 'summer_retest') return [];
  const known = subjects.map(({ subject, result }) => ({
    subject,
    result: result ?? ({ kind: 'not_available', missing: [] } as const),
  }));
  return retestSubjects(secondaryRules(ruleSet), judgedSubjects(known).counted);
}

/** A pupil assessed in a term without a result of the subject was not taught it then; any other waits for one. */
function resultIn(term: TermOfPupil | null, subject: string): SubjectResult {
  const known = term?.subjects.find((one) => one.subject === subject)?.result;
  if (known) return known;
  return term?.isAssessed ? { kind: 'excluded', cause: 'not_taught' } : { kind: 'not_available', missing: [] };
}

function kindOf({ first, second }: { first: SubjectResult; second: SubjectResult }): AssessmentKind {
  return first.kind === 'comment' || second.kind === 'comment' ? 'comment' : 'score';
}

function sum(one: number | null | undefined, other: number | null): number | null {
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
