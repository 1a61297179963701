import type { Level } from '../levels.ts';
import type { SecondaryRules } from './secondary-rules.ts';
import { tt22 } from './tt22-2021.ts';

/**
 * TT43/2021/TT-BGDĐT, continuing education of grades 6-12. Re-read: promotion, training (art. 12), re-test (art. 13) and
 * titles (art. 14: five subjects, not six). Counts, comment subjects, levels and conduct are taken from TT22/2021 by
 * analogy, not re-read; how many subjects a level asks is the setting `minSubjects`.
 */
export const tt43: SecondaryRules<Level, Level> = {
  ...tt22,
  id: 'TT43_2021',
  titles: {
    periods: ['year'],
    rows: [
      { title: 'excellent_learner', conduct: 'good', learning: 'good', counted: { subjects: 5, tenths: 90 } },
      { title: 'good_learner', conduct: 'good', learning: 'good', counted: null },
    ],
  },
  sources: {
    counts: 'TT43_2021.counts',
    termAverage: 'TT43_2021.averages',
    termComment: 'TT43_2021.averages',
    yearAverage: 'TT43_2021.averages',
    yearComment: 'TT43_2021.averages',
    oneTerm: 'TT43_2021.averages',
    exemption: 'TT43_2021.averages',
    strands: 'TT43_2021.averages',
    overallAverage: 'TT43_2021.learning',
    learning: 'TT43_2021.learning',
    adjustment: 'TT43_2021.learning',
    conduct: 'TT43_2021.conduct',
    promotion: 'TT43_2021.promotion',
    training: 'TT43_2021.12',
    retest: 'TT43_2021.13',
    title: 'TT43_2021.14',
    individualPlan: 'TT43_2021.promotion',
    transfer: 'transfer',
  },
};
