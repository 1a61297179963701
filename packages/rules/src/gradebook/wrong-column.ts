import type { CellValue } from './cell.ts';
import type { Column, Scale } from './columns.ts';

/** A pupil in the order of the sheet, with what stands in the columns before the write. Marks in tenths; Đ 1, CĐ 0. */
export type StandingPupil = { pupilId: number; values: ReadonlyMap<string, number> };
export type PlannedValue = { pupilId: number; slot: string; value: number };

/** What speaks against a bulk write: a question to its writer, never a refusal. Of `of` pupils, `count` show it. */
export type ColumnQuestion =
  | { kind: 'equals_column'; slot: string; other: string; count: number; of: number }
  /** End-term marks for pupils whose mid-term assessment is not entered. */
  | { kind: 'mid_term_missing'; slot: string; other: string; count: number; of: number }
  /** Most of a column that is already entered would change. */
  | { kind: 'replaces_column'; slot: string; count: number; of: number }
  /** The set fits the pupils when it is moved by so many rows (1: each mark belongs to the pupil above). */
  | { kind: 'shifted'; slot: string; by: 1 | -1; of: number }
  /** The set has nothing to do with what these pupils otherwise reach: another class, or another order. */
  | { kind: 'other_pupils'; slot: string; of: number };

/** Fewer values than this say nothing about a column. */
const fewest = 5;
/** From so many on, chance does not make a set fit or fail. */
const fewestToCompare = 20;
/** Of a set that went into another column: some marks are corrected on the way. In a small class chance gives no more than this. */
const nearlyAll = 0.8;
const allUpTo = 8;
/** Marks of one pupil in one subject go together about so much; what the sheet itself shows counts more the more it shows. */
const usualCorrelation = 0.6;
const weightOfUsual = 40;
/** The expected agreement and none at all must lie so many deviations apart before the comparison is made. */
const leastDistance = 3.6;
/** Marks as they should be seldom agree less than this many deviations below what is expected: fewer questions, not more finds. */
const mostBelow = 2.8;

/**
 * What is asked before many cells are written at once: sets that went into the wrong column, the wrong sheet or the wrong row.
 * What cannot be told from the sheet alone is not asked: the first columns of a term, classes under 20, Đ/CĐ of another class.
 */
export function questionsBeforeWrite(write: {
  columns: readonly Column[];
  pupils: readonly StandingPupil[];
  planned: readonly PlannedValue[];
}): ColumnQuestion[] {
  const planned = bySlot(write.planned);
  return write.columns.flatMap((column) => {
    const values = planned.get(column.slot);
    if (!values || values.size < fewest) return [];
    const around = { ...write, column, values, all: planned };
    const ofColumn = [equalsColumn(around), midTermMissing(around), replacesColumn(around)].filter(
      (each) => each !== null,
    );
    return ofColumn.length > 0 ? ofColumn : [misplaced(around)].filter((each) => each !== null);
  });
}

/** Whether a set of texts was typed on a scale of 100: at least half are whole numbers above 10, none is above 100. */
export function looksLikeHundred(texts: readonly string[]): boolean {
  const typed = texts.map((text) => text.trim()).filter((text) => /\d/.test(text));
  const whole = typed.filter((text) => /^\d{1,3}$/.test(text)).map(Number);
  const above = whole.filter((number) => number > 10);
  return typed.length >= 2 && above.length * 2 >= typed.length && whole.every((number) => number <= 100);
}

/** A value as it is compared: Đ 1, CĐ 0; of assessments with three codes the best is 2, so that a column of others is seen to replace one. */
export function comparedAs(value: CellValue | null): number | null {
  if (value?.kind === 'number') return value.number;
  if (value?.kind !== 'code') return null;
  const { code } = value;
  if (code === 'well_completed' || code === 'good') return 2;
  return Number(code !== 'fail' && code !== 'not_completed' && code !== 'needs_effort');
}

/** Numbers of which two columns can be compared pupil by pupil. */
const marks: ReadonlySet<Scale> = new Set<Scale>(['mark', 'test', 'old_test']);

type Around = {
  columns: readonly Column[];
  pupils: readonly StandingPupil[];
  column: Column;
  /** The set that goes into the column, by pupil. */
  values: ReadonlyMap<number, number>;
  all: ReadonlyMap<string, ReadonlyMap<number, number>>;
};

function bySlot(planned: readonly PlannedValue[]): Map<string, Map<number, number>> {
  const slots = new Map<string, Map<number, number>>();
  for (const { pupilId, slot, value } of planned) {
    const of = slots.get(slot) ?? new Map<number, number>();
    slots.set(slot, of.set(pupilId, value));
  }
  return slots;
}

/** What a pupil has in a column once the write has landed. */
function after({ all }: Around, slot: string, { pupilId, values }: StandingPupil): number | undefined {
  return all.get(slot)?.get(pupilId) ?? values.get(slot);
}

function equalsColumn(around: Around): ColumnQuestion | null {
  const { column, values } = around;
  if (!marks.has(column.scale) || new Set(values.values()).size < 3) return null;
  for (const other of around.columns) {
    if (other.slot === column.slot || other.scale !== column.scale) continue;
    const both = around.pupils.flatMap((pupil) => {
      const mine = values.get(pupil.pupilId);
      const beside = after(around, other.slot, pupil);
      return mine === undefined || beside === undefined ? [] : [mine === beside];
    });
    const count = both.filter(Boolean).length;
    if (
      both.length >= fewest &&
      both.length * 2 >= values.size &&
      count >= Math.max(nearlyAll * both.length, Math.min(allUpTo, both.length))
    ) {
      return { kind: 'equals_column', slot: column.slot, other: other.slot, count, of: both.length };
    }
  }
  return null;
}

function midTermMissing(around: Around): ColumnQuestion | null {
  const { column, values } = around;
  const earlier = around.columns.filter((other) => isBefore(other, column));
  const [first] = earlier;
  if (!first) return null;
  const concerned = around.pupils.filter(({ pupilId }) => values.has(pupilId));
  const missing = concerned.filter((pupil) => earlier.every(({ slot }) => after(around, slot, pupil) === undefined));
  if (missing.length < 0.8 * concerned.length || missing.length < fewest) return null;
  return {
    kind: 'mid_term_missing',
    slot: column.slot,
    other: first.slot,
    count: missing.length,
    of: concerned.length,
  };
}

/** Whether a column holds what comes before an assessment at the end of the term; in grades 1-5 the same of a subject at mid-term. */
function isBefore(other: Column, { role, point }: Column): boolean {
  if (role === 'end_of_term') return other.role === 'mid_term' || other.role === 'periodic';
  if (role === 'trait_level' || (point !== 'end_term_1' && point !== 'year_end')) return false;
  return other.role === role && (other.point === 'mid_term_1' || other.point === 'mid_term_2');
}

function replacesColumn({ column, pupils, values }: Around): ColumnQuestion | null {
  const standing = pupils.flatMap(({ pupilId, values: stored }) => {
    const mine = values.get(pupilId);
    const now = stored.get(column.slot);
    return mine === undefined || now === undefined ? [] : [mine !== now];
  });
  const count = standing.filter(Boolean).length;
  if (count < fewest || count * 2 < standing.length) return null;
  return { kind: 'replaces_column', slot: column.slot, count, of: standing.length };
}

/**
 * Compares the set with what the same pupils have in the other columns. Correlations by Fisher's z, whose deviation depends on
 * the number of pupils only; asked when no agreement explains the set better than the agreement that the sheet itself shows.
 */
function misplaced(around: Around): ColumnQuestion | null {
  const { column, values } = around;
  if (!marks.has(column.scale)) return null;
  const others = around.columns.filter(({ slot, scale }) => scale === column.scale && !around.all.has(slot));
  const standing = others.map(({ slot }) => centred(around.pupils.map((pupil) => pupil.values.get(slot))));
  const filled = standing.filter((each) => each.filter((value) => value !== undefined).length >= fewestToCompare);
  if (filled.length === 0) return null;
  const usual = meanOfRows(filled);
  const mine = around.pupils.map(({ pupilId }) => values.get(pupilId));
  const here = correlation(mine, usual);
  if (!here || here.of < fewestToCompare) return null;
  const expected = fisher(expectedCorrelation(filled));
  const deviation = 1 / Math.sqrt(here.of - 3);
  if (expected < leastDistance * deviation) return null;
  const isAtHome = (z: number) => z >= expected / 2;
  if (fisher(here.r) >= Math.min(expected / 2, expected - mostBelow * deviation)) return null;
  for (const by of [1, -1] as const) {
    const moved = correlation(
      by === 1 ? mine.slice(1) : mine.slice(0, -1),
      by === 1 ? usual.slice(0, -1) : usual.slice(1),
    );
    if (moved && isAtHome(fisher(moved.r))) return { kind: 'shifted', slot: column.slot, by, of: here.of };
  }
  return { kind: 'other_pupils', slot: column.slot, of: here.of };
}

type Value = number | undefined;

function centred(values: readonly Value[]): Value[] {
  const known = values.filter((value) => value !== undefined);
  const mean = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  return values.map((value) => (value === undefined ? undefined : value - mean));
}

function meanOfRows(columns: readonly (readonly Value[])[]): Value[] {
  const [first = []] = columns;
  return first.map((_, row) => {
    const known = columns.map((column) => column[row]).filter((value) => value !== undefined);
    return known.length === 0 ? undefined : known.reduce((sum, value) => sum + value, 0) / known.length;
  });
}

/** Of one column with the mean of the others (Spearman and Brown), from how the standing columns agree with each other. */
function expectedCorrelation(columns: readonly (readonly Value[])[]): number {
  let sum = usualCorrelation * weightOfUsual;
  let weight = weightOfUsual;
  columns.forEach((one, at) => {
    for (const other of columns.slice(at + 1)) {
      const pair = correlation(one, other);
      if (!pair) continue;
      sum += pair.r * pair.of;
      weight += pair.of;
    }
  });
  const single = Math.max(0, sum / weight);
  const count = columns.length;
  return (single * Math.sqrt(count)) / Math.sqrt(1 + (count - 1) * single);
}

/** Null where one side does not vary. */
function correlation(ones: readonly Value[], others: readonly Value[]): { r: number; of: number } | null {
  const pairs = ones.flatMap((one, at): [number, number][] => {
    const other = others[at];
    return one === undefined || other === undefined ? [] : [[one, other]];
  });
  const of = pairs.length;
  const meanOne = pairs.reduce((sum, [one]) => sum + one, 0) / of;
  const meanOther = pairs.reduce((sum, [, other]) => sum + other, 0) / of;
  let both = 0;
  let first = 0;
  let second = 0;
  for (const [one, other] of pairs) {
    both += (one - meanOne) * (other - meanOther);
    first += (one - meanOne) ** 2;
    second += (other - meanOther) ** 2;
  }
  return of < 4 || first === 0 || second === 0 ? null : { r: both / Math.sqrt(first * second), of };
}

function fisher(r: number): number {
  return Math.atanh(Math.max(-0.999, Math.min(0.999, r)));
}
