import type { Draft, Figure, FigureRef, Finding } from '@truong/contracts/statistics';
import type { z } from 'zod';

export type FigureAt = z.infer<typeof FigureRef>;

export const populations = ['all', 'female', 'minority', 'female_minority'] as const;

/** Rows of a grade's block as on paper; `not_assessed` stands under both results. */
export const formSections = [
  { section: 'total', measures: ['total'] },
  {
    section: 'learning',
    measures: ['learning:good', 'learning:fair', 'learning:satisfactory', 'learning:unsatisfactory', 'not_assessed'],
  },
  {
    section: 'conduct',
    measures: ['conduct:good', 'conduct:fair', 'conduct:satisfactory', 'conduct:unsatisfactory', 'not_assessed'],
  },
] as const;
export type FormSection = (typeof formSections)[number]['section'];

/** The section in which a figure stands first. */
export function sectionOf(measure: string): FormSection {
  if (measure === 'total') return 'total';
  return measure.startsWith('conduct') ? 'conduct' : 'learning';
}

/** Names the button of a figure in the page. */
export function figureId({ grade, section, measure, population }: FigureAt & { section: FormSection }): string {
  return `figure-${grade}-${section}-${measure.replace(':', '-')}-${population}`;
}

/** Where a finding is looked at: one that speaks of a whole column at its total. Null when it speaks of no grade. */
export function figureIdOf({ grade, measure, population }: Finding): string | null {
  if (grade === null) return null;
  const at = { grade, measure: measure ?? 'total', population: population ?? 'all' } as const;
  return figureId({ ...at, section: sectionOf(at.measure) });
}

/** The lines of all blocks from top to bottom: what the arrow keys walk over. */
export function formLines(grades: readonly number[]): { grade: number; section: FormSection; measure: string }[] {
  return grades.flatMap((grade) =>
    formSections.flatMap(({ section, measures }) =>
      measures.map((measure) => ({ grade, section, measure: measure as string })),
    ),
  );
}

export function figureKey({ grade, measure, population }: FigureAt): string {
  return `${grade} ${measure} ${population}`;
}

/** Figures by their place. A place without one is undefined, which is not zero. */
export type FigureMap = ReadonlyMap<string, number>;

export function figureMap(figures: readonly Figure[]): FigureMap {
  return new Map(figures.map((figure) => [figureKey(figure), figure.value]));
}

export function gradesOf(figures: readonly Figure[]): number[] {
  return [...new Set(figures.map((figure) => figure.grade))].sort((a, b) => a - b);
}

/** The whole of which a figure is a share: the total of the same grade and population. */
export function wholeOf(figures: FigureMap, at: FigureAt): number {
  return figures.get(figureKey({ ...at, measure: 'total' })) ?? 0;
}

export type Difference = FigureAt & { before: number; now: number };

/** Figure by figure in the order of the form; a figure that one side lacks counts there as nobody. */
export function differences(before: readonly Figure[], now: readonly Figure[]): Difference[] {
  const old = figureMap(before);
  const current = figureMap(now);
  const places = new Map([...before, ...now].map((figure) => [figureKey(figure), figure]));
  return [...places.values()]
    .map(({ grade, measure, population }) => {
      const key = figureKey({ grade, measure, population });
      return { grade, measure, population, before: old.get(key) ?? 0, now: current.get(key) ?? 0 };
    })
    .filter((difference) => difference.before !== difference.now)
    .toSorted((a, b) => placeOf(a) - placeOf(b));
}

const measureOrder = ['total', ...formSections.flatMap((section) => section.measures as readonly string[])];

function placeOf({ grade, measure, population }: FigureAt): number {
  return grade * 1000 + measureOrder.indexOf(measure) * 10 + populations.indexOf(population);
}

/** Findings that concern a figure: those of its grade that name no other measure and no other population. */
export function findingsAt(findings: readonly Finding[], at: FigureAt): Finding[] {
  return findings.filter(
    (finding) =>
      (finding.grade === null || finding.grade === at.grade) &&
      (finding.population === null || finding.population === at.population) &&
      (finding.measure === null ? concernsMeasure(finding.code, at.measure) : finding.measure === at.measure),
  );
}

function concernsMeasure(code: string, measure: string): boolean {
  if (measure === 'total') return true;
  const kind = code.startsWith('conduct') ? 'conduct' : 'learning';
  return measure === 'not_assessed' || measure.startsWith(kind);
}

export function countPupils(figures: readonly Figure[]): number {
  return figures
    .filter(({ measure, population }) => measure === 'total' && population === 'all')
    .reduce((sum, { value }) => sum + value, 0);
}

/** A figure in the address: "8.learning:good.female". */
export function figureToText(at: FigureAt): string {
  return `${at.grade}.${at.measure}.${at.population}`;
}

export function figureFromText(text: string): FigureAt | null {
  const [grade = '', measure = '', population = ''] = text.split('.');
  const known = populations.find((each) => each === population);
  if (!/^\d{1,2}$/.test(grade) || !measureOrder.includes(measure) || !known) return null;
  return { grade: Number(grade), measure, population: known };
}

/** Why the form cannot be sent now: it is not the school's turn, or findings block. */
export function whyNotSubmit(
  draft: Pick<Draft, 'canSubmit' | 'findings' | 'figures'>,
): 'status' | 'findings' | 'nobody' | null {
  if (!draft.canSubmit) return 'status';
  if (countPupils(draft.figures) === 0) return 'nobody';
  return draft.findings.some((finding) => finding.severity === 'blocks') ? 'findings' : null;
}
