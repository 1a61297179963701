import type { FormFigure } from '@truong/rules/statistics/fill-form';
import { expect, test } from 'vitest';
import { nextEmpty } from './EmptyCells.tsx';

const figure = (key: string, source: FormFigure['source'], value: number | null): FormFigure => ({
  ...{ key, source, value, text: null, computed: null, note: null },
  absent: value === null ? { kind: 'not_entered', at: key } : null,
});
const figures = [
  figure('a', 'typed', null),
  figure('b', 'computed', 3),
  figure('c', 'typed', 0),
  figure('d', 'formula', null),
  figure('e', 'typed', null),
];

test('the next cell that waits for typing comes after the one looked at, then from the top; 0 is typed', () => {
  expect(nextEmpty(figures, null)).toEqual({ cell: 'a', count: 2 });
  expect(nextEmpty(figures, 'a')).toEqual({ cell: 'e', count: 2 });
  expect(nextEmpty(figures, 'e')).toEqual({ cell: 'a', count: 2 });
  expect(nextEmpty(figures.slice(1, 4), 'b')).toBeNull();
});
