import {
  type Amount,
  type DimensionCode,
  dimensionOf,
  dimensions,
  type RecordKind,
  recordShapes,
} from '../catalogue.ts';
import { bothHold } from '../form.ts';
import { allowedBy, type Filter, isMany, placeOf, type RecordSet } from '../record-set.ts';
import { addAllTogether, newPivotTable, type PivotTable, strideOf } from './pivot-table.ts';

/** What a pivot may lay out: units, times, or a dimension of the rows. */
export type PivotAxis = 'unit' | 'time' | DimensionCode;

/** `share`: of the rows that the question lets through, those that `part` lets through too; summed first, divided last. */
export type PivotMeasure = { kind: 'count' } | { kind: 'sum'; amount: Amount } | { kind: 'share'; part: Filter };

export type PivotQuestion = {
  records: RecordKind;
  /** Outermost first; none asks for one number. */
  axes: readonly PivotAxis[];
  where: Filter;
  measure: PivotMeasure;
};

/** The rows of one unit at one time, with its places on those axes; a place beyond the last entry is *not to be placed*. */
export type PivotPart = { set: RecordSet; unit: number; time: number };

export const pivotLimits = { axes: 3, cells: 5000 } as const;

export type PivotProblem =
  | { kind: 'too_many_axes'; limit: number }
  | { kind: 'axis_twice'; axis: string }
  | { kind: 'no_such_dimension'; dimension: string }
  | { kind: 'no_such_value'; dimension: string; value: string }
  | { kind: 'no_such_amount'; amount: string }
  | { kind: 'too_many_cells'; cells: number; limit: number }
  | { kind: 'figures_are_not_live' }
  | { kind: 'no_such_figure'; figure: string }
  | { kind: 'share_of_two_figures' }
  | { kind: 'restricted_names' };

/** How many units and times a question is about. */
export type PivotExtent = { units: number; times: number };

/** Why the question cannot be answered, before anything is read; null where it can. */
export function pivotProblem(question: PivotQuestion, extent: PivotExtent): PivotProblem | null {
  const { records, axes, measure } = question;
  if (axes.length > pivotLimits.axes) return { kind: 'too_many_axes', limit: pivotLimits.axes };
  const twice = axes.find((axis, i) => axes.indexOf(axis) !== i);
  if (twice) return { kind: 'axis_twice', axis: twice };
  const filters = measure.kind === 'share' ? [question.where, measure.part] : [question.where];
  const named = [...axes.filter(isDimension), ...filters.flatMap((filter) => Object.keys(filter))];
  const unknown = named.find((code) => !dimensionOf(records, code));
  if (unknown) return { kind: 'no_such_dimension', dimension: unknown };
  for (const [dimension, values] of filters.flatMap((filter) => Object.entries(filter))) {
    const value = values.find((one) => placeOf(dimension as DimensionCode, one) === 0);
    if (value !== undefined) return { kind: 'no_such_value', dimension, value };
  }
  if (measure.kind === 'sum' && !recordShapes[records].amounts.includes(measure.amount))
    return { kind: 'no_such_amount', amount: measure.amount };
  const cells = axes.reduce((product, axis) => product * entriesOf(question, axis, extent), 1);
  return cells > pivotLimits.cells ? { kind: 'too_many_cells', cells, limit: pivotLimits.cells } : null;
}

export function isDimension(axis: PivotAxis): axis is DimensionCode {
  return axis !== 'unit' && axis !== 'time';
}

/** The values that an axis lays out: those the question's filter lets through, in the catalogue's order. */
export function valuesOfAxis({ where }: Pick<PivotQuestion, 'where'>, code: DimensionCode): string[] {
  const wanted = where[code];
  return dimensions[code].values.map((value) => value.code).filter((value) => !wanted || wanted.includes(value));
}

function entriesOf(question: PivotQuestion, axis: PivotAxis, { units, times }: PivotExtent): number {
  if (axis === 'unit') return units;
  return axis === 'time' ? times : valuesOfAxis(question, axis).length;
}

export type PivotCounts = { table: PivotTable; values: Float64Array; wholes: Float64Array | null };

/** The answer to a question without a problem: counts, sums, or of a share the parts beside their wholes. */
export function countPivot(question: PivotQuestion, extent: PivotExtent, parts: Iterable<PivotPart>): PivotCounts {
  const { axes, where, measure } = question;
  const table = newPivotTable(axes.map((axis) => entriesOf(question, axis, extent)));
  const known = [...parts];
  const count = (filter: Filter) => countRows({ question, table, filter }, known);
  if (measure.kind !== 'share') return { table, values: count(where), wholes: null };
  return { table, values: count(bothHold(where, measure.part)), wholes: count(where) };
}

type Counting = { question: PivotQuestion; table: PivotTable; filter: Filter };

function countRows({ question, table, filter }: Counting, parts: readonly PivotPart[]): Float64Array {
  const { axes, measure } = question;
  const cells = new Float64Array(table.length);
  const at = axes.map((axis, i) => ({ axis, stride: strideOf(table, i), entries: table.entries[i] ?? 0 }));
  const laidOut = at.flatMap(({ axis, ...place }) => (isDimension(axis) ? [{ code: axis, ...place }] : []));
  const offsets = [0, 1, 2].map((i) => offsetsOf(question, laidOut[i]));
  const sum = measure.kind === 'sum' ? measure.amount : undefined;
  const nothing = new Uint8Array(parts.reduce((most, { set }) => Math.max(most, set.count), 0));
  const add = laidOut.some(({ code }) => isMany(code)) ? addOfMany : addOfOne;
  const single = offsets.map((of) => Int32Array.from(of, ([offset = -1]) => offset));
  const allowed = allowedBy(filter);

  for (const { set, unit, time } of parts) {
    let base = 0;
    for (const { axis, stride, entries } of at)
      if (!isDimension(axis)) base += Math.min(axis === 'unit' ? unit : time, entries) * stride;
    const columns = [0, 1, 2].map((i) => columnOf(set, laidOut[i]) ?? nothing);
    add(cells, {
      ...{ base, offsets, single, columns, count: set.count },
      isLeftOut: leftOut(set, allowed),
      amounts: sum && set.amounts[sum],
    });
  }
  for (const [i, axis] of axes.entries()) if (!isDimension(axis) || !isMany(axis)) addAllTogether(table, cells, i);
  return cells;
}

type Added = {
  base: number;
  /** Of each of three axes, by the byte of its column: where a row stands. */
  offsets: readonly number[][][];
  /** The same where a row stands in one place at most; -1 is nowhere. */
  single: readonly Int32Array[];
  columns: readonly Uint8Array[];
  count: number;
  /** Per row; null where the filter lets all through. */
  isLeftOut: Uint8Array | null;
  amounts: Int32Array | undefined;
};

/** Rows with at most one value on each axis: a million of them go through here while somebody looks on. */
function addOfOne(cells: Float64Array, { base, single, columns, count, isLeftOut, amounts }: Added): void {
  const [a, b, c] = single as unknown as Three<Int32Array>;
  const [ofA, ofB, ofC] = columns as unknown as Three<Uint8Array>;
  for (let row = 0; row < count; row++) {
    if (isLeftOut?.[row]) continue;
    const x = a[ofA[row] as number] as number;
    const y = b[ofB[row] as number] as number;
    const z = c[ofC[row] as number] as number;
    if (x < 0 || y < 0 || z < 0) continue;
    const cell = base + x + y + z;
    cells[cell] = (cells[cell] as number) + (amounts ? (amounts[row] as number) : 1);
  }
}

type Three<T> = [T, T, T];

/** Rows that may stand in several places of an axis. */
function addOfMany(cells: Float64Array, { base, offsets, columns, count, isLeftOut, amounts }: Added): void {
  const [a, b, c] = offsets as Three<number[][]>;
  const [ofA, ofB, ofC] = columns as unknown as Three<Uint8Array>;
  for (let row = 0; row < count; row++) {
    if (isLeftOut?.[row]) continue;
    const one = amounts ? (amounts[row] as number) : 1;
    for (const x of a[ofA[row] as number] as number[])
      for (const y of b[ofB[row] as number] as number[])
        for (const z of c[ofC[row] as number] as number[]) {
          const cell = base + x + y + z;
          cells[cell] = (cells[cell] as number) + one;
        }
  }
}

function leftOut(set: RecordSet, allowed: ReturnType<typeof allowedBy>): Uint8Array | null {
  if (allowed.length === 0) return null;
  const isLeftOut = new Uint8Array(set.count);
  for (const { code, isAllowed } of allowed) {
    const column = set.columns[code];
    if (!column) return isLeftOut.fill(1);
    for (let row = 0; row < set.count; row++) if (!isAllowed[column[row] as number]) isLeftOut[row] = 1;
  }
  return isLeftOut;
}

type LaidOut = { code: DimensionCode; stride: number; entries: number };

function columnOf(set: RecordSet, axis: LaidOut | undefined): Uint8Array | undefined {
  return axis && set.columns[axis.code];
}

/** Where a row stands on an axis, by the byte of its column: nowhere, in one entry, or with several values in several. */
function offsetsOf(question: PivotQuestion, axis: LaidOut | undefined): number[][] {
  if (!axis) return Array.from({ length: 256 }, () => [0]);
  const { code, stride, entries } = axis;
  const slots = valuesOfAxis(question, code).map((value, slot) => ({ place: placeOf(code, value), slot }));
  const isNarrowed = question.where[code] !== undefined;
  return Array.from({ length: 256 }, (_, byte) => {
    const has = (place: number) => (isMany(code) ? (byte & (1 << (place - 1))) !== 0 : byte === place);
    const own = slots.filter(({ place }) => has(place)).map(({ slot }) => slot);
    // What the filter leaves out of the axis stands nowhere; what is not known has an entry of its own.
    const places = own.length > 0 ? own : isNarrowed || byte !== 0 ? [] : [entries];
    // A row of several values counts once among all together.
    return (isMany(code) && places.length > 0 ? [...places, entries + 1] : places).map((place) => place * stride);
  });
}
