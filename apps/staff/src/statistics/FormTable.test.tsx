import { expect, test } from 'vitest';
import { step } from './FormTable.tsx';

const from = { line: 10, column: 3, lines: 22 };

test('arrows walk from the end of one block into the next and stop at the edges of the form', () => {
  expect(step('ArrowDown', from)).toEqual({ line: 11, column: 3 });
  expect(step('ArrowRight', from)).toBeNull();
  expect(step('ArrowUp', { ...from, line: 0 })).toBeNull();
});

test('Home and End reach the edges of a line; other keys are left alone', () => {
  expect(step('Home', from)).toEqual({ line: 10, column: 0 });
  expect(step('End', { ...from, column: 0 })).toEqual({ line: 10, column: 3 });
  expect(step('a', from)).toBeNull();
});
