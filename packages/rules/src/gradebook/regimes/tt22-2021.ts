import type { Level } from '../levels.ts';
import { levels } from '../levels.ts';
import { defaultSettings } from '../settings.ts';
import type { SecondaryRules } from './secondary-rules.ts';

/** TT22/2021/TT-BGDĐT, grades 6-12 of general education, with the default of every setting. */
export const tt22: SecondaryRules<Level, Level> = {
  stage: 'secondary',
  id: 'TT22_2021',
  edition: 1,
  counts: {
    basis: 'year',
    bands: [
      { upTo: 35, count: 2 },
      { upTo: 70, count: 3 },
      { upTo: null, count: 4 },
    ],
    commentSubjects: 2,
    isMinimum: false,
    middle: 'mid_term',
  },
  comments: { passed: 1, of: 1, isEndDecisive: false },
  byRule: ['mid_term', 'end_of_term'],
  exemption: { whole: [], practicalPart: ['physical-education', 'defence-education'] },
  hasOneTermRule: false,
  learning: {
    levels,
    rows: [
      { level: 'good', average: null, core: null, every: 65, counted: 80, failsAllowed: 0 },
      { level: 'fair', average: null, core: null, every: 50, counted: 65, failsAllowed: 0 },
      { level: 'satisfactory', average: null, core: null, every: 35, counted: 50, failsAllowed: 1 },
    ],
    lowest: 'unsatisfactory',
    hasOverallAverage: false,
    coreSubjects: [],
    soleTest: 'setting',
    adjustments: [
      { target: 'good', raw: 'satisfactory', becomes: 'fair' },
      { target: 'good', raw: 'unsatisfactory', becomes: 'satisfactory' },
      { target: 'fair', raw: 'unsatisfactory', becomes: 'satisfactory' },
    ],
  },
  conduct: {
    levels,
    scale: 'conduct',
    matrix: {
      good: { good: 'good', fair: 'fair', satisfactory: 'fair', unsatisfactory: 'unsatisfactory' },
      fair: { good: 'good', fair: 'fair', satisfactory: 'satisfactory', unsatisfactory: 'unsatisfactory' },
      satisfactory: { good: 'fair', fair: 'fair', satisfactory: 'satisfactory', unsatisfactory: 'unsatisfactory' },
      unsatisfactory: {
        good: 'fair',
        fair: 'satisfactory',
        satisfactory: 'satisfactory',
        unsatisfactory: 'unsatisfactory',
      },
    },
  },
  promotion: {
    conduct: 'satisfactory',
    learning: 'satisfactory',
    maxAbsences: 45,
    hopeless: [],
    bothBelow: 'setting',
    retestBelow: 50,
    finalGrades: [9, 12],
  },
  titles: {
    periods: ['year'],
    rows: [
      { title: 'excellent_pupil', conduct: 'good', learning: 'good', counted: { subjects: 6, tenths: 90 } },
      { title: 'good_pupil', conduct: 'good', learning: 'good', counted: null },
    ],
  },
  sources: {
    counts: 'TT22_2021.6',
    termAverage: 'TT22_2021.9.1.term',
    termComment: 'TT22_2021.9.1.comment_term',
    yearAverage: 'TT22_2021.9.1.year',
    yearComment: 'TT22_2021.9.1.comment_year',
    oneTerm: 'TT22_2021.one_term',
    exemption: 'TT22_2021.10',
    strands: 'TT22_2021.strands',
    overallAverage: 'TT22_2021.9.2',
    learning: 'TT22_2021.9.2',
    adjustment: 'TT22_2021.9.3',
    conduct: 'TT22_2021.8.2',
    promotion: 'TT22_2021.12',
    training: 'TT22_2021.13',
    retest: 'TT22_2021.14',
    title: 'TT22_2021.15',
    individualPlan: 'TT22_2021.11',
    transfer: 'transfer',
  },
  settings: defaultSettings,
};
