import type { CellKey } from './form.ts';

/** Years of history below which a figure has no limit: of a range, and of a score. */
export const leastHistory = { range: 3, score: 4 } as const;
/** From this score on a value is taken for an outlier: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993). */
export const scoreLimit = 3.5;

/**
 * What a school's figure was in the years before. A range is what it ever was, widened by a tenth of its greatest value and
 * at least by `slack`, so that a class more or less is nothing to speak of.
 */
export type Limits = {
  range: { low: number; high: number } | null;
  /** Median and spread; the spread is 0 where it never moved, then there is no score. */
  score: { median: number; spread: number } | null;
};
const slack = 2;

/** The limits of a figure from its values of the years before, in any order. Null where there is too little to go by. */
export function limitsOf(history: readonly number[]): Limits | null {
  if (history.length < leastHistory.range) return null;
  const [least, greatest] = [Math.min(...history), Math.max(...history)];
  const margin = Math.max(slack, Math.abs(greatest) / 10);
  const range = { low: least >= 0 ? Math.max(0, least - margin) : least - margin, high: greatest + margin };
  if (history.length < leastHistory.score) return { range, score: null };
  const median = medianOf(history);
  const spread = spreadOf(history, median);
  return { range, score: spread > 0 ? { median, spread } : null };
}

/**
 * One score is how far a value lies from the median in units of the spread: the median of the absolute deviations over 0.6745;
 * where more than half of the values are the same, their mean times 1.2533.
 */
function spreadOf(values: readonly number[], median: number): number {
  const deviations = values.map((value) => Math.abs(value - median));
  const typical = medianOf(deviations);
  if (typical > 0) return typical / 0.6745;
  return (1.253314 * deviations.reduce((sum, one) => sum + one, 0)) / deviations.length;
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
}

export type Outlier = {
  key: CellKey;
  value: number;
  /** Both ways of looking say so, or the one that had enough history. */
  by: ('range' | 'score')[];
  low: number | null;
  high: number | null;
  /** Signed, in units of the spread. */
  score: number | null;
};

/** Whether a value is far from what the figure was; null for one within its limits and one without limits. */
export function outlierOf(key: CellKey, value: number, history: readonly number[]): Outlier | null {
  const limits = limitsOf(history);
  if (!limits) return null;
  const { range, score: of } = limits;
  const score = of ? (value - of.median) / of.spread : null;
  const by: Outlier['by'] = [];
  if (range && (value < range.low || value > range.high)) by.push('range');
  // A value inside of what there ever was is nothing new, however narrow the middle is.
  if (score !== null && Math.abs(score) > scoreLimit && by.length > 0) by.push('score');
  if (by.length === 0) return null;
  return { key, value, by, low: range?.low ?? null, high: range?.high ?? null, score };
}

/** The outliers among a school's figures, the farthest first. A figure without a value has nothing to compare. */
export function outliersOf(
  figures: readonly { key: CellKey; value: number | null }[],
  historyOf: (key: CellKey) => readonly number[],
): Outlier[] {
  return figures
    .flatMap(({ key, value }) => (value === null ? [] : (outlierOf(key, value, historyOf(key)) ?? [])))
    .sort((a, b) => Math.abs(b.score ?? 0) - Math.abs(a.score ?? 0));
}
