import { defaultSettings } from '@truong/rules/gradebook/settings';
import { expect, test } from 'vitest';
import { differencesOf, valueText } from './setting-words.ts';

test.each([
  ['gioiToKem', 'asKha', 'Như từ Khá xuống Kém: Yếu'],
  ['trailingZero', true, 'Ghi 8,0'],
  ['retentionLimit', null, 'Theo điều lệ trường'],
  ['retentionLimit', 2, '2 lần'],
  ['technologyCompetencesFrom', 3, 'Từ lớp 3'],
  ['regimeTable', [], 'Theo bảng thông tư có sẵn'],
  ['markCountOverrides', [], 'Đúng số lần của thông tư'],
] as const)('%s %s is said in words', (name, value, words) => {
  expect(valueText(name, value)).toBe(words);
});

test('rows of circulars are said with grades and first year', () => {
  const row = {
    regime: 'TT27_2020',
    programme: 'general',
    grades: [4, 5],
    since: 2022,
    inForce: '2022-11-01',
  } as const;
  expect(valueText('regimeTable', [row])).toMatch(
    /^Khối 4, 5: Thông tư 27\/2020.*, từ năm học 2022-2023, từ ngày 01\/11\/2022$/,
  );
});

test('counts by circular are named with it', () => {
  expect(valueText('minSubjects', { TT22_2021: 6 })).toMatch(/^Thông tư 22\/2021.*: 6 môn$/);
  expect(valueText('markCountOverrides', defaultSettings.markCountOverrides)).toMatch(
    /^Thông tư 58\/2011.*, Học kỳ II 2019-2020: thường xuyên 1\/2\/3; hệ số 2 nhiều nhất 1\/2$/,
  );
});

test('only what would be another is told of a result', () => {
  const was = {
    circular: 'TT22_2021',
    learning: 'good',
    conduct: 'good',
    title: 'good_pupil',
    average: null,
    decision: 'promoted',
    beforeSummer: 'promoted',
    primaryLevel: null,
  } as const;
  expect(differencesOf({ was, now: { ...was, circular: 'TT43_2021', learning: 'fair', title: null } })).toEqual([
    { field: 'Thông tư', was: expect.stringMatching(/22\/2021/), now: expect.stringMatching(/43\/2021/) },
    { field: 'Học tập', was: 'Tốt', now: 'Khá' },
    { field: 'Danh hiệu', was: 'Học sinh Giỏi', now: '–' },
  ]);
});
