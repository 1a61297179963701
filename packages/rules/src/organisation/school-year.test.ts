import { expect, it } from 'vitest';
import { type YearDays, type YearUse, yearProblems } from './school-year.ts';

const year: YearDays = {
  schoolYear: 2025,
  startsOn: '2025-09-05',
  endsOn: '2026-05-31',
  terms: [
    { startsOn: '2025-09-05', endsOn: '2026-01-17' },
    { startsOn: '2026-01-18', endsOn: '2026-05-31' },
  ],
};
const unused: YearUse = { openedTerms: [], enrolled: null };
const before = { schoolYear: 2024, startsOn: '2024-09-05', endsOn: '2025-05-31' };
const term1 = { term: 1, startsOn: '2025-09-05', endsOn: '2026-01-17' } as const;

it.each<[string, Partial<YearDays>, Partial<YearUse>, string[]]>([
  ['the next year', {}, {}, []],
  ['a year that ends before it begins', { endsOn: '2025-09-01' }, {}, ['backwards', 'terms_outside']],
  [
    'terms that overlap by a day',
    { terms: [year.terms[0], { startsOn: '2026-01-17', endsOn: '2026-05-31' }] },
    {},
    ['terms_overlap'],
  ],
  ['a term that runs past the year', { endsOn: '2026-05-30' }, {}, ['terms_outside']],
  ['a year that begins on the last day of another', { startsOn: '2025-05-31' }, {}, ['years_overlap']],
  ['a year that begins the day after another', { startsOn: '2025-06-01' }, {}, []],
  ['a year named for another', { schoolYear: 2026 }, {}, ['year_order']],
  ['an open term as it is', {}, { openedTerms: [term1] }, []],
  [
    'an open term made longer',
    {
      terms: [
        { startsOn: '2025-09-05', endsOn: '2026-01-20' },
        { startsOn: '2026-01-21', endsOn: '2026-05-31' },
      ],
    },
    { openedTerms: [term1] },
    [],
  ],
  [
    'an open term made shorter',
    { terms: [{ startsOn: '2025-09-05', endsOn: '2026-01-16' }, year.terms[1]] },
    { openedTerms: [term1] },
    ['term_in_use'],
  ],
  ['pupils enrolled up to its ends', {}, { enrolled: { startsOn: '2025-09-05', endsOn: '2026-05-31' } }, []],
  [
    'pupils enrolled before it begins',
    {},
    { enrolled: { startsOn: '2025-09-04', endsOn: '2026-05-31' } },
    ['enrolments_outside'],
  ],
])('%s', (_name, wanted, use, problems) => {
  expect(yearProblems({ ...year, ...wanted }, { others: [before], use: { ...unused, ...use } })).toEqual(problems);
});
