import { Alert, Button, Group, Skeleton, Text } from '@mantine/core';
import type { SaveSchoolYear } from '@truong/contracts/calendar';
import type { Period, Term } from '@truong/contracts/common';
import type { Calendar } from '@truong/contracts/organisation';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { useState } from 'react';
import { DateBox } from '../DateBox.tsx';
import { errorText } from '../errors.ts';
import { SharedLocks } from '../gradebook/SharedLocks.tsx';
import { LoadError } from '../LoadError.tsx';
import { termNames } from '../messages.ts';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { calendarTexts } from './calendar-messages.ts';
import { firstYear, type NewYear, nextYear, yearOf } from './next-year.ts';
import styles from './organisation.module.css';

type Year = Calendar['years'][number];
type Window = { opensOn: string; dueOn: string };
const terms: readonly Term[] = [1, 2];

/** School years with their terms, and by when results are filed: one calendar for all schools. */
export function CalendarPage() {
  const { calendar } = useActing();
  const windows = trpc.organisation.formPeriods.useQuery();
  const [added, setAdded] = useState<NewYear | null>(null);
  const newest = calendar.years[0];
  const next = newest ? nextYear(newest) : firstYear(calendar.today);
  const isAdding = added !== null && newest?.schoolYear !== added.schoolYear;
  return (
    <Page
      title={calendarTexts.title}
      actions={
        !isAdding && (
          <Button variant={newest ? 'default' : 'filled'} onClick={() => setAdded(next)}>
            {calendarTexts.next(next.schoolYear)}
          </Button>
        )
      }
    >
      <Text size="sm">{calendarTexts.forAll}</Text>
      {windows.error && <LoadError error={windows.error} onRetry={() => windows.refetch()} />}
      {windows.isPending && <Skeleton height={240} />}
      {!newest && !isAdding && <EmptyState title={calendarTexts.none} text={calendarTexts.noneText} />}
      {isAdding && (
        <section className={styles.section}>
          <Group gap="sm">
            <h2 className={styles.heading}>{calendarTexts.year(added.schoolYear)}</h2>
            <Button variant="subtle" size="compact-sm" onClick={() => setAdded(null)}>
              {calendarTexts.cancel}
            </Button>
          </Group>
          <YearDays year={added} />
        </section>
      )}
      {windows.data &&
        calendar.years.map((year) => (
          <section key={year.schoolYear} className={styles.section}>
            <h2 className={styles.heading}>{calendarTexts.year(year.schoolYear)}</h2>
            <YearDays year={yearOf(year)} />
            <h3 className={styles.subheading}>{calendarTexts.windows}</h3>
            {terms.map((term) => {
              const period: Period = term === 1 ? 'term-1' : 'term-2';
              const known = windows.data.find((row) => row.schoolYear === year.schoolYear && row.period === period);
              return (
                <WindowDays
                  key={period}
                  of={{ year, term, period }}
                  window={known ?? defaultWindow(year, term)}
                  isSet={known !== undefined}
                />
              );
            })}
          </section>
        ))}
      {windows.data && newest && <SharedLocks />}
    </Page>
  );
}

/** Where nothing is set: the last days of the term. */
function defaultWindow(year: Year, term: Term): Window {
  const day = year.terms.find((one) => one.term === term)?.endsOn ?? year.endsOn;
  return { opensOn: day, dueOn: day };
}

function YearDays({ year }: { year: NewYear }) {
  const [days, setDays] = useState<NewYear>(year);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.organisation.saveSchoolYear.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.organisation.invalidate();
    },
  });
  const [first, second] = days.terms;
  const send = () => save.mutate({ ...days, requestId: requestId.of(days) });
  const span = (name: string, value: { startsOn: string; endsOn: string }, put: (value: typeof first) => void) => (
    <fieldset className={styles.span}>
      <legend>{name}</legend>
      <DateBox
        label={calendarTexts.starts}
        value={value.startsOn}
        onChoose={(startsOn) => put({ ...value, startsOn })}
      />
      <DateBox label={calendarTexts.ends} value={value.endsOn} onChoose={(endsOn) => put({ ...value, endsOn })} />
    </fieldset>
  );
  const terms = (next: SaveSchoolYear['terms']) => setDays({ ...days, terms: next });
  return (
    <Group gap="lg" align="end">
      {span(calendarTexts.whole, days, (value) => setDays({ ...days, ...value }))}
      {span(termNames[1], first, (value) => terms([value, second]))}
      {span(termNames[2], second, (value) => terms([first, value]))}
      <Button
        variant="default"
        loading={save.isPending}
        aria-label={calendarTexts.saveYear(days.schoolYear)}
        onClick={send}
      >
        {calendarTexts.save}
      </Button>
      <Said of={save} />
    </Group>
  );
}

type WindowDaysProps = { of: { year: Year; term: Term; period: Period }; window: Window; isSet: boolean };

function WindowDays({ of, window, isSet }: WindowDaysProps) {
  const [days, setDays] = useState<Window>({ opensOn: window.opensOn, dueOn: window.dueOn });
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const save = trpc.organisation.saveFormPeriod.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.organisation.formPeriods.invalidate(), utils.statistics.invalidate()]);
    },
  });
  const { schoolYear } = of.year;
  const send = () => {
    const content = { formCode: 'term-results', schoolYear, period: of.period, countedOn: null, ...days };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <Group gap="lg" align="end">
      <fieldset className={styles.span}>
        <legend>{isSet ? termNames[of.term] : calendarTexts.notSet(termNames[of.term])}</legend>
        <DateBox
          label={calendarTexts.opens}
          value={days.opensOn}
          onChoose={(opensOn) => setDays({ ...days, opensOn })}
        />
        <DateBox label={calendarTexts.due} value={days.dueOn} onChoose={(dueOn) => setDays({ ...days, dueOn })} />
      </fieldset>
      <Button
        variant="default"
        loading={save.isPending}
        aria-label={calendarTexts.saveWindow(termNames[of.term], schoolYear)}
        onClick={send}
      >
        {calendarTexts.save}
      </Button>
      <Said of={save} />
    </Group>
  );
}

function Said({ of }: { of: { error: unknown; isSuccess: boolean } }) {
  if (of.error)
    return (
      <Alert color="red" variant="light" role="alert" p="xs">
        {errorText(of.error)}
      </Alert>
    );
  return (
    <Text size="sm" role="status">
      {of.isSuccess && calendarTexts.saved}
    </Text>
  );
}
