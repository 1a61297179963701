import { NativeSelect } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { formatSchoolYear } from '@truong/vietnamese/dates';
import { termNames } from '../messages.ts';
import { useActing } from './acting.ts';
import { shellTexts } from './messages.ts';

/** School year and term, newest first; the address keeps the choice. */
export function PeriodSelect() {
  const { calendar, schoolYear, term } = useActing();
  const navigate = useNavigate();
  // A sheet belongs to one term: another term is chosen among its sheets.
  const isOnSheet = useParams({ strict: false }).sheetId !== undefined;
  const periods = calendar.years.flatMap((year) =>
    year.terms
      .toSorted((one, other) => other.term - one.term)
      .map((each) => ({ schoolYear: year.schoolYear, term: each.term })),
  );
  const isKnown = periods.some((each) => each.schoolYear === schoolYear && each.term === term);
  const shown = isKnown ? periods : [{ schoolYear, term }, ...periods];
  return (
    <NativeSelect
      size="xs"
      aria-label={shellTexts.period}
      value={`${schoolYear} ${term}`}
      data={shown.map((each) => ({
        value: `${each.schoolYear} ${each.term}`,
        label: `${termNames[each.term]} ${formatSchoolYear(each.schoolYear)}`,
      }))}
      onChange={(event) => {
        const chosen = shown.find((each) => `${each.schoolYear} ${each.term}` === event.currentTarget.value);
        if (!chosen) return;
        const to = isOnSheet ? '/sheets' : '.';
        void navigate({ to, search: (old) => ({ ...old, year: chosen.schoolYear, term: chosen.term }) });
      }}
    />
  );
}
