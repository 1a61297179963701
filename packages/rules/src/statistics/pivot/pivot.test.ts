import { describe, expect, test } from 'vitest';
import { type DimensionCode, dimensions } from '../catalogue.ts';
import { packRecords, type RecordRow } from '../record-set.ts';
import { countPivot, type PivotAxis, type PivotPart, type PivotQuestion, pivotProblem, valuesOfAxis } from './pivot.ts';
import { sumPivot } from './pivot-figures.ts';
import { hideSmallCells } from './pivot-hiding.ts';
import { placeInTree } from './pivot-places.ts';
import { allTogether, cellAt, linesAlong, newPivotTable, notKnown } from './pivot-table.ts';

/** Whole numbers below a bound, the same in every run. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const extent = { units: 3, times: 2 };
const some = {
  grade: ['1', '2', '6', null],
  sex: ['female', 'male', null],
  learning: ['good', 'fair', null],
  policy: [['poor_household'], ['poor_household', 'orphan'], [], null],
} as const satisfies Partial<Record<DimensionCode, readonly unknown[]>>;

type Placed = { unit: number; time: number; row: RecordRow };

function rowsOf(seed: number): Placed[] {
  const next = chance(seed);
  const of = <T>(list: readonly T[]) => list[next(list.length)] as T;
  return Array.from({ length: 240 }, (_, id) => ({
    // The fourth unit has no place in the tree.
    unit: next(4),
    time: next(2),
    row: {
      person: { id, name: '', place: '' },
      values: { grade: of(some.grade), sex: of(some.sex), learning: of(some.learning), policy: of(some.policy) },
    },
  }));
}

function partsOf(rows: readonly Placed[]): PivotPart[] {
  return [0, 1, 2, 3].flatMap((unit) =>
    [0, 1].map((time) => ({
      unit,
      time,
      set: packRecords(
        'pupils',
        rows.filter((one) => one.unit === unit && one.time === time).map(({ row }) => row),
      ),
    })),
  );
}

/** Row by row in words, as somebody would count on paper. */
function naive(question: PivotQuestion, rows: readonly Placed[], at: readonly (string | number | undefined)[]): number {
  const valuesOf = ({ row }: Placed, code: DimensionCode) => [row.values[code] ?? []].flat();
  return rows.filter(
    (one) =>
      Object.entries(question.where).every(([code, wanted]) =>
        valuesOf(one, code as DimensionCode).some((value) => wanted.includes(value)),
      ) &&
      question.axes.every((axis, i) => {
        const place = at[i];
        if (place === undefined) return true;
        if (axis === 'unit' || axis === 'time') return one[axis] === place;
        return place === '' ? valuesOf(one, axis).length === 0 : valuesOf(one, axis).includes(String(place));
      }),
  ).length;
}

describe('a pivot counts what a count row by row counts', () => {
  const questions: { axes: PivotAxis[]; where: PivotQuestion['where'] }[] = [
    { axes: [], where: { sex: ['female'] } },
    { axes: ['grade'], where: {} },
    { axes: ['unit', 'sex'], where: { grade: ['1', '6'] } },
    { axes: ['time', 'policy'], where: {} },
    { axes: ['policy'], where: { policy: ['orphan'] } },
    { axes: ['unit', 'time', 'learning'], where: { policy: ['poor_household'] } },
    { axes: ['grade', 'policy', 'sex'], where: { sex: ['male'], learning: ['good', 'fair'] } },
  ];
  test.each(questions.flatMap((one) => [1, 2, 3].map((seed) => ({ ...one, seed }))))(
    '$axes $where, seed $seed',
    ({ axes, where, seed }) => {
      const rows = rowsOf(seed);
      const question: PivotQuestion = { records: 'pupils', axes, where, measure: { kind: 'count' } };
      expect(pivotProblem(question, extent)).toBeNull();
      const { table, values } = countPivot(question, extent, partsOf(rows));
      const entriesOf = (axis: PivotAxis): (string | number | undefined)[] => {
        if (axis === 'unit') return [0, 1, 2, 3, undefined];
        if (axis === 'time') return [0, 1, -1, undefined];
        const isNarrowed = where[axis] !== undefined;
        return [...valuesOfAxis(question, axis), isNarrowed ? '-' : '', undefined];
      };
      const walk = (places: number[], at: (string | number | undefined)[]): void => {
        const axis = axes[places.length];
        if (!axis) {
          expect(values[cellAt(table, places)], at.join('/')).toBe(naive(question, rows, at));
          return;
        }
        for (const [place, entry] of entriesOf(axis).entries()) walk([...places, place], [...at, entry]);
      };
      walk([], []);
    },
  );

  test('a share keeps its parts and its wholes, so totals divide sums', () => {
    const rows = rowsOf(7);
    const question: PivotQuestion = {
      records: 'pupils',
      axes: ['grade'],
      where: { grade: ['1', '2'], learning: ['good', 'fair'] },
      measure: { kind: 'share', part: { learning: ['good'] } },
    };
    const { table, values, wholes } = countPivot(question, extent, partsOf(rows));
    const all = cellAt(table, [allTogether(2)]);
    const good = { ...question, where: { ...question.where, learning: ['good'] } };
    expect(values[all]).toBe(naive(good, rows, [undefined]));
    expect(wholes?.[all]).toBe(naive(question, rows, [undefined]));
  });

  test('amounts of classes are added up', () => {
    const set = packRecords('classes', [
      { person: { id: 1, name: '1A', place: '' }, values: { grade: '1' }, amounts: { pupils: 30 } },
      { person: { id: 2, name: '1B', place: '' }, values: { grade: '1' }, amounts: { pupils: 25 } },
    ]);
    const measure = { kind: 'sum', amount: 'pupils' } as const;
    const { table, values } = countPivot(
      { records: 'classes', axes: ['grade'], where: { grade: ['1'] }, measure },
      { units: 1, times: 1 },
      [{ set, unit: 0, time: 0 }],
    );
    expect(values[cellAt(table, [0])]).toBe(55);
  });
});

test.each<[string, Partial<PivotQuestion>, object]>([
  ['a fourth axis', { axes: ['unit', 'time', 'sex', 'grade'] }, { kind: 'too_many_axes' }],
  ['an axis twice', { axes: ['sex', 'sex'] }, { kind: 'axis_twice', axis: 'sex' }],
  ['a dimension of other rows', { axes: ['post'] }, { kind: 'no_such_dimension', dimension: 'post' }],
  ['a filter over a dimension of other rows', { where: { item: [] } }, { kind: 'no_such_dimension' }],
  ['a value that is none', { where: { sex: ['x'] } }, { kind: 'no_such_value', value: 'x' }],
  ['an amount that the rows have not', { measure: { kind: 'sum', amount: 'quantity' } }, { kind: 'no_such_amount' }],
  ['too many cells', { axes: ['unit', 'ethnicity'] }, { kind: 'too_many_cells', limit: 5000 }],
])('%s is refused before anything is read', (_, change, problem) => {
  const question: PivotQuestion = { records: 'pupils', axes: [], where: {}, measure: { kind: 'count' }, ...change };
  expect(pivotProblem(question, { units: 800, times: 5 })).toMatchObject(problem);
});

test('5,000 cells are answered and one more entry is not', () => {
  const question: PivotQuestion = { records: 'pupils', axes: ['unit', 'time'], where: {}, measure: { kind: 'count' } };
  expect(pivotProblem(question, { units: 1000, times: 5 })).toBeNull();
  expect(pivotProblem(question, { units: 1001, times: 5 })).toMatchObject({ kind: 'too_many_cells', cells: 5005 });
});

describe('small cells of a published table', () => {
  test('no line of it has a single hidden cell, and none of a few is shown', () => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const next = chance(seed);
      const rows = Array.from({ length: 60 }, (): Placed => {
        const values = { grade: String(1 + next(4)), sex: next(2) ? 'female' : 'male' };
        return { unit: next(3), time: 0, row: { person: { id: 1, name: '', place: '' }, values } };
      });
      const question: PivotQuestion = {
        ...{ records: 'pupils', where: { grade: ['1', '2', '3', '4'] }, measure: { kind: 'count' } },
        axes: ['unit', 'grade', 'sex'],
      };
      const { table, values } = countPivot(question, extent, partsOf(rows));
      const isHidden = hideSmallCells({ table, values, below: 5 });
      for (const [cell, value] of values.entries()) if (value > 0 && value < 5) expect(isHidden[cell]).toBe(1);
      for (const axis of [0, 1, 2])
        for (const line of linesAlong(table, axis)) expect(line.filter((cell) => isHidden[cell])).not.toHaveLength(1);
    }
  });

  test.each([
    [4, true],
    [5, false],
    [0, false],
  ])('%i pupils are hidden: %s', (count, hidden) => {
    const table = newPivotTable([1]);
    expect(hideSmallCells({ table, values: [count, 0, count], below: 5 })[0] === 1).toBe(hidden);
  });

  test('a share of all but a few gives those few away, so it is hidden', () => {
    const table = newPivotTable([1]);
    const isHidden = hideSmallCells({ table, values: [98, 0, 98], wholes: [100, 0, 100], below: 5 });
    expect(isHidden[0]).toBe(1);
  });
});

test('figures of filings are added up; one that nobody has is no zero', () => {
  const { table, values, counted } = sumPivot(
    { axes: ['unit', 'figure'], extent: { units: 2, times: 1, figures: 2 } },
    [
      { unit: 0, time: 0, figures: [10, null] },
      { unit: 0, time: 0, figures: [5, null] },
    ],
  );
  expect(values[cellAt(table, [0, 0])]).toBe(15);
  expect(counted[cellAt(table, [0, 1])]).toBe(0);
  expect(values[cellAt(table, [allTogether(2), 0])]).toBe(15);
  expect(values[cellAt(table, [notKnown(2), 0])]).toBe(0);
});

describe('a school of another time stands in the tree', () => {
  const places = new Map([
    [10, 0],
    [11, 0],
    [20, 1],
  ]);
  const became = (fromId: number, ...toIds: number[]) => toIds.map((toId) => ({ fromId, toId }));
  test.each<[string, number, { fromId: number; toId: number }[], number | undefined]>([
    ['at its own place', 20, [], 1],
    ['where the school that took it in stands', 1, became(1, 10), 0],
    ['two steps on', 1, [...became(1, 2), ...became(2, 20)], 1],
    ['where both parts stand', 1, became(1, 10, 11), 0],
    ['nowhere, split between two places', 1, became(1, 10, 20), undefined],
    ['where those that it came from stood', 3, [...became(10, 3), ...became(11, 3)], 0],
    ['nowhere, joined from two places', 3, [...became(10, 3), ...became(20, 3)], undefined],
    ['nowhere, with nothing before or after', 4, [], undefined],
    ['nowhere in a circle', 1, [...became(1, 2), ...became(2, 1)], undefined],
  ])('%s', (_, unitId, successions, place) => {
    expect(placeInTree(unitId, places, successions)).toBe(place);
  });
});

test('every dimension of several values fits the byte of a row', () => {
  for (const dimension of Object.values(dimensions))
    if ('isMany' in dimension) expect(dimension.values.length).toBeLessThanOrEqual(8);
});
