import { expect, test } from 'vitest';
import { endText, repeatNote } from './summer-words.ts';

test.each([
  ['promoted', [], 'Được lên lớp sau hè'],
  [null, ['conduct', 'learning'], 'Chờ kết quả hè: rèn luyện (hạnh kiểm) chưa đạt, học tập chưa đạt'],
  ['retained', ['retest_not_allowed'], 'Ở lại lớp: không được kiểm tra lại'],
] as const)('%s because of %j', (decision, causes, text) => {
  expect(endText({ decision, causes: [...causes] })).toBe(text);
});

test.each([
  [null, 0, null],
  [null, 2, false],
  ['retained', 3, true],
  ['promoted', 3, null],
] as const)('repeating is warned of: decision %s after %i times', (decision, repeated, isOver) => {
  expect(repeatNote({ decision, causes: [], repeated, repeatLimit: 3 })?.isOver ?? null).toBe(isOver);
});
