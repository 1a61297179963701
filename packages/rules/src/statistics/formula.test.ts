import { describe, expect, test } from 'vitest';
import { evaluate, FormulaError, parseFormula, roundTo } from './formula.ts';

const figures: Record<string, number> = { a: 6, b: 4, c: 0 };
const value = (text: string) =>
  evaluate(parseFormula(text), ({ row }) => ({ value: figures[row as string] as number }), 'here');

describe('formulas', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['12 / 4 / 3', 1],
    ['-[a] + 1.5', -4.5],
    ['sum([a], [b], 1)', 11],
    ['[a]/[b]', 1.5],
  ])('%s is %d', (text, expected) => expect(value(text)).toEqual({ value: expected }));

  test('nothing divides', () =>
    expect(value('[a] / [c]')).toEqual({ absent: { kind: 'divided_by_nothing', at: 'here' } }));

  test('references', () => {
    expect(parseFormula('[last_year:s!r@c]')).toEqual({
      kind: 'figure',
      ref: { of: 'last_year', section: 's', row: 'r', column: 'c' },
    });
    expect(parseFormula('[last_year:primary-end:s!r@c]')).toMatchObject({
      ref: { of: 'last_year:primary-end', section: 's', row: 'r', column: 'c' },
    });
    expect(parseFormula('[previous:r]')).toMatchObject({
      ref: { of: 'previous', section: null, row: 'r', column: null },
    });
    expect(parseFormula('[@c]')).toMatchObject({ ref: { of: 'here', section: null, row: null, column: 'c' } });
  });

  test.each([
    ['', 'unfinished', 0],
    ['1 2', 'unexpected', 2],
    ['[]', 'bad_reference', 0],
    ['[Ô tổng]', 'bad_reference', 0],
    ['[next:primary-end:r]', 'bad_reference', 0],
    ['sum(1', 'unfinished', 5],
    ['a + 1', 'unexpected', 0],
  ])('%s: %s at %d', (text, problem, at) => {
    expect(() => parseFormula(text)).toThrow(FormulaError);
    expect(() => parseFormula(text)).toThrow(`${problem} at ${at}`);
  });

  test.each([
    [1.005, 2, 1.01],
    [2.5, 0, 3],
    [-2.5, 0, -3],
    [33.333, 1, 33.3],
    [-0.04, 1, 0],
  ])('%d to %d decimals is %d', (exact, decimals, rounded) => expect(roundTo(exact, decimals)).toBe(rounded));
});
