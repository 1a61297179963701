import type { AssessmentPoint, PrimaryRules, SubjectMark, TraitMark } from '../regimes/primary-rules.ts';
import type { GradebookSettings } from '../settings.ts';

const joint = 'informatics-technology';
const parts = ['informatics', 'technology'];

/** The points of the year at which everything is assessed. TT27/2020 art. 7: four; TT30/2014: two (from memory). */
export function assessmentPoints({ points }: Pick<PrimaryRules, 'points'>): readonly AssessmentPoint[] {
  return points;
}

/** What may stand in a cell of a subject, best first. TT27/2020 art. 7, TT22/2016: T, H, C; TT30/2014: H, C (from memory). */
export function subjectMarks({ subjectScale }: Pick<PrimaryRules, 'subjectScale'>): readonly SubjectMark[] {
  return subjectScale;
}

/** What may stand in a cell of a quality or competence, best first. */
export function traitMarks({ traitScale }: Pick<PrimaryRules, 'traitScale'>): readonly TraitMark[] {
  return traitScale;
}

/** The qualities and competences of a grade. Which of the specific ones a form lists is a setting, `technologyCompetencesFrom`. */
export function primaryTraits(
  rules: PrimaryRules,
  grade: number,
): { qualities: readonly string[]; competences: readonly string[]; specificCompetences: readonly string[] } {
  const { qualities, competences, settings } = rules;
  const isListed = (trait: string) => isTraitAssessed(settings, { trait, grade });
  return { qualities, competences, specificCompetences: rules.specificCompetences.filter(isListed) };
}

/** Whether a grade is assessed in a quality or competence: those in technology and informatics from the grade of the setting on. */
export function isTraitAssessed(
  { technologyCompetencesFrom }: Pick<GradebookSettings, 'technologyCompetencesFrom'>,
  { trait, grade }: { trait: string; grade: number },
): boolean {
  return !isTechnology(trait) || grade >= technologyCompetencesFrom;
}

export function isTechnology(trait: string): boolean {
  return parts.includes(trait);
}

/** How many competences in technology and informatics a grade is assessed in: a sheet keeps as many as it was opened with. */
export function technologyTraitCount(rules: PrimaryRules, grade: number): number {
  return primaryTraits(rules, grade).specificCompetences.filter(isTechnology).length;
}

/**
 * The subjects that have a periodic test with a mark at a point, in the order of the circular. TT27/2020 art. 7.1b: end of
 * semester I and of the year, the compulsory ones among those named that the grade studies; in grades 4-5 Tiếng Việt and
 * Toán at mid-semester too. TT22/2016 (in part from memory): electives where the class studies them. `studied` narrows the
 * list to a class's plan. Tin học and Công nghệ are one test or two: setting `technologyTests`, or as the plan has them.
 */
export function primaryTests(
  rules: PrimaryRules,
  of: { grade: number; point: AssessmentPoint; studied?: readonly string[] },
): string[] {
  const { studied } = of;
  const isStudied = (subject: string) => studied === undefined || studied.includes(subject);
  return rules.tests.flatMap((row) => {
    if (!row.grades.includes(of.grade) || !row.points.includes(of.point)) return [];
    if (row.subject === joint) return technologyTests(rules, studied);
    const isTested = row.isElective ? studied?.includes(row.subject) : isStudied(row.subject);
    return isTested ? [row.subject] : [];
  });
}

function technologyTests({ settings }: PrimaryRules, studied: readonly string[] | undefined): string[] {
  const isJoint = studied === undefined || studied.includes(joint);
  if (isJoint) return settings.technologyTests === 'two' ? parts : [joint];
  return parts.filter((part) => studied.includes(part));
}

/**
 * The rules with Tin học và Công nghệ tested as the sheets had it: a sheet keeps the tests that it was opened with, whatever the
 * setting says later.
 */
export function asTested(rules: PrimaryRules, tests: readonly { subject: string }[]): PrimaryRules {
  const technologyTests = tests.some(({ subject }) => parts.includes(subject)) ? 'two' : 'one';
  return technologyTests === rules.settings.technologyTests
    ? rules
    : { ...rules, settings: { ...rules.settings, technologyTests } };
}

/**
 * Whether a mark, in tenths, may be given in a test: whole marks to 10. From 0 by TT27/2020 art. 7; no 0 in TT30/2014 and
 * TT22/2016. Tests are never averaged and compare nobody.
 */
export function isPrimaryMark({ marks }: Pick<PrimaryRules, 'marks'>, tenths: number): boolean {
  return Number.isInteger(tenths) && tenths % 10 === 0 && tenths >= marks.min && tenths <= 100;
}

/** A test whose mark was out of the way may be replaced by another; both are kept, the replacement counts. TT27/2020 art. 7 (from memory). */
export function validTest(of: { tenths: number | null; replacement: number | null }): number | null {
  return of.replacement ?? of.tenths;
}
