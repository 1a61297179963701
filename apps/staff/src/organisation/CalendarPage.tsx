import { Alert, Button, Group, Text } from '@mantine/core';
import type { SaveSchoolYear } from '@truong/contracts/calendar';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { useState } from 'react';
import { PageLink } from '../address.tsx';
import { DateBox } from '../DateBox.tsx';
import { errorText } from '../errors.ts';
import { SharedLocks } from '../gradebook/SharedLocks.tsx';
import { termNames } from '../messages.ts';
import { useRequestId } from '../request-id.ts';
import { useActing, useMay } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { calendarTexts } from './calendar-messages.ts';
import { firstYear, type NewYear, nextYear, yearOf } from './next-year.ts';
import styles from './organisation.module.css';

/** School years with their terms: one calendar for all schools. */
export function CalendarPage() {
  const { calendar } = useActing();
  const may = useMay();
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
      {calendar.years.map((year) => (
        <section key={year.schoolYear} className={styles.section}>
          <h2 className={styles.heading}>{calendarTexts.year(year.schoolYear)}</h2>
          <YearDays year={yearOf(year)} />
        </section>
      ))}
      {newest && may('form.keep') && (
        <Text size="sm">
          <PageLink to="/form-editor">{calendarTexts.toWindows}</PageLink>
        </Text>
      )}
      {newest && <SharedLocks />}
    </Page>
  );
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
