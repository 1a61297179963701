import { addAllTogether, newPivotTable, type PivotTable, strideOf } from './pivot-table.ts';

export type FigureAxis = 'unit' | 'time' | 'figure';

/** Figures of a form in the order asked for, of one unit at one time; null: it has none. */
export type FiguresPart = { unit: number; time: number; figures: readonly (number | null)[] };

export type FiguresQuestion = {
  axes: readonly FigureAxis[];
  extent: { units: number; times: number; figures: number };
};

export type FigureSums = {
  table: PivotTable;
  values: Float64Array;
  /** How many figures each sum is made of: none is no figure, not zero. */
  counted: Float64Array;
};

/** Figures of filings added up. Without the axis `figure`, all that were asked for are added together. */
export function sumPivot({ axes, extent }: FiguresQuestion, parts: Iterable<FiguresPart>): FigureSums {
  const sizes = { unit: extent.units, time: extent.times, figure: extent.figures };
  const table = newPivotTable(axes.map((axis) => sizes[axis]));
  const values = new Float64Array(table.length);
  const counted = new Float64Array(table.length);
  for (const { figures, ...part } of parts) {
    for (const [figure, value] of figures.entries()) {
      if (value === null) continue;
      const places = { ...part, figure };
      const cell = axes.reduce((sum, axis, i) => sum + Math.min(places[axis], sizes[axis]) * strideOf(table, i), 0);
      values[cell] = (values[cell] as number) + value;
      counted[cell] = (counted[cell] as number) + 1;
    }
  }
  for (const i of axes.keys()) for (const cells of [values, counted]) addAllTogether(table, cells, i);
  return { table, values, counted };
}
