import { expect, test } from 'vitest';
import { type CellValue, cellFromToken, cellToken, sameCell } from './cell.ts';

const cells: [CellValue | null, string][] = [
  [null, ''],
  [{ kind: 'number', number: 85 }, '85'],
  [{ kind: 'number', number: 0 }, '0'],
  [{ kind: 'code', code: 'pass' }, 'pass'],
  [{ kind: 'code', code: 'unsatisfactory' }, 'unsatisfactory'],
  [{ kind: 'make_up', due: '2025-05-20' }, 'make_up 2025-05-20'],
  [{ kind: 'by_rule' }, 'by_rule'],
];

test.each(cells)('%j is kept as %j and read back', (value, token) => {
  expect(cellToken(value)).toBe(token);
  expect(cellFromToken(token)).toEqual(value);
});

test.each(['8.5', '-1', '085', 'PASS', 'make_up', 'make_up 20/05', ' ', 'null'])('%j is no token', (token) => {
  expect(() => cellFromToken(token)).toThrow(RangeError);
});

test('not entered, zero and zero by rule are three different cells', () => {
  const different: (CellValue | null)[] = [null, { kind: 'number', number: 0 }, { kind: 'by_rule' }];
  for (const a of different) for (const b of different) expect(sameCell(a, b)).toBe(a === b);
  expect(sameCell({ kind: 'number', number: 80 }, { kind: 'number', number: 80 })).toBe(true);
});
