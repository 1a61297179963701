import type { PivotAnswer } from '@truong/contracts/pivot';
import { type LaidCell, type LaidColumn, type LaidEntry, layPivot } from '@truong/rules/statistics/pivot/pivot-layout';
import { allTogether, cellAt, newPivotTable } from '@truong/rules/statistics/pivot/pivot-table';
import type { BarPart, ChartBar } from '@truong/ui/charts/BarChart.tsx';
import type { ChartLine } from '@truong/ui/charts/LineChart.tsx';
import { cellNumber, cellText } from './cell-text.ts';
import { pivotTexts } from './messages.ts';

const mostParts = 5;
const mostLines = 6;

/** One bar a row: of all its columns together, or of the last one where they do not add up. */
export function barsOf(answer: PivotAnswer): ChartBar[] {
  const layout = layPivot(answer);
  const column = layout.columns.find(isWhole) ?? layout.columns.at(-1);
  if (!column) return [];
  return layout.rows
    .filter((row) => row.is !== 'all' || layout.rows.length === 1)
    .map((row) => {
      const cell = layout.cell(row, column);
      const value = cellNumber(cell);
      const text = wordsOf(cell);
      const label = row.name || pivotTexts.all;
      return { key: `${row.is} ${row.code}`, label, text, parts: value === null ? null : [{ label, value, text }] };
    });
}

function isWhole({ outer, inner }: LaidColumn): boolean {
  return (outer === null || outer.is === 'all') && (inner === null || inner.is === 'all');
}

/** A bar a row with its columns stacked; null where there is nothing to stack, or shares, which do not add up. */
export function stackedOf(answer: PivotAnswer): ChartBar[] | null {
  const layout = layPivot(answer);
  const axis = answer.axes[1];
  if (!axis || axis.code === 'time' || axis.code === 'figure' || axis.code === 'policy' || answer.wholes) return null;
  const columns = layout.columns.filter(
    ({ outer, inner }) => outer && outer.is !== 'all' && (inner === null || inner.is === 'all'),
  );
  if (columns.length < 2) return null;
  return layout.rows
    .filter(({ is }) => is !== 'all')
    .map((row) => {
      const all: BarPart[] = columns.map((column) => {
        const cell = layout.cell(row, column);
        return { label: column.outer?.name ?? '', value: cellNumber(cell) ?? 0, text: wordsOf(cell) };
      });
      const isKnown = columns.some((column) => layout.cell(row, column).is === 'number');
      const sum = all.reduce((total, { value }) => total + value, 0);
      return {
        key: `${row.is} ${row.code}`,
        label: row.name,
        text: wordsOf({ is: 'number', value: sum, whole: null }),
        parts: isKnown ? fewParts(all) : null,
      };
    });
}

/** The first parts as they are, the rest as one. */
function fewParts(parts: BarPart[]): BarPart[] {
  if (parts.length <= mostParts) return parts;
  const rest = parts.slice(mostParts - 1).reduce((sum, { value }) => sum + value, 0);
  const text = wordsOf({ is: 'number', value: rest, whole: null });
  return [...parts.slice(0, mostParts - 1), { label: pivotTexts.others, value: rest, text }];
}

export type Lines = { ticks: string[]; lines: ChartLine[] };

/** A line for each entry of another axis, the largest ones, over the times; null without several times. */
export function linesOf(answer: PivotAnswer): Lines | null {
  const timeAxis = answer.axes.findIndex(({ code }) => code === 'time');
  const times = answer.axes[timeAxis]?.entries ?? [];
  if (times.length < 2) return null;
  const other = answer.axes.findIndex(({ code }) => code !== 'time');
  const isByUnit = answer.axes[other]?.code === 'unit';
  const entries = other === -1 ? [{ code: '', name: pivotTexts.all }] : (answer.axes[other]?.entries ?? []);
  const lines = entries.map(({ code, name }, place): ChartLine => {
    const points = times.map((_, time) => {
      const cell = readCell(answer, (axis, count) => {
        if (axis === timeAxis) return time;
        return axis === other ? place : allTogether(count);
      });
      const value = cellNumber(cell);
      // Nothing counted while a school is missing may be that very school's: not known.
      const isUnknown = value === 0 && isSchoolMissing(answer, { unit: isByUnit ? place : -1, time });
      return value === null || isUnknown ? null : { value, text: cellText(cell) };
    });
    return { key: code, label: name, points };
  });
  const size = ({ points }: ChartLine) => Math.max(0, ...points.map((point) => point?.value ?? 0));
  const shown = lines.filter((line) => size(line) > 0).sort((a, b) => size(b) - size(a));
  return { ticks: times.map(({ name }) => name), lines: shown.slice(0, mostLines) };
}

function isSchoolMissing({ schools }: PivotAnswer, { unit, time }: { unit: number; time: number }): boolean {
  const [counted, expected] = [schools.counted.at(unit), schools.expected.at(unit)];
  return (counted?.[time] ?? 0) < (expected?.[time] ?? 0);
}

function readCell(answer: PivotAnswer, placeOn: (axis: number, entries: number) => number): LaidCell {
  const table = newPivotTable(answer.axes.map(({ entries }) => entries.length));
  const cell = cellAt(
    table,
    table.entries.map((entries, axis) => placeOn(axis, entries)),
  );
  if (answer.hidden.includes(cell)) return { is: 'hidden' };
  const value = answer.values[cell] ?? null;
  return value === null ? { is: 'missing' } : { is: 'number', value, whole: answer.wholes?.[cell] ?? null };
}

export type MapValue = {
  /** null: the unit is no area. */
  areaCode: string | null;
  name: string;
  value: number | null;
  text: string;
};

/** The number of each unit with outlines; null where the rows are no such units. */
export function mapValuesOf(answer: PivotAnswer): MapValue[] | null {
  const [axis] = answer.axes;
  if (axis?.code !== 'unit') return null;
  const layout = layPivot(answer);
  const column = layout.columns.find(isWhole) ?? layout.columns.at(-1);
  const areas = new Map(axis.entries.map(({ code, areaCode }) => [code, areaCode]));
  const values = layout.rows.flatMap((row: LaidEntry) => {
    if (row.is !== 'entry' || !column) return [];
    const cell = layout.cell(row, column);
    return [{ areaCode: areas.get(row.code) ?? null, name: row.name, value: cellNumber(cell), text: wordsOf(cell) }];
  });
  return values.some(({ areaCode }) => areaCode !== null) ? values : null;
}

function wordsOf(cell: LaidCell): string {
  return cell.is === 'hidden' ? pivotTexts.hidden : cellText(cell);
}

/** The upper bounds of four classes of about as many values each. */
export function classBounds(values: readonly number[]): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.25, 0.5, 0.75, 1].map((part) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0);
}
