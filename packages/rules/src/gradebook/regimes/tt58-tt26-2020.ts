import type { OldConductLevel, OldLearningLevel } from '../levels.ts';
import type { SecondaryRules } from './secondary-rules.ts';
import { tt58 } from './tt58-2011.ts';

/**
 * TT58/2011 as amended by TT26/2020: counts by yearly periods with one mid-term mark, a foreign language among the core
 * subjects, every kind of mark 0 when not made up. TT26/2020 art. 1(3), 1(4), 1(8), 2(6).
 */
export const tt58Amended: SecondaryRules<OldLearningLevel, OldConductLevel> = {
  ...tt58,
  id: 'TT58_2011+TT26_2020',
  counts: {
    basis: 'year',
    bands: [
      { upTo: 35, count: 2 },
      { upTo: 70, count: 3 },
      { upTo: null, count: 4 },
    ],
    commentSubjects: null,
    isMinimum: false,
    middle: 'mid_term',
  },
  learning: { ...tt58.learning, coreSubjects: ['mathematics', 'literature', 'foreign-language-1'] },
  sources: {
    ...tt58.sources,
    counts: 'TT26_2020.8',
    termAverage: 'TT26_2020.10.term',
    learning: 'TT26_2020.13',
    adjustment: 'TT26_2020.13.6',
    title: 'TT26_2020.18',
  },
};
