import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellValue } from './cell.ts';
import { columnsOf } from './columns.ts';
import { tt22 } from './regimes/tt22-2021.ts';
import { tt58 } from './regimes/tt58-2011.ts';
import { tt58Amended } from './regimes/tt58-tt26-2020.ts';
import { subjectSemesterResult } from './semester-result.ts';

function mark(tenths: number): CellValue {
  return { kind: 'number', number: tenths };
}

function average(regular: readonly number[], mid: CellValue | null, end: CellValue | null): number | null {
  const cells = new Map(regular.map((tenths, i) => [`r${i + 1}`, mark(tenths)]));
  if (mid) cells.set('mid', mid);
  if (end) cells.set('end', end);
  const columns = columnsOf({ kind: 'score', regularCount: regular.length });
  const result = subjectSemesterResult(tt22, { kind: 'score', columns, cells });
  return result.kind === 'score' ? result.tenths : null;
}

function comment(tokens: Record<string, CellValue>): string | null {
  const columns = columnsOf({ kind: 'comment', regularCount: 2 });
  const cells = new Map(Object.entries(tokens));
  const result = subjectSemesterResult(tt22, { kind: 'comment', columns, cells });
  return result.kind === 'comment' ? result.result : null;
}

const pass: CellValue = { kind: 'code', code: 'pass' };
const fail: CellValue = { kind: 'code', code: 'fail' };
const byRule: CellValue = { kind: 'by_rule' };
const makeUp: CellValue = { kind: 'make_up', due: '2025-05-25' };

describe('the average of a score subject, TT22/2021 art. 9.1', () => {
  test.each([
    [[80, 90], 70, 80, 79],
    [[70, 70, 80], 60, 80, 73],
    [[85, 83, 88], 90, 80, 85],
    [[100, 100], 100, 100, 100],
    [[0, 0], 0, 0, 0],
  ])('regular %j, mid-term %i, end of term %i give %i tenths', (regular, mid, end, tenths) => {
    expect(average(regular, mark(mid), mark(end))).toBe(tenths);
  });

  test('a mid-term that was not made up is a zero with its weight', () => {
    expect(average([60, 70], byRule, mark(70))).toBe(49);
  });

  test('there is no average while a required mark is missing or still to be made up', () => {
    expect(average([80, 70], mark(80), null)).toBeNull();
    expect(average([80, 70], makeUp, mark(80))).toBeNull();
    const columns = columnsOf({ kind: 'score', regularCount: 2 });
    const cells = new Map([
      ['r1', mark(80)],
      ['mid', makeUp],
    ]);
    expect(subjectSemesterResult(tt22, { kind: 'score', columns, cells })).toEqual({
      kind: 'not_available',
      missing: [
        { kind: 'cell', slot: 'r2', role: 'regular', state: 'empty' },
        { kind: 'cell', slot: 'mid', role: 'mid_term', state: 'make_up' },
        { kind: 'cell', slot: 'end', role: 'end_of_term', state: 'empty' },
      ],
    });
  });

  test('a regular mark that is not required and not recorded leaves the divisor', () => {
    const columns = columnsOf({ kind: 'score', regularCount: 3 }).map((c) => ({ ...c, required: c.slot !== 'r3' }));
    const cells = new Map([
      ['r1', mark(80)],
      ['r2', mark(90)],
      ['mid', mark(70)],
      ['end', mark(80)],
    ]);
    expect(subjectSemesterResult(tt22, { kind: 'score', columns, cells })).toEqual({ kind: 'score', tenths: 79 });
  });

  const tenths = fc.integer({ min: 0, max: 100 });
  const regular = fc.array(tenths, { minLength: 2, maxLength: 9 });

  test('the order of regular marks does not matter', () => {
    fc.assert(
      fc.property(regular, tenths, tenths, (marks, mid, end) => {
        expect(average(marks.toReversed(), mark(mid), mark(end))).toBe(average(marks, mark(mid), mark(end)));
      }),
      { seed: 2025 },
    );
  });

  test('a higher mark never lowers the average, which stays between the lowest and the highest mark', () => {
    fc.assert(
      fc.property(regular, tenths, tenths, (marks, mid, end) => {
        const before = average(marks, mark(mid), mark(end)) ?? -1;
        const better = average(marks, mark(Math.min(100, mid + 1)), mark(end)) ?? -1;
        expect(better).toBeGreaterThanOrEqual(before);
        expect(before).toBeGreaterThanOrEqual(Math.min(...marks, mid, end));
        expect(before).toBeLessThanOrEqual(Math.max(...marks, mid, end));
      }),
      { seed: 2025 },
    );
  });
});

describe('the result of a comment subject, TT22/2021 art. 9.1', () => {
  test('every assessment passed is a pass', () => {
    expect(comment({ r1: pass, r2: pass, mid: pass, end: pass })).toBe('pass');
  });

  test.each(['r1', 'r2', 'mid', 'end'])('one failed assessment (%s) fails the term', (slot) => {
    expect(comment({ r1: pass, r2: pass, mid: pass, end: pass, [slot]: fail })).toBe('fail');
  });

  test('an assessment that was not made up fails the term', () => {
    expect(comment({ r1: pass, r2: pass, mid: pass, end: byRule })).toBe('fail');
  });

  test('there is no result while an assessment is missing or still to be made up', () => {
    expect(comment({ r1: fail, r2: pass, mid: pass })).toBeNull();
    expect(comment({ r1: pass, r2: pass, mid: makeUp, end: pass })).toBeNull();
  });
});

describe('marks of the older circulars', () => {
  function oldAverage(regular: readonly number[], periodic: readonly number[], end: number): number | null {
    const columns = columnsOf({ kind: 'score', regularCount: regular.length, periodicCount: periodic.length });
    const cells = new Map([
      ...regular.map((tenths, i): [string, CellValue] => [`r${i + 1}`, mark(tenths)]),
      ...periodic.map((tenths, i): [string, CellValue] => [`p${i + 1}`, mark(tenths)]),
      ['end', mark(end)],
    ]);
    const result = subjectSemesterResult(tt58, { kind: 'score', columns, cells });
    return result.kind === 'score' ? result.tenths : null;
  }

  test.each([
    [[80, 90, 90], [90, 80], 80, 84],
    [[50, 60, 70, 80], [65, 73], 68, 67],
    [[80, 90], [], 80, 82],
  ])('TT58/2011 art. 10: %j, coefficient 2 %j, end of term %i give %i', (regular, periodic, end, tenths) => {
    expect(oldAverage(regular, periodic, end)).toBe(tenths);
  });

  test.each([
    [['pass', 'pass', 'fail', 'pass'], 'pass'],
    [['pass', 'pass', 'fail', 'fail', 'pass'], 'fail'],
    [['pass', 'fail', 'pass'], 'pass'],
    [['pass', 'pass', 'pass', 'fail'], 'fail'],
  ] as const)('TT58/2011 art. 10: comments %j, the last at the end of term, are %s', (results, expected) => {
    const periodicCount = 0;
    const columns = columnsOf({ kind: 'comment', regularCount: results.length - 1, periodicCount });
    const cells = new Map(columns.map(({ slot }, i) => [slot, results[i] === 'pass' ? pass : fail]));
    expect(subjectSemesterResult(tt58, { kind: 'comment', columns, cells })).toEqual({
      kind: 'comment',
      result: expected,
    });
  });

  test('the cluster of learning topics is one more mark of weight 1', () => {
    const columns = columnsOf({ kind: 'score', regularCount: 3, clusterCount: 1 });
    const marks = { r1: 70, r2: 80, r3: 90, c1: 60, mid: 80, end: 75 };
    const cells = new Map(Object.entries(marks).map(([slot, tenths]) => [slot, mark(tenths)]));
    expect(subjectSemesterResult(tt22, { kind: 'score', columns, cells })).toEqual({ kind: 'score', tenths: 76 });
    cells.delete('c1');
    expect(subjectSemesterResult(tt22, { kind: 'score', columns, cells }).kind).toBe('not_available');
  });

  test('a comment pupil of TT26/2020 needs two thirds where TT22/2021 needs all', () => {
    const columns = columnsOf({ kind: 'comment', regularCount: 2 });
    const cells = new Map([
      ['r1', pass],
      ['r2', fail],
      ['mid', pass],
      ['end', pass],
    ]);
    expect(subjectSemesterResult(tt58Amended, { kind: 'comment', columns, cells })).toMatchObject({ result: 'pass' });
    expect(subjectSemesterResult(tt22, { kind: 'comment', columns, cells })).toMatchObject({ result: 'fail' });
  });
});
