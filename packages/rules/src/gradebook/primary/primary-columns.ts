import type { Column, PrimaryScale, SheetKind } from '../columns.ts';
import type { AssessmentPoint, PrimaryRules } from '../regimes/primary-rules.ts';
import { isTraitAssessed, primaryTests, primaryTraits } from './assessment-plan.ts';

/** A subject's sheet, or the sheet of qualities and competences (no subject), of a grade from 1 to 5 in a term. */
export type PrimarySheet = {
  kind: SheetKind;
  term: 1 | 2;
  grade: number;
  subjectCode: string | null;
  /**
   * Tests of the subject at the end of the term: Tin học và Công nghệ may have two. Of the sheet without a subject, its competences
   * in technology and informatics; null: as by default.
   */
  periodicCount: number | null;
};

const pointsOfTerm = {
  1: [
    ['mid', 'mid_term_1'],
    ['end', 'end_term_1'],
  ],
  2: [
    ['mid', 'mid_term_2'],
    ['end', 'year_end'],
  ],
} as const satisfies Record<1 | 2, readonly (readonly [string, AssessmentPoint])[]>;

/** The point of the year that the end of a term is. */
export function pointAtEnd(term: 1 | 2): AssessmentPoint {
  return term === 1 ? 'end_term_1' : 'year_end';
}

/** Whether a column belongs to the middle of its term. */
export function isAtMidTerm(slot: string): boolean {
  return slot.startsWith('mid-');
}

/** Closings ask for the columns of few shapes very often. */
const known = new Map<string, readonly Column[]>();

/**
 * The columns of a sheet of grades 1-5, point by point: the level of the subject and its tests, or every quality and competence
 * of the grade. TT27/2020 art. 7, TT30/2014 and TT22/2016 art. 10. Regular assessment is remarks only and has no column.
 */
export function primaryColumns(rules: PrimaryRules, sheet: PrimarySheet): readonly Column[] {
  const { kind, term, grade, subjectCode, periodicCount } = sheet;
  const key = [rules.id, kind, term, grade, subjectCode, periodicCount].join(' ');
  let columns = known.get(key);
  if (!columns) {
    const points = pointsOfTerm[term].filter(([, point]) => rules.points.includes(point));
    columns = points.flatMap(([place, point]) =>
      subjectCode === null
        ? traitColumns(rules, { grade, place, point, technologyCount: periodicCount })
        : subjectColumns(rules, { grade, place, point, subject: subjectCode, testCount: periodicCount }),
    );
    known.set(key, columns);
  }
  return columns;
}

/** The columns that are assessed now: a sheet keeps those it was opened with, those in competences that the grade has no more are left out. */
export function assessedColumns(
  { settings }: Pick<PrimaryRules, 'settings'>,
  { grade, columns }: { grade: number; columns: readonly Column[] },
): readonly Column[] {
  return columns.filter(
    ({ role, about = '' }) => role !== 'trait_level' || isTraitAssessed(settings, { trait: about, grade }),
  );
}

/** How many tests of a subject stand at the end of a term. */
export function testCount(rules: PrimaryRules, of: { grade: number; term: 1 | 2; subject: string }): number {
  return primaryTests(rules, { grade: of.grade, point: pointAtEnd(of.term), studied: [of.subject] }).length;
}

type At = { grade: number; place: string; point: AssessmentPoint };

function traitColumns(
  rules: PrimaryRules,
  { grade, place, point, technologyCount: count }: At & { technologyCount: number | null },
): Column[] {
  const asked = count === null ? rules.settings.technologyCompetencesFrom : count > 0 ? grade : grade + 1;
  const opened = { ...rules, settings: { ...rules.settings, technologyCompetencesFrom: asked } };
  const { qualities, competences, specificCompetences } = primaryTraits(opened, grade);
  return [...qualities, ...competences, ...specificCompetences].map((trait) => ({
    slot: `${place}-${trait}`,
    ...{ role: 'trait_level', scale: scaleOf(rules, 'trait_level'), point, about: trait, ...common },
  }));
}

function subjectColumns(
  rules: PrimaryRules,
  { grade, place, point, subject, testCount: count }: At & { subject: string; testCount: number | null },
): Column[] {
  const technologyTests = count === 2 ? 'two' : 'one';
  const opened = { ...rules, settings: { ...rules.settings, technologyTests } as const };
  const tests = primaryTests(opened, { grade, point, studied: [subject] });
  const level = { role: 'subject_level', scale: scaleOf(rules, 'subject_level'), point, ...common } as const;
  return [
    { slot: `${place}-level`, ...level },
    ...tests.flatMap((about, i): Column[] => {
      const slot = tests.length === 1 ? `${place}-test` : `${place}-test-${i + 1}`;
      const test = { slot, role: 'test', scale: scaleOf(rules, 'test'), point, about, ...common } as const;
      if (!rules.replacedAt.includes(point)) return [test];
      return [test, { ...test, slot: `${slot}${again}`, role: 'replacement', required: false }];
    }),
  ];
}

const again = '-again';

/** The columns of tests that replace others: asked of nobody, so they count for nothing that is done or missing. */
export const replacementSlots = ['mid-test', 'end-test', 'end-test-1', 'end-test-2'].map((slot) => `${slot}${again}`);

export function isReplacement(slot: string): boolean {
  return replacementSlots.includes(slot);
}

const common = { weight: 0, required: true } as const;

function scaleOf(rules: PrimaryRules, scale: 'subject_level' | 'trait_level' | 'test'): PrimaryScale {
  const isOld = {
    subject_level: !rules.subjectScale.includes('well_completed'),
    trait_level: !rules.traitScale.includes('good'),
    test: rules.marks.min > 0,
  }[scale];
  return isOld ? `old_${scale}` : scale;
}
