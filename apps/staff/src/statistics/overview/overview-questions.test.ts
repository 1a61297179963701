import type { PivotAnswer } from '@truong/contracts/pivot';
import { describe, expect, test } from 'vitest';
import { readView } from '../pivot/pivot-view.ts';
import { countOf, lastClosed, lastEnd, movementOf, sharesOf, sinceKnown, timesBack } from './overview-questions.ts';
import { searchOf } from './search-of.ts';

const terms = [
  { term: 1 as const, startsOn: '2024-09-05', endsOn: '2025-01-17' },
  { term: 2 as const, startsOn: '2025-01-18', endsOn: '2025-05-31' },
];
const years = [{ schoolYear: 2024, startsOn: '2024-09-05', endsOn: '2025-05-31', terms }];

test.each([
  ['2024-10-01', { schoolYear: 2023, point: 'end' }, { schoolYear: 2023, point: 'end' }],
  ['2025-01-17', { schoolYear: 2023, point: 'end' }, { schoolYear: 2023, point: 'end' }],
  ['2025-05-20', { schoolYear: 2024, point: 'mid' }, { schoolYear: 2023, point: 'end' }],
  ['2025-06-01', { schoolYear: 2024, point: 'end' }, { schoolYear: 2024, point: 'end' }],
])('on %s the last period that was closed, and the last year', (today, closed, end) => {
  expect(lastClosed({ years, today }, 2024)).toEqual(closed);
  expect(lastEnd({ years, today }, 2024)).toEqual(end);
});

const axis = (code: string, codes: string[]) => ({
  ...{ code, name: code },
  entries: codes.map((one) => ({ code: one, name: one })),
});
/** By entry of each axis, then not known, then all together. */
function answer(axes: PivotAnswer['axes'], values: (number | null)[], counted: number[][] = [[]]): PivotAnswer {
  return {
    unit: { unitId: 1, name: 'Sở', kind: 'department' },
    ...{
      path: [],
      asOf: '2025-05-20',
      source: 'live',
      wholes: null,
      hidden: [],
      hiddenBelow: null,
      moved: { schools: 0, filings: [] },
      axes,
      values,
    },
    schools: { expected: [counted.at(-1)?.map(() => 3) ?? []], counted },
    missing: { count: 0, names: [] },
    unplacedSchools: [],
    state: { from: null, to: null, openSchools: 0 },
  };
}

describe('a number over the years', () => {
  const time = axis('time', ['2022', '2023', '2024']);
  test('moved by the difference to the year before; a year without rows is a gap, not 0', () => {
    const moved = movementOf(answer([time], [null, 40, 50, 0, 90], [[0, 2, 2, 2]]));
    expect(moved).toEqual({ now: 50, change: 10, series: [null, 40, 50], counted: 2, countedBefore: 2, missing: 1 });
  });
  test('has no difference between other schools than before', () => {
    expect(movementOf(answer([time], [30, 40, 50, 0, 120], [[1, 1, 2, 2]])).change).toBeNull();
    expect(movementOf(answer([time], [30, null, 50, 0, 80], [[2, 0, 2, 2]])).change).toBeNull();
  });
});

test('lines begin with the first year of which something is known; a gap after it stays', () => {
  const point = { value: 3, text: '3' };
  const of = (...points: (typeof point | null)[]) => ({ key: 'a', label: 'A', points });
  const lines = sinceKnown({ ticks: ['1', '2', '3', '4'], lines: [of(null, point, null, point)] });
  expect(lines).toEqual({ ticks: ['2', '3', '4'], lines: [of(point, null, point)] });
});

test('results are shares of each row; a row in which nobody has any is left out', () => {
  const axes = [axis('grade', ['6', '7']), axis('learning', ['good', 'fair'])];
  const bars = sharesOf(answer(axes, [3, 1, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 3, 1, 0, 4]));
  expect(bars.map(({ label, parts }) => [label, parts?.map(({ value }) => value)])).toEqual([['6', [0.75, 0.25]]]);
});

test('the table that a drawing leads to asks the same', () => {
  const times = timesBack({ schoolYear: 2024, point: 'mid' }, 3);
  const where = { leaving: ['dropped_far', 'dropped_work'] };
  const question = countOf({ records: 'leavers', axes: ['time', 'leaving'], times, where });
  const search = searchOf(question) as Record<string, string>;
  const address = {
    text: (name: string) => String(search[name] ?? ''),
    number: (name: string) => (search[name] === undefined ? undefined : Number(search[name])),
    oneOf: <Name extends string>(name: string, known: readonly Name[]) => known.find((one) => one === search[name]),
  };
  const view = readView(address, false);
  expect(view).toMatchObject({ records: 'leavers', axes: ['leaving', 'time'], years: 3, point: 'mid', where });
  expect(search.year).toBe(2024);
});
