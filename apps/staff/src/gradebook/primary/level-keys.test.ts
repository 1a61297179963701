import { parseCell } from '@truong/rules/gradebook/parse-cell';
import { expect, it, test } from 'vitest';
import { levelKeysOf, levelOfKey } from './level-keys.ts';

test.each([
  ['trait_level', 'đ', 'Đạt'],
  ['trait_level', 'D', 'Đạt'],
  ['trait_level', 'c', 'Cần cố gắng'],
  ['subject_level', 'C', 'Chưa hoàn thành'],
  ['subject_level', '2', 'Hoàn thành'],
  ['old_trait_level', 'c', 'Chưa đạt'],
] as const)('in a cell of %s the key %s is %s', (scale, key, name) => {
  expect(levelOfKey(levelKeysOf(scale), key)?.name).toBe(name);
});

it('a key of another scale chooses nothing', () => {
  expect(levelOfKey(levelKeysOf('trait_level'), 'h')).toBeUndefined();
  expect(levelOfKey(levelKeysOf('old_subject_level'), 't')).toBeUndefined();
  expect(levelKeysOf('test')).toEqual([]);
});

it('what a key writes is what the rules read', () => {
  const context = { today: '2025-05-20', termEnds: '2025-05-31' };
  for (const scale of ['subject_level', 'old_subject_level', 'trait_level', 'old_trait_level'] as const)
    for (const { text } of levelKeysOf(scale)) expect(parseCell(scale, text, context)).toMatchObject({ ok: true });
});
