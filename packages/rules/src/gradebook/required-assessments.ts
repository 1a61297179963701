import { type Explanation, explain, given } from './explain/explanation.ts';
import type { AssessmentKind } from './levels.ts';
import type { SecondaryRules } from './regimes/secondary-rules.ts';
import type { CountBand } from './settings.ts';

export type PlannedSubject = {
  kind: AssessmentKind;
  /** Clusters of learning topics left out. */
  periodsPerYear: number;
  /** In this semester, where periods alternate; else a 35th of the year's. TT58/2011 only. */
  periodsPerWeek?: number;
  /** Marks of coefficient 2 in the teaching plan of the semester. TT58/2011 only. */
  plannedPeriodic?: number;
  /** Clusters of learning topics that end in this semester (grades 10-12). */
  clusters?: number;
  /** Which semester, for the settings that override its counts. */
  schoolYear?: number;
  term?: 1 | 2;
};

export type RequiredAssessments = {
  regular: number;
  /** Results of clusters of learning topics, each a regular mark of its own. */
  clusters: number;
  /** More regular marks than that are in order. */
  isMinimum: boolean;
  midTerm: 0 | 1;
  periodic: number;
  endOfTerm: 1;
};

const weeksOfYear = 35;
const weeksOfTerm = { 1: 18, 2: 17 } as const;

/**
 * A line of a class's plan: yearly periods, the only semester it is taught in, marks of coefficient 2 a semester plans, and the
 * clusters of learning topics that end in each semester; where those are chosen, some pupils take none.
 */
export type PlannedLine = {
  periods: number;
  onlyTerm: 1 | 2 | null;
  plannedPeriodic: number | null;
  firstClusters?: number;
  secondClusters?: number;
  areClustersChosen?: boolean;
};

/**
 * TT58/2011 leaves the number of marks of coefficient 2 to the teaching plan; a plan that names none has one, the fewest that
 * the averages of that time were made of.
 */
const usuallyPlanned = 1;

/** What such a line asks of a semester: a subject of one semester has all of its periods there. */
function plannedBy({
  periods,
  onlyTerm,
  plannedPeriodic,
}: PlannedLine): Pick<PlannedSubject, 'periodsPerYear' | 'periodsPerWeek' | 'plannedPeriodic'> {
  return {
    periodsPerYear: periods,
    plannedPeriodic: plannedPeriodic ?? usuallyPlanned,
    ...(onlyTerm ? { periodsPerWeek: periods / weeksOfTerm[onlyTerm] } : {}),
  };
}

/** How many of the columns that have a number a sheet of the line has; `plainRegular`: of who takes no cluster, where it differs. */
export type PlannedCounts = {
  regularCount: number;
  periodicCount: number | null;
  clusterCount: number;
  plainRegularCount: number | null;
};

/** What a line of a class's plan makes of its sheet in a semester. */
export function countsOfLine(
  rules: SecondaryRules,
  line: PlannedLine & { kind: AssessmentKind },
  { schoolYear, term }: { schoolYear: number; term: 1 | 2 },
): PlannedCounts {
  const planned = { ...plannedBy(line), kind: line.kind, schoolYear, term };
  const clusters = (term === 1 ? line.firstClusters : line.secondClusters) ?? 0;
  const { regular, periodic } = requiredAssessments(rules, { ...planned, clusters });
  const plain = line.areClustersChosen ? requiredAssessments(rules, planned).regular : regular;
  return {
    regularCount: regular,
    periodicCount: rules.counts.middle === 'periodic' ? periodic : null,
    clusterCount: clusters,
    plainRegularCount: plain === regular ? null : plain,
  };
}

/**
 * How many assessments a subject needs in a semester. TT22/2021 art. 6.2, 7: two regular ones for a comment subject and for
 * up to 35 periods a year, three up to 70, four above, one mid-term, one end-of-term. TT58/2011 art. 8: at least two, three
 * or four by weekly periods, marks of coefficient 2 by the plan; TT26/2020 by yearly periods with one mid-term. TT43/2021
 * by analogy. Whether a cluster (TT22/2021 art. 6) is one of the required ones is unsure: setting `chuyenDe`; a semester
 * may have other counts: `markCountOverrides`.
 */
export function requiredAssessments(
  rules: SecondaryRules,
  subject: PlannedSubject,
  explanation?: Explanation,
): RequiredAssessments {
  const { counts, settings } = rules;
  const override = settings.markCountOverrides.find(
    ({ regime, schoolYear, term }) => regime === rules.id && schoolYear === subject.schoolYear && term === subject.term,
  );
  const periods = periodsOf(rules, subject);
  const fixed =
    subject.kind === 'comment' && counts.commentSubjects !== null
      ? (override?.commentSubjects ?? counts.commentSubjects)
      : null;
  const asked = fixed ?? countIn(override?.regular ?? counts.bands, periods);
  const clusters = subject.clusters ?? 0;
  const regular = settings.chuyenDe === 'oneOfRequired' ? Math.max(0, asked - clusters) : asked;
  const planned = counts.middle === 'periodic' ? (subject.plannedPeriodic ?? 0) : 0;
  const periodic = override?.periodic ? Math.min(planned, countIn(override.periodic, periods)) : planned;
  if (explanation) {
    explain(explanation, rules, {
      decided: 'counts',
      rule: rules.sources.counts,
      inputs: [
        given(counts.basis === 'week' ? 'periods_per_week' : 'periods_per_year', periods),
        ...(clusters > 0 ? [given('clusters', clusters)] : []),
        ...(override ? [given('count_override', `${override.schoolYear}/${override.term}`)] : []),
      ],
      result: regular,
      settings: clusters > 0 ? [{ name: 'chuyenDe', value: settings.chuyenDe }] : [],
    });
  }
  return {
    regular,
    clusters,
    isMinimum: counts.isMinimum,
    midTerm: counts.middle === 'mid_term' ? 1 : 0,
    periodic,
    endOfTerm: 1,
  };
}

function periodsOf({ counts }: SecondaryRules, { periodsPerYear, periodsPerWeek }: PlannedSubject): number {
  return counts.basis === 'year' ? periodsPerYear : (periodsPerWeek ?? periodsPerYear / weeksOfYear);
}

/** Without a last band of its own the list ends in 0. */
function countIn(bands: readonly CountBand[], periods: number): number {
  const band = bands.find(
    ({ upTo, isBelow }) => upTo === null || (isBelow === true ? periods < upTo : periods <= upTo),
  );
  return band?.count ?? 0;
}
