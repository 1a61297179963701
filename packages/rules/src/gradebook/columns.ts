import type { AssessmentPoint } from './regimes/primary-rules.ts';

/**
 * A subject's sheet, or the homeroom teacher's sheet for a class and a term: of conduct and absences, in grades 1-5 of qualities
 * and competences. There `score` has tests beside the assessment.
 */
export type SheetKind = 'score' | 'comment' | 'homeroom';

/** What may stand in a column: a mark in tenths, Đ/CĐ, a level of conduct (of TT58/2011: `old_conduct`), a whole count; or of grades 1-5. */
export type Scale = 'mark' | 'comment' | 'conduct' | 'old_conduct' | 'count' | PrimaryScale;

/**
 * Of grades 1-5: T/H/C of a subject, T/Đ/C of a quality or competence, a whole mark of a test; the `old_` ones are H/C and Đ/CĐ
 * of TT30/2014, and tests without 0.
 */
export type PrimaryScale =
  | 'subject_level'
  | 'trait_level'
  | 'test'
  | 'old_subject_level'
  | 'old_trait_level'
  | 'old_test';

/**
 * `periodic`: a mark of coefficient 2 of TT58/2011 (KTđk); `cluster`: the result of a cluster of learning topics; the last four
 * are of grades 1-5, `replacement` a test that stands for one whose mark was out of the way.
 */
export type ColumnRole =
  | 'regular'
  | 'cluster'
  | 'mid_term'
  | 'periodic'
  | 'end_of_term'
  | 'conduct'
  | 'conduct_year'
  | 'absent_excused'
  | 'absent_unexcused'
  | 'subject_level'
  | 'trait_level'
  | 'test'
  | 'replacement';

/**
 * `weight` is the coefficient in the term average, 0 where nothing is averaged. In grades 1-5 a column belongs to a `point`, and
 * is `about` a trait or the subject that is tested.
 */
export type Column = {
  slot: string;
  role: ColumnRole;
  scale: Scale;
  weight: number;
  required: boolean;
  point?: AssessmentPoint;
  about?: string;
};

/**
 * `periodicCount` null: one mid-term assessment instead of marks of coefficient 2. `asksYearConduct`: the homeroom teacher
 * judges the year too, where no formula does.
 */
export type SheetShape = {
  kind: SheetKind;
  regularCount: number;
  clusterCount?: number;
  periodicCount?: number | null;
  conductScale?: 'conduct' | 'old_conduct';
  asksYearConduct?: boolean;
};

/** Slots r1 to r9; the clusters c1 and the marks of coefficient 2 p1 likewise. */
export const maxRegularCount = 9;

function homeroomColumns(scale: 'conduct' | 'old_conduct', asksYearConduct: boolean): readonly Column[] {
  const common = { weight: 0, required: true } as const;
  return [
    { slot: 'conduct', role: 'conduct', scale, ...common },
    ...(asksYearConduct ? [{ slot: 'year', role: 'conduct_year', scale, ...common } as const] : []),
    { slot: 'excused', role: 'absent_excused', scale: 'count', ...common },
    { slot: 'unexcused', role: 'absent_unexcused', scale: 'count', ...common },
  ];
}

const homeroomShapes = {
  conduct: [homeroomColumns('conduct', false), homeroomColumns('conduct', true)],
  old_conduct: [homeroomColumns('old_conduct', false), homeroomColumns('old_conduct', true)],
} as const;

/** Sheets have few shapes and a closing asks for their columns hundreds of thousands of times. */
const known = new Map<number, readonly Column[]>();

/**
 * The columns of a sheet, in the order of the grid. Every regular column of a class is required of each pupil. Weights 1, 2
 * and 3 by TT22/2021 art. 9.1 and TT58/2011 art. 7; absences are counted in sessions (art. 12); conduct of the year is a
 * judgement by TT58/2011 art. 4.
 */
export function columnsOf(sheet: SheetShape): readonly Column[] {
  if (sheet.kind === 'homeroom') return homeroomShapes[sheet.conductScale ?? 'conduct'][sheet.asksYearConduct ? 1 : 0];
  const regularCount = Math.min(sheet.regularCount, maxRegularCount);
  const clusterCount = Math.min(sheet.clusterCount ?? 0, maxRegularCount);
  const periodic = sheet.periodicCount ?? null;
  const periodicCount = periodic === null ? null : Math.min(periodic, maxRegularCount);
  const shape = ((sheet.kind === 'score' ? 10 : 0) + regularCount) * 110 + clusterCount * 11 + (periodicCount ?? 10);
  let columns = known.get(shape);
  if (!columns) {
    columns = columnsOfSubject({ kind: sheet.kind, regularCount, clusterCount, periodicCount });
    known.set(shape, columns);
  }
  return columns;
}

function columnsOfSubject(
  sheet: Required<Pick<SheetShape, 'kind' | 'regularCount' | 'clusterCount' | 'periodicCount'>>,
): readonly Column[] {
  const isScore = sheet.kind === 'score';
  const scale: Scale = isScore ? 'mark' : 'comment';
  const column = (slot: string, role: ColumnRole, weight: number): Column => ({
    slot,
    role,
    scale,
    weight: isScore ? weight : 0,
    required: true,
  });
  const numbered = (letter: string, role: ColumnRole, of: { count: number; weight: number }): Column[] =>
    Array.from({ length: of.count }, (_, i) => column(`${letter}${i + 1}`, role, of.weight));
  return [
    ...numbered('r', 'regular', { count: sheet.regularCount, weight: 1 }),
    ...numbered('c', 'cluster', { count: sheet.clusterCount, weight: 1 }),
    ...(sheet.periodicCount === null
      ? [column('mid', 'mid_term', 2)]
      : numbered('p', 'periodic', { count: sheet.periodicCount, weight: 2 })),
    column('end', 'end_of_term', 3),
  ];
}
