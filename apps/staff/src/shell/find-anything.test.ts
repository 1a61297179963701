import { expect, it } from 'vitest';
import { entriesOf } from './entries.ts';
import { findAnything, matches } from './find-anything.ts';
import { markWords } from './mark-words.ts';

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
    pupils: [],
    hasPupils: true,
  });
  expect(groups.flatMap((group) => group.findings.map((finding) => finding.key))).toEqual(
    expect.arrayContaining(['/term', '/pupils', 'pupils named']),
  );
});

it('nothing typed finds nothing', () => {
  expect(findAnything('  ', { entries: [], sheets: [], units: [], pupils: [], hasPupils: true })).toEqual([]);
});

it('a pupil is found with class, school and birth date', () => {
  const pupil = {
    unitId: 7,
    unitName: 'Trường THCS Đồng Văn',
    id: 12,
    fullName: 'Vàng Thị Anh',
    isFemale: true,
    birthDate: '2011-03-12',
    birthPrecision: 'day' as const,
    className: '8A2',
  };
  const [group] = findAnything('anh v', { entries: [], sheets: [], units: [], pupils: [pupil], hasPupils: false });
  expect(group?.findings).toEqual([
    {
      key: 'pupil 7 12',
      text: 'Vàng Thị Anh',
      detail: '8A2 · Trường THCS Đồng Văn · 12/03/2011',
      to: '/pupils/$pupilId',
      id: 12,
      unitId: 7,
    },
  ]);
});

it.each([
  ['a va', 'Vàng Thị Anh', '[Và]ng Thị [A]nh'],
  ['đô', 'Lý Văn Đông', 'Lý Văn [Đô]ng'],
  ['dong', 'Lý Văn Đông', 'Lý Văn [Đông]'],
  ['ng', 'Vàng Thị Anh', 'Vàng Thị Anh'],
  ['h hmo', "Giàng H'Mộng", "Giàng [H]'Mộng"],
])('typing "%s" marks "%s"', (typed, name, marked) => {
  const text = markWords(name, typed).map((part) => (part.isMatch ? `[${part.text}]` : part.text));
  expect(text.join('')).toBe(marked);
});
