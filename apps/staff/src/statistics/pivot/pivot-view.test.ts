import type { PivotAnswer } from '@truong/contracts/pivot';
import { describe, expect, test } from 'vitest';
import { barsOf, classBounds, linesOf, mapValuesOf, stackedOf } from './chart-data.ts';
import { conditionOfCell, filterOf, filterText, questionOf, readView } from './pivot-view.ts';

function address(search: Record<string, string | number>) {
  return {
    text: (name: string) => String(search[name] ?? ''),
    number: (name: string) => (search[name] === undefined ? undefined : Number(search[name])),
    oneOf: <Name extends string>(name: string, known: readonly Name[]) => known.find((one) => one === search[name]),
  };
}

describe('a view of the address', () => {
  test('that says nothing counts live pupils by unit and grade, of a school by grade and sex', () => {
    expect(readView(address({}), false)).toMatchObject({ records: 'pupils', source: 'live', axes: ['unit', 'grade'] });
    expect(readView(address({}), true).axes).toEqual(['grade', 'sex']);
  });

  test('with several years gives them an axis, since years are not added up', () => {
    const view = readView(address({ rows: 'unit', years: 3 }), false);
    expect(view.axes).toEqual(['unit', 'time']);
    expect(questionOf(view, 2024).times.map(({ schoolYear }) => schoolYear)).toEqual([2022, 2023, 2024]);
  });

  test('leaves out what the rows have not', () => {
    expect(readView(address({ records: 'staff', rows: 'learning', cols: 'post' }), false).axes).toEqual(['post']);
    expect(filterOf('pupils', 'sex:female,other;post:teacher;grade:1')).toEqual({ sex: ['female'], grade: ['1'] });
  });

  test('of a form adds up filed figures, by unit and figure', () => {
    const view = readView(address({ form: 'primary-start', figures: 'a!b@c,a!d@c' }), false);
    expect(questionOf(view, 2024)).toMatchObject({
      ...{ of: 'figures', source: 'filed', figures: ['a!b@c', 'a!d@c'] },
      ...{ axes: ['unit', 'figure'], measure: 'sum' },
    });
  });

  test('reads back the filter that it wrote', () => {
    const filter = { sex: ['female'], grade: ['1', '2'] };
    expect(filterOf('pupils', filterText(filter) ?? '')).toEqual(filter);
  });
});

const entry = (code: string) => ({ code, name: code });
/** Cells of 2 × 2 entries: not known and all together follow on each axis. */
const answer: PivotAnswer = {
  unit: { unitId: 1, name: 'Sở', kind: 'department' },
  ...{ path: [], asOf: '2025-05-20', source: 'live', wholes: null, hidden: [], hiddenBelow: null },
  axes: [
    { code: 'unit', name: 'Đơn vị', entries: [{ ...entry('7'), areaCode: '026' }, entry('8')] },
    { code: 'sex', name: 'Giới tính', entries: [entry('female'), entry('male')] },
  ],
  values: [3, 4, 0, 7, null, null, null, null, 0, 0, 0, 0, 3, 4, 0, 7],
  schools: { expected: [], counted: [] },
  missing: { count: 0, names: [] },
  moved: { schools: 0, filings: [] },
  unplacedSchools: [],
  state: { from: null, to: null, openSchools: 0 },
};

describe('an answer drawn', () => {
  test('has a bar a unit, none where nothing is known', () => {
    expect(barsOf(answer).map(({ parts, text }) => [parts?.[0]?.value, text])).toEqual([
      [7, '7'],
      [undefined, '–'],
    ]);
    expect(stackedOf(answer)?.[0]?.parts?.map(({ value }) => value)).toEqual([3, 4]);
  });

  test('has lines only over several times', () => {
    expect(linesOf(answer)).toBeNull();
    const times = { code: 'time', name: '', entries: [entry('2023'), entry('2024')] };
    const [unit] = answer.axes;
    expect(linesOf({ ...answer, axes: unit ? [unit, times] : [] })?.lines).toMatchObject([
      { label: '7', points: [{ value: 3 }, { value: 4 }] },
    ]);
  });

  test('has a gap, never 0, where a school has no rows of that time', () => {
    const times = { code: 'time', name: '', entries: [entry('2023'), entry('2024')] };
    const levels = { code: 'level', name: '', entries: [entry('primary'), entry('upper_secondary')] };
    // Two times and two levels, each with what is not known and all together.
    const values = [5, 0, 0, 5, 6, 3, 0, 9, 0, 0, 0, 0, 11, 3, 0, 14];
    const of = (counted: number[]) => ({
      ...answer,
      axes: [times, levels],
      values,
      schools: { expected: [[2, 2, 2]], counted: [counted] },
    });
    const points = (counted: number[]) =>
      linesOf(of(counted))?.lines.map((line) => line.points.map((point) => point?.value));
    expect(points([1, 2, 2])).toEqual([
      [5, 6],
      [undefined, 3],
    ]);
    expect(points([2, 2, 2])).toEqual([
      [5, 6],
      [0, 3],
    ]);
  });

  test('has its units with outlines on the map, in classes of about as many', () => {
    expect(mapValuesOf(answer)).toEqual([
      { areaCode: '026', name: '7', value: 7, text: '7' },
      { areaCode: null, name: '8', value: null, text: '–' },
    ]);
    expect(classBounds([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([2, 4, 6, 8]);
  });

  test('leads from a cell to the people in it, not from those not known', () => {
    const at = (row: string, column: string) =>
      conditionOfCell(answer, {
        where: { grade: ['6'] },
        entries: [
          { code: '7', is: row },
          { code: 'female', is: column },
        ],
      });
    expect(at('entry', 'entry')).toEqual({ grade: ['6'], sex: ['female'] });
    expect(at('entry', 'all')).toEqual({ grade: ['6'] });
    expect(at('entry', 'not_known')).toBeNull();
  });
});
