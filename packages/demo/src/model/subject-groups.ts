/** Subjects that one teacher may hold together, and how many periods a week are a full post. */
export type SubjectGroup = { key: string; subjects: readonly string[]; atLeast: number };

const group = (key: string, subjects: readonly string[], atLeast = 1): SubjectGroup => ({ key, subjects, atLeast });

export const lowerGroups: readonly SubjectGroup[] = [
  group('mathematics', ['mathematics', 'informatics']),
  group('science', ['natural-science', 'technology'], 2),
  group('english', ['foreign-language-1']),
  group('history-geography', ['history-geography']),
  group('literature', ['literature', 'civic-education', 'local-content']),
  group('sport', ['physical-education']),
  group('arts', ['arts']),
];

/** What has a teacher of its own in grades 1-5; the homeroom teacher teaches everything else. */
export const primaryGroups: readonly SubjectGroup[] = [
  group('primary-english', ['foreign-language-1']),
  group('primary-informatics', ['informatics-technology']),
  group('primary-sport', ['physical-education']),
  group('primary-arts', ['arts']),
];

export const upperGroups: readonly SubjectGroup[] = [
  group('mathematics', ['mathematics']),
  group('english', ['foreign-language-1']),
  group('history', ['history', 'local-content']),
  group('physics', ['physics', 'technology']),
  group('chemistry', ['chemistry']),
  group('biology', ['biology']),
  group('geography', ['geography', 'economics-law']),
  group('informatics', ['informatics']),
  group('literature', ['literature']),
  group('sport', ['physical-education', 'defence-education']),
  group('arts', ['music', 'fine-arts']),
];

/** Taught by the homeroom teacher of the class. */
export const homeroomSubject = 'career-activities';
/** One sheet, two teachers: in grades 8 and 9 physics with chemistry, and biology, are different hands. */
export const sharedSubject = 'natural-science';
export const sharedFromGrade = 8;
export const fullPost = 18;
export const weeksPerYear = 35;
