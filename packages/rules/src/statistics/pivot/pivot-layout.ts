import { type DimensionCode, dimensions } from '../catalogue.ts';
import { isMany } from '../record-set.ts';
import { allTogether, cellAt, newPivotTable, notKnown } from './pivot-table.ts';

/** The answer of a pivot as far as laying it out needs it. */
export type AnsweredPivot = {
  axes: readonly { code: string; name: string; entries: readonly { code: string; name: string }[] }[];
  values: readonly (number | null)[];
  wholes: readonly (number | null)[] | null;
  hidden: readonly number[];
};

export type LaidEntry = { place: number; code: string; name: string; is: 'entry' | 'not_known' | 'all' };
export type LaidColumn = { outer: LaidEntry | null; inner: LaidEntry | null };
/** A cell as it is shown: nothing counted (missing), left out of a published table, or a number, of a share with its whole. */
export type LaidCell = { is: 'missing' } | { is: 'hidden' } | { is: 'number'; value: number; whole: number | null };

/** Rows by the first axis, columns by the second, each of those split by the third. */
export type PivotLayout = {
  rows: readonly LaidEntry[];
  columns: readonly LaidColumn[];
  cell: (row: LaidEntry, column: LaidColumn) => LaidCell;
};

const one: LaidEntry = { place: 0, code: '', name: '', is: 'all' };
export const allName = 'Tổng';

/** The table as people read it: what is nowhere counted is left out, all together stands last where adding up means something. */
export function layPivot(answer: AnsweredPivot): PivotLayout {
  const { axes, values, wholes } = answer;
  const table = newPivotTable(axes.map(({ entries }) => entries.length));
  const isHidden = new Set(answer.hidden);
  const [rowAxis, ...further] = axes.map((_, axis) => laidEntries(answer, axis));
  const [outer, inner] = further;
  const columns: LaidColumn[] = outer
    ? outer.flatMap((entry): LaidColumn[] =>
        inner ? inner.map((below) => ({ outer: entry, inner: below })) : [{ outer: entry, inner: null }],
      )
    : [{ outer: null, inner: null }];
  return {
    rows: rowAxis ?? [one],
    columns,
    cell: (row, column) => {
      const places = [rowAxis && row.place, column.outer?.place, column.inner?.place];
      const cell = cellAt(
        table,
        places.filter((place) => place !== undefined),
      );
      if (isHidden.has(cell)) return { is: 'hidden' };
      const value = values[cell] ?? null;
      return value === null ? { is: 'missing' } : { is: 'number', value, whole: wholes?.[cell] ?? null };
    },
  };
}

function laidEntries(answer: AnsweredPivot, axis: number): LaidEntry[] {
  const of = answer.axes[axis];
  if (!of) return [];
  const count = of.entries.length;
  const isUnitOrTime = of.code === 'unit' || of.code === 'time' || of.code === 'figure';
  const holds = placesWithNumbers(answer, axis);
  const entries = of.entries.map(({ code, name }, place): LaidEntry => ({ place, code, name, is: 'entry' }));
  const shown = entries.filter(({ place }) => isUnitOrTime || holds.has(place));
  if (holds.has(notKnown(count)))
    shown.push({ place: notKnown(count), code: '', name: notKnownName(of.code), is: 'not_known' });
  // Pupils of one year and of the next are no sum, nor are figures of different kinds.
  const isAddedUp = of.code !== 'time' && of.code !== 'figure';
  if (isAddedUp && shown.length > 1) shown.push({ place: allTogether(count), code: '', name: allName, is: 'all' });
  return shown;
}

function notKnownName(axis: string): string {
  if (axis === 'unit') return 'Không xếp được vào một đơn vị';
  return axis in dimensions && isMany(axis as DimensionCode) ? 'Không thuộc diện nào' : 'Chưa rõ';
}

/** The places on an axis at which some cell holds more than nothing. */
function placesWithNumbers({ axes, values, wholes, hidden }: AnsweredPivot, axis: number): Set<number> {
  const sizes = axes.map(({ entries }) => entries.length + 2);
  const stride = sizes.slice(axis + 1).reduce((product, size) => product * size, 1);
  const places = new Set<number>();
  const note = (cell: number) => places.add(Math.floor(cell / stride) % (sizes[axis] ?? 1));
  for (const [cell, value] of (wholes ?? values).entries()) if (value) note(cell);
  for (const cell of hidden) note(cell);
  return places;
}
