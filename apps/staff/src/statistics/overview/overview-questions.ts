import type { Calendar } from '@truong/contracts/organisation';
import type { PivotAnswer, PivotTime, RecordsPivot } from '@truong/contracts/pivot';
import { dimensions } from '@truong/rules/statistics/catalogue';
import { layPivot } from '@truong/rules/statistics/pivot/pivot-layout';
import type { ChartBar } from '@truong/ui/charts/BarChart.tsx';
import { formatShare } from '@truong/vietnamese/numbers';
import { cellNumber } from '../pivot/cell-text.ts';
import { type Lines, stackedOf } from '../pivot/chart-data.ts';

export const yearsBack = 5;

/** The point of the year that was over last: the middle once term I is over, the end once the year is, else the end of the year before. */
export function lastClosed({ years, today }: Pick<Calendar, 'years' | 'today'>, schoolYear: number): PivotTime {
  const year = years.find((one) => one.schoolYear === schoolYear);
  const [first, second] = year?.terms ?? [];
  if (second && second.endsOn < today) return { schoolYear, point: 'end' };
  if (first && first.endsOn < today) return { schoolYear, point: 'mid' };
  return { schoolYear: schoolYear - 1, point: 'end' };
}

/** The end of the year that was over last. */
export function lastEnd(calendar: Pick<Calendar, 'years' | 'today'>, schoolYear: number): PivotTime {
  const last = lastClosed(calendar, schoolYear);
  return last.point === 'end' ? last : { schoolYear: schoolYear - 1, point: 'end' };
}

/** The same point in this year and the years before it, the oldest first. */
export function timesBack({ schoolYear, point }: PivotTime, years: number): PivotTime[] {
  return Array.from({ length: years }, (_, i) => ({ schoolYear: schoolYear - years + 1 + i, point }));
}

export function countOf(of: Pick<RecordsPivot, 'records' | 'axes' | 'times' | 'where'>): RecordsPivot {
  return { ...of, of: 'records', source: 'live', unitsBy: 'below', measure: { kind: 'count' } };
}

/** Why a pupil left who dropped out, the other reasons left out. */
export const dropOutReasons = dimensions.leaving.values
  .map(({ code }) => code)
  .filter((code) => code.startsWith('dropped_'));

/** Every value of the dimension: what is not known is left out. */
export function knownOf(dimension: 'learning' | 'primary_level'): string[] {
  return dimensions[dimension].values.map(({ code }) => code);
}

export type Movement = {
  now: number | null;
  /** null: there is nothing of the year before, or of other schools only, so that a difference would say nothing. */
  change: number | null;
  series: (number | null)[];
  /** Schools in the last number, and those that have nothing then. */
  counted: number;
  countedBefore: number;
  missing: number;
};

/** A number over the times of an answer whose one axis is time: the last one, and how it moved. */
export function movementOf(answer: PivotAnswer): Movement {
  const { rows, columns, cell } = layPivot(answer);
  const [column] = columns;
  const series = rows.map((row) => (column ? cellNumber(cell(row, column)) : null));
  const [before = null, now = null] = [series.at(-2), series.at(-1)];
  const { counted, missing } = schoolsOf(answer);
  const isSame = counted.at(-2) === counted.at(-1);
  const change = now !== null && before !== null && isSame ? now - before : null;
  return { now, change, series, counted: counted.at(-1) ?? 0, countedBefore: counted.at(-2) ?? 0, missing };
}

/** Each row's parts as shares of the row; rows without anything known are left out. */
export function sharesOf(answer: PivotAnswer): ChartBar[] {
  return (stackedOf(answer) ?? []).flatMap((bar) => {
    const sum = (bar.parts ?? []).reduce((total, { value }) => total + value, 0);
    if (!bar.parts || sum === 0) return [];
    const parts = bar.parts.map(({ label, value }) => ({ label, value: value / sum, text: formatShare(value, sum) }));
    return [{ ...bar, parts }];
  });
}

/** How many schools are in the numbers of each time, and how many that were there then are missing from the last ones. */
export function schoolsOf({ schools }: Pick<PivotAnswer, 'schools'>): { counted: number[]; missing: number } {
  const [counted = [], expected = []] = [schools.counted, schools.expected].map((by) => (by.at(-1) ?? []).slice(0, -1));
  return { counted, missing: Math.max(0, (expected.at(-1) ?? 0) - (counted.at(-1) ?? 0)) };
}

/** Lines from the first time on at which something is known; gaps after it stay. */
export function sinceKnown({ ticks, lines }: Lines): Lines {
  const first = ticks.findIndex((_, at) => lines.some(({ points }) => points[at]));
  const from = Math.max(0, Math.min(first, ticks.length - 2));
  return { ticks: ticks.slice(from), lines: lines.map((line) => ({ ...line, points: line.points.slice(from) })) };
}
