import type { OldConductLevel, OldLearningLevel } from '../levels.ts';
import { defaultSettings } from '../settings.ts';
import type { SecondaryRules } from './secondary-rules.ts';

/** TT58/2011/TT-BGDĐT as first issued, grades 6-12, with the default of every setting. */
export const tt58: SecondaryRules<OldLearningLevel, OldConductLevel> = {
  stage: 'secondary',
  id: 'TT58_2011',
  edition: 1,
  counts: {
    basis: 'week',
    bands: [
      { upTo: 1, count: 2 },
      { upTo: 3, isBelow: true, count: 3 },
      { upTo: null, count: 4 },
    ],
    commentSubjects: null,
    isMinimum: true,
    middle: 'periodic',
  },
  comments: { passed: 2, of: 3, isEndDecisive: true },
  byRule: ['regular', 'mid_term', 'periodic', 'end_of_term'],
  exemption: { whole: ['physical-education', 'music', 'fine-arts'], practicalPart: ['defence-education'] },
  hasOneTermRule: true,
  learning: {
    levels: ['excellent', 'fair', 'average', 'weak', 'poor'],
    rows: [
      { level: 'excellent', average: 80, core: 80, every: 65, counted: null, failsAllowed: 0 },
      { level: 'fair', average: 65, core: 65, every: 50, counted: null, failsAllowed: 0 },
      { level: 'average', average: 50, core: 50, every: 35, counted: null, failsAllowed: 0 },
      { level: 'weak', average: 35, core: null, every: 20, counted: null, failsAllowed: null },
    ],
    lowest: 'poor',
    hasOverallAverage: true,
    coreSubjects: ['mathematics', 'literature'],
    soleTest: 'imagined',
    adjustments: [
      { target: 'excellent', raw: 'average', becomes: 'fair' },
      { target: 'excellent', raw: 'weak', becomes: 'average' },
      { target: 'fair', raw: 'weak', becomes: 'average' },
      { target: 'fair', raw: 'poor', becomes: 'weak', belowAverage: 80 },
    ],
  },
  conduct: { levels: ['good', 'fair', 'average', 'weak'], scale: 'old_conduct', matrix: null },
  promotion: {
    conduct: 'average',
    learning: 'average',
    maxAbsences: 45,
    hopeless: ['poor'],
    bothBelow: 'retained',
    retestBelow: 50,
    finalGrades: [9, 12],
  },
  titles: {
    periods: ['term', 'year'],
    rows: [
      { title: 'good_pupil', conduct: 'good', learning: 'excellent', counted: null },
      { title: 'advanced_pupil', conduct: 'fair', learning: 'fair', counted: null },
    ],
  },
  sources: {
    counts: 'TT58_2011.8',
    termAverage: 'TT58_2011.10.term',
    termComment: 'TT58_2011.10.comment_term',
    yearAverage: 'TT58_2011.10.year',
    yearComment: 'TT58_2011.10.comment_year',
    oneTerm: 'TT58_2011.10.one_term',
    exemption: 'TT58_2011.12',
    strands: 'TT58_2011.10.comment_term',
    overallAverage: 'TT58_2011.11',
    learning: 'TT58_2011.13',
    adjustment: 'TT58_2011.13.6',
    conduct: 'TT58_2011.4',
    promotion: 'TT58_2011.15',
    training: 'TT58_2011.17',
    retest: 'TT58_2011.16',
    title: 'TT58_2011.18',
    individualPlan: 'TT58_2011.14',
    transfer: 'transfer',
  },
  settings: defaultSettings,
};
