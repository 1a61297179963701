import { describe, expect, it } from 'vitest';
import { type BookGround, bookTotals, bookYear } from './class-book.ts';

type YearResult = BookGround['summer'] extends ReadonlyMap<number, infer One> ? One : never;

const year: YearResult = {
  ...{ grade: 8, average: 45, title: null, absentExcused: 1, absentUnexcused: 2 },
  learning: 'weak',
  conduct: 'good',
  beforeSummer: 'summer_retest',
  decision: null,
  subjects: new Map(),
};
const summer: YearResult = {
  ...year,
  learning: 'average',
  average: 53,
  decision: 'promoted',
  subjects: new Map([['literature', { kind: 'score', tenths: 60 }]]),
};
const ground = (summers: BookGround['summer']): BookGround => ({
  pupils: [{ pupilId: 1, ordinal: 1, fullName: 'Vàng Mí Và' }],
  ...{ subjects: [], teachersOf: () => '', terms: [], corrected: [] },
  year: new Map([[1, year]]),
  summer: summers,
});

describe('the year in the book of a class', () => {
  it('is as its end says while the summer is open', () => {
    const open = ground(new Map());
    expect(bookYear(open)?.rows).toMatchObject([
      { learning: 'Yếu', learningAgain: '', decision: 'Kiểm tra, đánh giá lại trong kỳ nghỉ hè.' },
    ]);
    expect(bookTotals(open).map(({ pupils }) => pupils)).toEqual([1, 0, 0, 0, 0]);
  });

  it('has beside it what the summer made of it, and counts who was promoted after it', () => {
    const closed = ground(new Map([[1, summer]]));
    expect(bookYear(closed)?.rows).toMatchObject([
      {
        learning: 'Yếu',
        learningAgain: 'Trung bình',
        conductAgain: '',
        decision: expect.stringMatching(/^Được lên lớp sau/),
      },
    ]);
    expect(bookTotals(closed).map(({ pupils }) => pupils)).toEqual([1, 1, 1, 0, 0]);
  });
});
