import { describe, expect, test } from 'vitest';
import { limitsOf, medianOf, outlierOf, outliersOf } from './outliers.ts';

test.each([
  [[3], 3],
  [[4, 1], 2.5],
  [[9, 1, 5], 5],
  [[1, 2, 3, 100], 2.5],
])('the median of %j is %d', (values, median) => expect(medianOf(values)).toBe(median));

describe('limits', () => {
  test.each([[[]], [[40]], [[40, 41]]])('there are none from %j', (history) => expect(limitsOf(history)).toBeNull());

  test('three years give a range, four a score too', () => {
    expect(limitsOf([100, 110, 105])).toEqual({ range: { low: 89, high: 121 }, score: null });
    expect(limitsOf([100, 110, 105, 95])).toMatchObject({ score: { median: 102.5 } });
  });

  test('a range is widened by two at least and never below zero', () => {
    expect(limitsOf([1, 2, 3])?.range).toEqual({ low: 0, high: 5 });
    expect(limitsOf([0, 0, 0, 0])).toEqual({ range: { low: 0, high: 2 }, score: null });
  });
});

describe('an outlier', () => {
  // Iglewicz and Hoaglin 1993: median 102, deviations 2 0 1 2 3, their median 2: (130 - 102) * 0.6745 / 2.
  const steady = [100, 102, 101, 104, 105];

  test('is outside of what the figure ever was, with its score', () => {
    const found = outlierOf('pupils!all@total', 130, steady);
    expect(found).toMatchObject({ by: ['range', 'score'], low: 89.5, high: 115.5 });
    expect(found?.score).toBeCloseTo((28 * 0.6745) / 2);
  });

  test('of a figure that mostly stayed the same is measured by the mean of the deviations', () => {
    expect(outlierOf('a!b@c', 60, [50, 50, 50, 50, 54])?.score).toBeCloseTo(10 / (1.253314 * 0.8));
  });

  test.each([
    ['within the range', 110, steady],
    ['at the end of the range', 115.5, steady],
    ['with too little history', 1000, [1, 2]],
  ])('is not one %s', (_what, value, history) => expect(outlierOf('a!b@c', value, history)).toBeNull());

  test('of a figure that never moved is named by its range alone', () => {
    expect(outlierOf('a!b@c', 9, [4, 4, 4, 4])).toMatchObject({ by: ['range'], score: null });
  });

  test('of many figures the farthest stands first; what has no value is passed over', () => {
    const figures = [
      { key: 'a!near@x', value: 130 },
      { key: 'a!none@x', value: null },
      { key: 'a!far@x', value: 10 },
      { key: 'a!same@x', value: 101 },
    ];
    expect(outliersOf(figures, () => steady).map(({ key }) => key)).toEqual(['a!far@x', 'a!near@x']);
  });
});
