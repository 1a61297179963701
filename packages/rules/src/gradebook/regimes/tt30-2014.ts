import type { PrimaryRules } from './primary-rules.ts';
import { tt27 } from './tt27-2020.ts';

const every = [1, 2, 3, 4, 5];
const ends = ['end_term_1', 'year_end'] as const;
const all = ['mid_term_1', 'end_term_1', 'mid_term_2', 'year_end'] as const;

/** TT30/2014 as amended by TT22/2016: the same codes at four points, other traits, no level of the year. In part from memory. */
export const tt30Amended: PrimaryRules = {
  ...tt27,
  id: 'TT30_2014+TT22_2016',
  tests: [
    { subject: 'vietnamese', grades: [1, 2, 3], points: ends },
    { subject: 'vietnamese', grades: [4, 5], points: all },
    { subject: 'mathematics', grades: [1, 2, 3], points: ends },
    { subject: 'mathematics', grades: [4, 5], points: all },
    { subject: 'science', grades: [4, 5], points: ends },
    { subject: 'history-geography', grades: [4, 5], points: ends },
    { subject: 'foreign-language-1', grades: every, points: ends, isElective: true },
    { subject: 'informatics', grades: every, points: ends, isElective: true },
    { subject: 'ethnic-language', grades: every, points: ends, isElective: true },
  ],
  marks: { min: 10 },
  qualities: ['diligent-learning', 'confidence-responsibility', 'honesty-discipline', 'solidarity-love'],
  competences: ['self-service', 'cooperation', 'self-study'],
  specificCompetences: [],
  yearLevels: [],
  awards: [
    {
      award: 'excellent_all_round',
      level: null,
      bar: { subjects: 'well_completed', traits: 'good', tests: 90 },
      needsRecognition: false,
    },
    { award: 'outstanding_progress', level: null, bar: null, needsRecognition: true },
  ],
  sources: {
    points: 'TT22_2016.10',
    tests: 'TT22_2016.10',
    replacement: 'TT22_2016.10',
    marks: 'TT22_2016.marks',
    yearLevel: 'TT22_2016.14',
    completion: 'TT22_2016.14',
    individualPlan: 'TT30_2014.individual_plan',
    award: 'TT22_2016.16',
  },
};

/** TT30/2014 as first issued: two degrees, tests at the end of each term only. From memory, but for the bar of tests. */
export const tt30: PrimaryRules = {
  ...tt30Amended,
  id: 'TT30_2014',
  points: ends,
  subjectScale: ['completed', 'not_completed'],
  traitScale: ['satisfactory', 'unsatisfactory'],
  tests: tt30Amended.tests.map((row) => ({ ...row, points: ends })),
  replacedAt: [],
  awards: [{ award: 'outstanding_progress', level: null, bar: null, needsRecognition: true }],
  sources: {
    points: 'TT30_2014.10',
    tests: 'TT30_2014.10',
    replacement: 'TT30_2014.10',
    marks: 'TT30_2014.10',
    yearLevel: 'TT30_2014.14',
    completion: 'TT30_2014.14',
    individualPlan: 'TT30_2014.individual_plan',
    award: 'TT30_2014.16',
  },
};
