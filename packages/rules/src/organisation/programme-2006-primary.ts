import type { PrimarySubject } from './programme-2018-primary.ts';

const none = null;
const weeks = 35;
const weekly = (...periods: readonly (number | null)[]) =>
  periods.map((inGrade) => (inGrade === null ? null : inGrade * weeks));
const every = [1, 2, 3, 4, 5];
const comment = { kind: 'comment', electiveGrades: [] } as const;
const score = { kind: 'score', electiveGrades: [] } as const;

/**
 * Subjects of the programme of 2006 (QĐ 16/2006) for grades 1-5 with their yearly periods: weekly ones times 35, from memory and
 * not read again. `score`: a mark of the periodic test stands beside the assessment (TT22/2016 art. 10). A school may adjust them.
 */
export const primary2006: readonly PrimarySubject[] = [
  { code: 'vietnamese', name: 'Tiếng Việt', shortName: 'TV', periods: weekly(10, 9, 8, 8, 8), ...score },
  { code: 'mathematics', name: 'Toán', shortName: 'Toán', periods: weekly(4, 5, 5, 5, 5), ...score },
  {
    ...{ code: 'foreign-language-1', name: 'Ngoại ngữ 1', shortName: 'NN1', kind: 'score' },
    periods: weekly(none, none, 4, 4, 4),
    electiveGrades: every,
  },
  { code: 'ethics', name: 'Đạo đức', shortName: 'ĐĐ', periods: weekly(1, 1, 1, 1, 1), ...comment },
  {
    ...{ code: 'nature-society', name: 'Tự nhiên và Xã hội', shortName: 'TN&XH', ...comment },
    periods: weekly(1, 1, 2, none, none),
  },
  {
    ...{ code: 'history-geography', name: 'Lịch sử và Địa lí', shortName: 'LS&ĐL', ...score },
    periods: weekly(none, none, none, 2, 2),
  },
  { code: 'science', name: 'Khoa học', shortName: 'KH', periods: weekly(none, none, none, 2, 2), ...score },
  {
    ...{ code: 'physical-education', name: 'Giáo dục thể chất', shortName: 'GDTC', ...comment },
    periods: weekly(1, 2, 2, 2, 2),
  },
  { code: 'music', name: 'Âm nhạc', shortName: 'Nhạc', periods: weekly(1, 1, 1, 1, 1), ...comment },
  { code: 'fine-arts', name: 'Mĩ thuật', shortName: 'MT', periods: weekly(1, 1, 1, 1, 1), ...comment },
  { code: 'crafts', name: 'Thủ công, Kĩ thuật', shortName: 'KT', periods: weekly(1, 1, 1, 1, 1), ...comment },
];
