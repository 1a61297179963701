import { type Level, levels } from '../gradebook/levels.ts';

/** One pupil counted by the form, with the values of its dimensions on the closing date. */
export type FormRow = {
  pupilId: number;
  className: string;
  grade: number;
  isFemale: boolean;
  isMinority: boolean;
  learning: Level | null;
  conduct: Level | null;
  isAssessed: boolean;
};

export type Population = 'all' | 'female' | 'minority' | 'female_minority';
export type Measure = 'total' | 'not_assessed' | `learning:${Level}` | `conduct:${Level}`;
export type FigureKey = { grade: number; measure: Measure; population: Population };
export type Figure = FigureKey & { value: number };

export const populations: readonly Population[] = ['all', 'female', 'minority', 'female_minority'];

export const measures: readonly Measure[] = [
  'total',
  'not_assessed',
  ...levels.map((level): Measure => `learning:${level}`),
  ...levels.map((level): Measure => `conduct:${level}`),
];

/** "End-of-term learning and conduct results": pupils by grade, level and population. Our own form, of no circular. */
export const termResultsForm = { code: 'term-results', name: 'Kết quả học tập và rèn luyện cuối học kì' } as const;

/**
 * The figures of the form over its rows: each grade present × each measure × each population, zeros too, by grade, then in
 * the order of `measures` and `populations`. A pupil not assessed is in the total and in no level.
 */
export function computeFigures(rows: readonly FormRow[]): Figure[] {
  const counts = new Map<number, Map<string, number>>();
  for (const row of rows) {
    const ofGrade = counts.get(row.grade) ?? new Map<string, number>();
    counts.set(row.grade, ofGrade);
    for (const measure of measuresOf(row)) {
      for (const population of populationsOf(row)) {
        const key = `${measure} ${population}`;
        ofGrade.set(key, (ofGrade.get(key) ?? 0) + 1);
      }
    }
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .flatMap(([grade, ofGrade]) =>
      measures.flatMap((measure) =>
        populations.map((population) => ({
          grade,
          measure,
          population,
          value: ofGrade.get(`${measure} ${population}`) ?? 0,
        })),
      ),
    );
}

/** The rows that a figure counts, in the order given. */
export function rowsBehind(rows: readonly FormRow[], { grade, measure, population }: FigureKey): FormRow[] {
  return rows.filter(
    (row) => row.grade === grade && measuresOf(row).includes(measure) && populationsOf(row).includes(population),
  );
}

/** A figure as a share of the total of the same grade and population; pupils not assessed are part of the total. */
export function shareOf(figures: readonly Figure[], of: FigureKey): { numerator: number; denominator: number } {
  const value = (measure: Measure) =>
    figures.find((f) => f.grade === of.grade && f.measure === measure && f.population === of.population)?.value ?? 0;
  return { numerator: value(of.measure), denominator: value('total') };
}

function measuresOf(row: FormRow): Measure[] {
  if (!row.isAssessed) return ['total', 'not_assessed'];
  const counted: Measure[] = ['total'];
  if (row.learning) counted.push(`learning:${row.learning}`);
  if (row.conduct) counted.push(`conduct:${row.conduct}`);
  return counted;
}

function populationsOf(row: FormRow): Population[] {
  const counted: Population[] = ['all'];
  if (row.isFemale) counted.push('female');
  if (row.isMinority) counted.push('minority');
  if (row.isFemale && row.isMinority) counted.push('female_minority');
  return counted;
}

export type FigureCheckCode =
  | 'learning_levels_differ_from_total'
  | 'conduct_levels_differ_from_total'
  | 'part_exceeds_whole'
  | 'total_differs_from_enrolled'
  | 'share_moved';

/** `blocks`: the form cannot be filed. `warns`: it can, with a look at it. Counts are in `detail`. */
export type FigureFinding = {
  code: FigureCheckCode;
  severity: 'blocks' | 'warns';
  grade: number | null;
  measure: Measure | null;
  population: Population | null;
  detail: Record<string, number>;
};

/** A share that moved by more than this many percentage points since the previous period is worth a look. Our own limit. */
export const shareMoveLimit = 20;

export type CheckContext = {
  /** Pupils enrolled on the closing date. */
  enrolledByGrade: ReadonlyMap<number, number>;
  /** The same unit's figures of the period before; null when there are none. */
  previous: readonly Figure[] | null;
  shareMoveLimit?: number;
};

type Reader = (grade: number, measure: Measure, population: Population) => number;

/** What must hold within the term-results form, against enrolment and against the period before. Findings by grade. */
export function checkFigures(figures: readonly Figure[], context: CheckContext): FigureFinding[] {
  const now = reader(figures);
  const before = context.previous && reader(context.previous);
  const limit = context.shareMoveLimit ?? shareMoveLimit;
  const grades = new Set([...figures.map((figure) => figure.grade), ...context.enrolledByGrade.keys()]);
  return [...grades]
    .sort((a, b) => a - b)
    .flatMap((grade) => [
      ...levelSums(now, grade),
      ...wholes(now, grade),
      ...enrolment(now, grade, context.enrolledByGrade.get(grade) ?? 0),
      ...(before ? moves({ now, before, grade, limit }) : []),
    ]);
}

function reader(figures: readonly Figure[]): Reader {
  const values = new Map(figures.map((f) => [`${f.grade} ${f.measure} ${f.population}`, f.value]));
  return (grade, measure, population) => values.get(`${grade} ${measure} ${population}`) ?? 0;
}

function levelSums(now: Reader, grade: number): FigureFinding[] {
  return (['learning', 'conduct'] as const).flatMap((kind) =>
    populations.flatMap((population): FigureFinding[] => {
      const ofLevels = levels.reduce((sum, level) => sum + now(grade, `${kind}:${level}`, population), 0);
      const notAssessed = now(grade, 'not_assessed', population);
      const total = now(grade, 'total', population);
      if (ofLevels + notAssessed === total) return [];
      const code = `${kind}_levels_differ_from_total` as const;
      return [{ code, severity: 'blocks', grade, measure: null, population, detail: { ofLevels, notAssessed, total } }];
    }),
  );
}

const partOf: readonly (readonly [Population, Population])[] = [
  ['female', 'all'],
  ['minority', 'all'],
  ['female_minority', 'female'],
  ['female_minority', 'minority'],
];

function wholes(now: Reader, grade: number): FigureFinding[] {
  return measures.flatMap((measure) =>
    partOf.flatMap(([population, wholePopulation]): FigureFinding[] => {
      const part = now(grade, measure, population);
      const whole = now(grade, measure, wholePopulation);
      if (part <= whole) return [];
      return [{ code: 'part_exceeds_whole', severity: 'blocks', grade, measure, population, detail: { part, whole } }];
    }),
  );
}

function enrolment(now: Reader, grade: number, enrolled: number): FigureFinding[] {
  const total = now(grade, 'total', 'all');
  if (total === enrolled) return [];
  const detail = { total, enrolled };
  return [
    { code: 'total_differs_from_enrolled', severity: 'blocks', grade, measure: 'total', population: 'all', detail },
  ];
}

function moves(check: { now: Reader; before: Reader; grade: number; limit: number }): FigureFinding[] {
  const { now, before, grade, limit } = check;
  const total = now(grade, 'total', 'all');
  const previousTotal = before(grade, 'total', 'all');
  return measures.flatMap((measure): FigureFinding[] => {
    const value = now(grade, measure, 'all');
    const previous = before(grade, measure, 'all');
    // |value/total - previous/previousTotal| > limit/100, in whole numbers; nothing to compare when a total is 0.
    const isMoved = 100 * Math.abs(value * previousTotal - previous * total) > limit * total * previousTotal;
    if (!isMoved) return [];
    const detail = { value, total, previous, previousTotal, limit };
    return [{ code: 'share_moved', severity: 'warns', grade, measure, population: 'all', detail }];
  });
}
