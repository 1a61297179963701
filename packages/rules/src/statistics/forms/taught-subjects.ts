import type { TaughtSubjects } from './subject-sections.ts';

const language = ['ethnic-language'];

/** Subjects as the forms of version 1 list them, after the 2018 programme (TT32/2018, TT13/2022). */
export const taughtInPrimary: TaughtSubjects = {
  grades: [
    {
      grades: [1, 2, 3, 4, 5],
      subjects: [
        ...['vietnamese', 'mathematics', 'foreign-language-1', 'ethics', 'physical-education', 'arts'],
        ...['experience-activities', ...language],
      ],
    },
    { grades: [1, 2, 3], subjects: ['nature-society'] },
    { grades: [3, 4, 5], subjects: ['informatics-technology'] },
    { grades: [4, 5], subjects: ['history-geography', 'science'] },
  ],
  byComment: [],
};

const byComment = ['physical-education', 'arts', 'music', 'fine-arts', 'career-activities', 'local-content'];

export const taughtInLowerSecondary: TaughtSubjects = {
  grades: [
    {
      grades: [6, 7, 8, 9],
      subjects: [
        ...['literature', 'mathematics', 'foreign-language-1', 'civic-education', 'history-geography'],
        ...['natural-science', 'technology', 'informatics', 'physical-education', 'arts', 'career-activities'],
        ...['local-content', ...language],
      ],
    },
  ],
  byComment,
};

const chosen = ['geography', 'economics-law', 'physics', 'chemistry', 'biology', 'technology', 'informatics'];

export const taughtInUpperSecondary: TaughtSubjects = {
  grades: [
    {
      grades: [10, 11, 12],
      subjects: [
        ...['literature', 'mathematics', 'foreign-language-1', 'history', ...chosen, 'defence-education'],
        ...['physical-education', 'music', 'fine-arts', 'career-activities', 'local-content', ...language],
      ],
    },
  ],
  byComment,
};

export const taughtInContinuing: TaughtSubjects = {
  grades: [
    {
      grades: [6, 7, 8, 9],
      subjects: [
        ...['literature', 'mathematics', 'foreign-language-1', 'civic-education', 'history-geography'],
        ...['natural-science', 'career-activities', 'local-content'],
      ],
    },
    {
      grades: [10, 11, 12],
      subjects: [
        ...['literature', 'mathematics', 'foreign-language-1', 'history', ...chosen],
        ...['career-activities', 'local-content'],
      ],
    },
  ],
  byComment,
};
