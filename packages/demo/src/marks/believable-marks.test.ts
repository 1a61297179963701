import { parseCell } from '@truong/rules/gradebook/parse-cell';
import { expect, test } from 'vitest';
import { absencesOf, commentOf, conductOf, type Learner, markOf } from './believable-marks.ts';

const context = { today: '2025-05-20', termEnds: '2025-05-31' };
const learners: Learner[] = Array.from({ length: 300 }, (_, i) => ({
  key: `pupil ${i}`,
  ability: (i % 7) / 2 - 1.5,
  strength: 0,
}));
const slots = ['r1', 'r2', 'mid', 'end'];
const at = { seed: 1, subject: 'mathematics', term: 1 } as const;

test('every text is one that a teacher may type into its column', () => {
  for (const learner of learners) {
    for (const slot of slots) {
      expect(parseCell('mark', markOf({ ...at, learner, slot }), context).ok).toBe(true);
      expect(parseCell('comment', commentOf({ ...at, learner, slot }), context).ok).toBe(true);
    }
    expect(parseCell('conduct', conductOf({ ...at, learner }), context).ok).toBe(true);
    const { excused, unexcused } = absencesOf({ ...at, learner });
    for (const count of [excused, unexcused]) expect(parseCell('count', count, context).ok).toBe(true);
  }
});

test('marks lie in the middle, better pupils have better ones, and few stand at the ends', () => {
  const numberOf = (learner: Learner, slot: string) => Number(markOf({ ...at, learner, slot }).replace(',', '.'));
  const meanOf = (some: readonly Learner[]) =>
    some.reduce((sum, learner) => sum + numberOf(learner, 'end'), 0) / some.length;
  expect(meanOf(learners)).toBeGreaterThan(5.5);
  expect(meanOf(learners)).toBeLessThan(7.5);
  const strong = learners.filter((learner) => learner.ability >= 1);
  const weak = learners.filter((learner) => learner.ability <= -1);
  expect(meanOf(strong) - meanOf(weak)).toBeGreaterThan(1.5);
  const all = learners.flatMap((learner) => slots.map((slot) => numberOf(learner, slot)));
  expect(all.filter((mark) => mark < 2 || mark > 9.5).length / all.length).toBeLessThan(0.08);
});

test('nearly all comments are Đ', () => {
  const comments = learners.flatMap((learner) =>
    slots.map((slot) => commentOf({ ...at, subject: 'arts', learner, slot })),
  );
  expect(comments.filter((comment) => comment === 'Đ').length / comments.length).toBeGreaterThan(0.97);
});
