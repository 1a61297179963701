import { subjectPlan2006 } from './programme-2006.ts';
import { primary2006 } from './programme-2006-primary.ts';
import { type PlanLine, subjectPlan } from './programme-2018.ts';
import { primaryPlan, primaryPlan2018 } from './programme-2018-primary.ts';

export type Programme = 'GDPT2018' | 'GDPT2006';

/** First school year of the programme of 2018, by grade: TT32/2018 art. 2. */
const since2018: Readonly<Record<number, number>> = {
  1: 2020,
  2: 2021,
  6: 2021,
  3: 2022,
  7: 2022,
  10: 2022,
  4: 2023,
  8: 2023,
  11: 2023,
  5: 2024,
  9: 2024,
  12: 2024,
};

export function programmeFor(at: { grade: number; schoolYear: number }): Programme | null {
  const since = since2018[at.grade];
  if (since === undefined) return null;
  return at.schoolYear >= since ? 'GDPT2018' : 'GDPT2006';
}

/**
 * Whether pupils of a grade take clusters of learning topics: those of grades 10-12 under the programme of 2018, TT32/2018,
 * general part, V.3.
 */
export function hasTopicClusters(at: { grade: number; schoolYear: number }): boolean {
  return at.grade >= 10 && programmeFor(at) === 'GDPT2018';
}

/** The plan of a grade by the programme of its school year, electives too; none where no programme is known here. */
export function planOf(at: { grade: number; schoolYear: number }): PlanLine[] {
  const programme = programmeFor(at);
  if (programme === null) return [];
  if (programme === 'GDPT2006') return at.grade <= 5 ? primaryPlan(primary2006, at.grade) : subjectPlan2006(at.grade);
  return at.grade <= 5 ? primaryPlan2018(at.grade) : subjectPlan(at.grade);
}

const gradesOfLevel: Readonly<Record<string, readonly [number, number]>> = {
  primary: [1, 5],
  lower_secondary: [6, 9],
  upper_secondary: [10, 12],
  continuing: [6, 12],
};

/** The grades of a class: those of its pupils, else the number that its name begins with, if its level has that grade. */
export function gradesOfClass(of: { name: string; level: string; enrolled: readonly number[] }): number[] {
  if (of.enrolled.length > 0) return [...new Set(of.enrolled)].sort((a, b) => a - b);
  const named = Number(/^\d{1,2}/.exec(of.name.trim())?.[0] ?? Number.NaN);
  const [first = 1, last = 0] = gradesOfLevel[of.level] ?? [];
  return named >= first && named <= last ? [named] : [];
}
