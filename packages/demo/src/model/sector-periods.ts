import { type PastYear, surveyPeriod, terms } from './calendar.ts';

const levels = ['preschool', 'primary', 'lower-secondary', 'upper-secondary', 'continuing'];

type Window = { opens_on: string; due_on: string; counted_on: string };

/** Monthly reports of this year's spring, and a survey before the rains: what is filed beside the reports of the year. */
const springWindows: readonly (Window & { period: string })[] = [
  { period: 'month-03', opens_on: '2025-03-28', due_on: '2025-04-05', counted_on: '2025-03-31' },
  { period: 'month-04', opens_on: '2025-04-25', due_on: '2025-05-05', counted_on: '2025-04-30' },
  { period: 'month-05', opens_on: '2025-05-15', due_on: '2025-06-05', counted_on: '2025-05-31' },
];
const survey = { opens_on: '2025-04-10', due_on: '2025-04-25', counted_on: '2025-04-20' };

export function springPeriods(schoolYear: number) {
  const of = { school_year: schoolYear };
  return [
    ...levels.flatMap((level) => springWindows.map((line) => ({ form_code: `${level}-month`, ...of, ...line }))),
    { form_code: 'storm-survey', ...of, period: surveyPeriod, ...survey },
  ];
}

/** When the sector's forms of a year open, are due and count: on 30/9, at the end of semester I, at the end of the year. */
export function sectorPeriods(schoolYear: number, midDay: string) {
  const next = schoolYear + 1;
  const days = [
    {
      period: 'start',
      opens_on: `${schoolYear}-09-25`,
      due_on: `${schoolYear}-10-15`,
      counted_on: `${schoolYear}-09-30`,
    },
    { period: 'mid', opens_on: `${next}-01-05`, due_on: `${next}-01-31`, counted_on: midDay },
    { period: 'end', opens_on: `${next}-05-15`, due_on: `${next}-06-15`, counted_on: `${next}-05-31` },
  ];
  return levels.flatMap((level) =>
    days.map((line) => ({ form_code: `${level}-${line.period}`, school_year: schoolYear, ...line })),
  );
}

const termForms = ['lower-secondary-term', 'upper-secondary-term', 'continuing-term'];

/** When the reports of each semester's results open and are due; they count on the semester's last day. */
export function termPeriods(of: {
  schoolYear: number;
  terms: readonly { endsOn: string }[];
  filingPeriods: readonly { period: string; opensOn: string; dueOn: string }[] | null;
}) {
  return (of.filingPeriods ?? []).flatMap(({ period, opensOn, dueOn }, i) =>
    termForms.map((form_code) => ({
      ...{ form_code, school_year: of.schoolYear, period, opens_on: opensOn, due_on: dueOn },
      counted_on: of.terms[i]?.endsOn ?? dueOn,
    })),
  );
}

export function midDayOf(year: Pick<PastYear, 'terms'> | null): string {
  return (year?.terms ?? terms)[0].endsOn;
}
