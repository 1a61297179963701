import { defaultSettings } from '../settings.ts';
import type { PrimaryRules } from './primary-rules.ts';

const ends = ['end_term_1', 'year_end'] as const;
const all = ['mid_term_1', 'end_term_1', 'mid_term_2', 'year_end'] as const;

/** TT27/2020/TT-BGDĐT, grades 1-5, with the default of every setting. */
export const tt27: PrimaryRules = {
  stage: 'primary',
  id: 'TT27_2020',
  edition: 1,
  points: all,
  subjectScale: ['well_completed', 'completed', 'not_completed'],
  traitScale: ['good', 'satisfactory', 'needs_effort'],
  tests: [
    { subject: 'vietnamese', grades: [1, 2, 3], points: ends },
    { subject: 'vietnamese', grades: [4, 5], points: all },
    { subject: 'mathematics', grades: [1, 2, 3], points: ends },
    { subject: 'mathematics', grades: [4, 5], points: all },
    { subject: 'foreign-language-1', grades: [3, 4, 5], points: ends },
    { subject: 'history-geography', grades: [4, 5], points: ends },
    { subject: 'science', grades: [4, 5], points: ends },
    { subject: 'informatics-technology', grades: [3, 4, 5], points: ends },
  ],
  replacedAt: ends,
  marks: { min: 0 },
  qualities: ['patriotism', 'kindness', 'diligence', 'honesty', 'responsibility'],
  competences: ['autonomy', 'communication', 'problem-solving'],
  specificCompetences: ['language', 'calculation', 'science', 'technology', 'informatics', 'aesthetics', 'physical'],
  yearLevels: [
    { level: 'excellent', bar: { subjects: 'well_completed', traits: 'good', tests: 90 } },
    { level: 'well_completed', bar: { subjects: 'well_completed', traits: 'good', tests: 70 } },
    { level: 'completed', bar: { subjects: 'completed', traits: 'satisfactory', tests: 50 } },
  ],
  completion: { subjects: 'completed', traits: 'satisfactory', tests: 50 },
  awards: [
    { award: 'excellent_pupil', level: 'excellent', bar: null, needsRecognition: false },
    { award: 'model_pupil', level: 'well_completed', bar: null, needsRecognition: true },
  ],
  sources: {
    points: 'TT27_2020.7',
    tests: 'TT27_2020.7.1b',
    replacement: 'TT27_2020.7.replacement',
    marks: 'TT27_2020.7.marks',
    yearLevel: 'TT27_2020.9.2',
    completion: 'TT27_2020.11',
    individualPlan: 'TT27_2020.individual_plan',
    award: 'TT27_2020.13',
  },
  settings: defaultSettings,
};
