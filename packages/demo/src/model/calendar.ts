/** The survey of spring among the periods of the year. */
export const surveyPeriod = 'ad-hoc-1';

/** The school year of the demo (named by its first year) and its days. */
export const schoolYear = 2024;
export const yearDays = { startsOn: '2024-09-05', endsOn: '2025-05-31' };
export const terms = [
  { term: 1, startsOn: '2024-09-05', endsOn: '2025-01-17' },
  { term: 2, startsOn: '2025-01-18', endsOn: '2025-05-31' },
] as const;
export const filingPeriods = [
  { period: 'term-1', opensOn: '2025-01-13', dueOn: '2025-01-25' },
  { period: 'term-2', opensOn: '2025-05-19', dueOn: '2025-05-31' },
] as const;

/** A closed year. The form was not filed before it existed. */
export type PastYear = {
  schoolYear: number;
  startsOn: string;
  endsOn: string;
  terms: readonly [PastTerm, PastTerm];
  filingPeriods: readonly [PastFiling, PastFiling] | null;
};
type PastTerm = { term: 1 | 2; startsOn: string; endsOn: string; closedOn: string };
type PastFiling = { period: string; opensOn: string; dueOn: string; filedOn: string; reviewedOn: string };

/** The year before: TT22/2021 and, in grades 9 and 12, TT58/2011 as amended. */
export const lastYear = {
  schoolYear: 2023,
  startsOn: '2023-09-05',
  endsOn: '2024-05-31',
  terms: [
    { term: 1, startsOn: '2023-09-05', endsOn: '2024-01-12', closedOn: '2024-01-11' },
    { term: 2, startsOn: '2024-01-13', endsOn: '2024-05-31', closedOn: '2024-05-28' },
  ],
  filingPeriods: [
    { period: 'term-1', opensOn: '2024-01-08', dueOn: '2024-01-20', filedOn: '2024-01-16', reviewedOn: '2024-01-25' },
    { period: 'term-2', opensOn: '2024-05-20', dueOn: '2024-05-31', filedOn: '2024-05-29', reviewedOn: '2024-06-05' },
  ],
} as const satisfies PastYear;

/** A year under TT58/2011 as it first was; one school of the demo has it. */
export const oldYear = {
  schoolYear: 2016,
  startsOn: '2016-09-05',
  endsOn: '2017-05-31',
  terms: [
    { term: 1, startsOn: '2016-09-05', endsOn: '2017-01-06', closedOn: '2017-01-05' },
    { term: 2, startsOn: '2017-01-07', endsOn: '2017-05-31', closedOn: '2017-05-25' },
  ],
  filingPeriods: null,
} as const satisfies PastYear;

/** The days on which the demo's acts happen; the last one is its today for good. */
export const days = {
  formsOfLastEnd: '2024-06-06',
  formsOfStart: '2024-10-08',
  termClosed: '2025-01-15',
  reviewed: '2025-01-30',
  filedAgain: '2025-02-04',
  reviewedAgain: '2025-02-06',
  moved: { leavesOn: '2025-02-07', startsOn: '2025-02-10' },
  spring: [
    { day: '2025-04-02', period: 'month-03' },
    { day: '2025-04-22', period: surveyPeriod },
    { day: '2025-05-03', period: 'month-04' },
  ],
  today: '2025-05-20',
} as const;
export const filingDays = ['2025-01-20', '2025-01-21', '2025-01-23', '2025-01-24', '2025-01-27', '2025-01-28'] as const;
/** Districts ended with this day; the province with them. */
export const lastDayOfDistricts = '2025-06-30';
