import { expect, it } from 'vitest';
import { findSentences } from './find-sentences.ts';

const own = [
  {
    id: 7,
    subjectCode: 'vietnamese',
    level: 'completed' as const,
    text: 'Em đọc trôi chảy tiếng phổ thông.',
    canRemove: true,
  },
  { id: 8, subjectCode: 'mathematics', level: null, text: 'Em thuộc bảng cửu chương.', canRemove: false },
];
const asked = { subjectCode: 'vietnamese', isPrimary: true, level: 'completed' as const, typed: '' };

it('the school’s own sentences come first, then those of the subject, then those of any', () => {
  const found = findSentences(own, asked);
  expect(found[0]).toMatchObject({ ownId: 7, canRemove: true });
  expect(found.map(({ text }) => text)).not.toContain('Em thuộc bảng cửu chương.');
  expect(found.slice(1).map(({ subjectCode }) => subjectCode)).toEqual([
    ...['vietnamese', 'vietnamese', 'vietnamese'],
    ...['any', 'any', 'any'],
  ]);
  expect(found.every(({ level }) => level === 'completed')).toBe(true);
});

it('are found without diacritics, by the beginnings of words in any order', () => {
  const texts = findSentences([], { ...asked, typed: 'dien cam doc' }).map(({ text }) => text);
  expect(texts).toEqual(['Em đọc đúng, tốc độ đạt yêu cầu; cần đọc diễn cảm hơn.']);
  expect(findSentences([], { ...asked, typed: 'không có câu này' })).toEqual([]);
});

it('there are some for every level of every subject, and for grades 6-12 whatever the level', () => {
  for (const level of ['well_completed', 'completed', 'not_completed'] as const)
    expect(findSentences([], { ...asked, subjectCode: 'music', level }).length).toBeGreaterThan(1);
  for (const level of ['good', 'satisfactory', 'needs_effort'] as const)
    expect(findSentences([], { ...asked, subjectCode: null, level }).length).toBeGreaterThan(1);
  expect(findSentences([], { ...asked, isPrimary: false, level: null }).length).toBeGreaterThan(5);
});
