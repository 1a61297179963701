import { expect, it } from 'vitest';
import { entriesOf } from './entries.ts';
import { findAnything, matches } from './find-anything.ts';

it.each([
  ['toan 8a', 'Toán · 8A2', true],
  ['8a2 toán', 'Toán · 8A2', true],
  ['NGỮ', 'Ngữ văn · 8A2', true],
  ['dong', 'Trường THCS Đồng Văn', true],
  ['oan', 'Toán · 8A2', false],
  ['toan 9', 'Toán · 8A2', false],
])('typing "%s" finds "%s": %s', (typed, text, isFound) => {
  expect(matches(typed, text)).toBe(isFound);
});

it('pages, sheets and pupils are found together', () => {
  const groups = findAnything('h', {
    entries: entriesOf({ role: 'principal' }, 'school'),
    sheets: [],
    units: [],
    hasPupils: true,
  });
  expect(groups.flatMap((group) => group.findings.map((finding) => finding.key))).toEqual(
    expect.arrayContaining(['/term', '/pupils', 'pupils named']),
  );
});

it('nothing typed finds nothing', () => {
  expect(findAnything('  ', { entries: [], sheets: [], units: [], hasPupils: true })).toEqual([]);
});
