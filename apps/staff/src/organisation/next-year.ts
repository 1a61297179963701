import type { SaveSchoolYear } from '@truong/contracts/calendar';
import type { Calendar } from '@truong/contracts/organisation';
import { schoolYearAt } from '@truong/rules/organisation/school-year';

export type NewYear = Omit<SaveSchoolYear, 'requestId'>;
type Year = Calendar['years'][number];

/** The days of a year as the form holds them. */
export function yearOf({ schoolYear, startsOn, endsOn, terms }: Year): NewYear {
  const spanOf = (term: 1 | 2) => {
    const { startsOn: from, endsOn: to } = terms.find((one) => one.term === term) ?? { startsOn, endsOn };
    return { startsOn: from, endsOn: to };
  };
  return { schoolYear, startsOn, endsOn, terms: [spanOf(1), spanOf(2)] };
}

/** The year after, with the same days: somebody looks them over before it is made. */
export function nextYear(year: Year): NewYear {
  const { schoolYear, startsOn, endsOn, terms } = yearOf(year);
  const later = (span: { startsOn: string; endsOn: string }) => ({
    startsOn: aYearLater(span.startsOn),
    endsOn: aYearLater(span.endsOn),
  });
  return { schoolYear: schoolYear + 1, ...later({ startsOn, endsOn }), terms: [later(terms[0]), later(terms[1])] };
}

/** Where no year is known yet: the one in which this day falls, with the days that most years have. */
export function firstYear(today: string): NewYear {
  const schoolYear = schoolYearAt(today);
  const [next, startsOn, endsOn] = [schoolYear + 1, `${schoolYear}-09-05`, `${schoolYear + 1}-05-31`];
  return {
    schoolYear,
    startsOn,
    endsOn,
    terms: [
      { startsOn, endsOn: `${next}-01-15` },
      { startsOn: `${next}-01-16`, endsOn },
    ],
  };
}

/** The same day a year later; 29 February becomes the 28th. */
export function aYearLater(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(year) + 1}-${month}-${month === '02' && date === '29' ? '28' : date}`;
}
