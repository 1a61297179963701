import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CellValue } from './cell.ts';
import { columnsOf } from './columns.ts';
import { subjectSemesterResult, termFraction } from './semester-result.ts';

function mark(tenths: number): CellValue {
  return { kind: 'number', number: tenths };
}

function average(regular: readonly number[], mid: CellValue | null, end: CellValue | null): number | null {
  const cells = new Map(regular.map((tenths, i) => [`r${i + 1}`, mark(tenths)]));
  if (mid) cells.set('mid', mid);
  if (end) cells.set('end', end);
  const result = subjectSemesterResult('score', columnsOf({ kind: 'score', regularCount: regular.length }), cells);
  return result?.kind === 'score' ? result.tenths : null;
}

function comment(tokens: Record<string, CellValue>): string | null {
  const columns = columnsOf({ kind: 'comment', regularCount: 2 });
  const result = subjectSemesterResult('comment', columns, new Map(Object.entries(tokens)));
  return result?.kind === 'comment' ? result.result : null;
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
    expect(subjectSemesterResult('score', columns, new Map([['r1', mark(80)]]))).toBeNull();
  });

  test('a regular mark that is not required and not recorded leaves the divisor', () => {
    const columns = columnsOf({ kind: 'score', regularCount: 3 }).map((c) => ({ ...c, required: c.slot !== 'r3' }));
    const cells = new Map([
      ['r1', mark(80)],
      ['r2', mark(90)],
      ['mid', mark(70)],
      ['end', mark(80)],
    ]);
    expect(termFraction(columns, cells)).toEqual({ weighted: 550, divisor: 7, regularCount: 2 });
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
