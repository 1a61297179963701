import { subjectPlan } from '@truong/rules/organisation/programme-2018';
import { primaryPlan2018 } from '@truong/rules/organisation/programme-2018-primary';
import type { EnrolmentModel, PlanLineModel } from './province-model.ts';
import { pick, type Rng, shuffled } from './random.ts';

/** Electives of a class in grades 10-12: four for each pupil. Of `offered` each pupil takes as many as are left to four. */
export type Electives = { fixed: readonly string[]; offered: readonly string[] };

const electivesPerPupil = 4;

const streams: readonly Electives[] = [
  { fixed: ['physics', 'chemistry', 'biology', 'informatics'], offered: [] },
  { fixed: ['geography', 'economics-law', 'informatics', 'technology'], offered: [] },
];
const choosing: Electives = {
  fixed: ['geography', 'economics-law'],
  offered: ['biology', 'technology', 'informatics'],
};

/** The last of several classes of a grade lets its pupils choose, and grade 11 where it has one class. */
export function electivesOf(grade: number, ordinal: number, classesInGrade: number): Electives | null {
  if (grade < 10) return null;
  const isChoosing = classesInGrade === 1 ? grade === 11 : ordinal === classesInGrade - 1;
  return (isChoosing ? choosing : streams[ordinal % streams.length]) ?? null;
}

/** The compulsory subjects of a grade from 1 to 5. */
export function primaryPlanOf(grade: number): PlanLineModel[] {
  return primaryPlan2018(grade).flatMap(({ code, kind, periods, isElective }) =>
    isElective ? [] : [{ grade, subject: code, kind, periods, takers: null }],
  );
}

/** The plan of a grade from 6 to 12 in a class; nothing of another. */
export function planOf(
  grade: number,
  { electives, takers }: { electives: Electives | null; takers: ReadonlyMap<string, string[]> },
): PlanLineModel[] {
  return subjectPlan(grade).flatMap(({ code, kind, periods, isElective }): PlanLineModel[] => {
    const line = { grade, subject: code, kind, periods };
    if (!isElective || electives?.fixed.includes(code)) return [{ ...line, takers: null }];
    if (electives?.offered.includes(code)) return [{ ...line, takers: takers.get(code) ?? [] }];
    return [];
  });
}

/** Three clusters of topics for each pupil: mathematics and physics for all, biology or chemistry by halves of the class. */
export function withClusters(plan: readonly PlanLineModel[], enrolments: readonly EnrolmentModel[]): PlanLineModel[] {
  const half = (odd: number) => enrolments.filter((_, at) => at % 2 === odd).map(({ pupil }) => pupil.key);
  const clusters: Readonly<Record<string, PlanLineModel['cluster']>> = {
    mathematics: { term: 1, takers: null },
    physics: { term: 2, takers: null },
    chemistry: { term: 2, takers: half(0) },
    biology: { term: 2, takers: half(1) },
  };
  return plan.map((line) => {
    const cluster = clusters[line.subject];
    return cluster ? { ...line, cluster } : line;
  });
}

/** Who takes what of the offered subjects. */
export function chooseElectives(
  rng: Rng,
  electives: Electives,
  enrolments: readonly EnrolmentModel[],
): Map<string, string[]> {
  const takers = new Map<string, string[]>(electives.offered.map((subject) => [subject, []]));
  const wanted = electivesPerPupil - electives.fixed.length;
  if (electives.offered.length < wanted) return takers;
  // Friends choose alike: a few combinations of the class, not one for each pupil.
  const combinations = [1, 2, 3].map(() => shuffled(rng, electives.offered).slice(0, wanted));
  for (const { pupil } of enrolments) {
    for (const subject of pick(rng, combinations)) takers.get(subject)?.push(pupil.key);
  }
  return takers;
}
