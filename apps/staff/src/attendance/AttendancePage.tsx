import { Button, Group, NativeSelect, SegmentedControl, Skeleton, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Attendance, AttendanceSession } from '@truong/contracts/attendance';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { useState } from 'react';
import { useAddress } from '../address.tsx';
import { LoadError } from '../LoadError.tsx';
import { Question } from '../Question.tsx';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { AttendanceChanges } from './AttendanceChanges.tsx';
import { AttendanceGrid } from './AttendanceGrid.tsx';
import styles from './attendance.module.css';
import { monthPlus, openingDay } from './attendance-days.ts';
import { DayList } from './DayList.tsx';
import { attendanceTexts as texts } from './messages.ts';
import { RefusedSessions } from './RefusedSessions.tsx';
import { type AttendanceEntry, useAttendance } from './use-attendance.ts';

/** Attendance of a class by session: a month as a grid, on a phone one day as a list. */
export function AttendancePage() {
  const { me, assignment, schoolYear, calendar } = useActing();
  const address = useAddress();
  const unit = { unitId: assignment.unitId, schoolYear };
  const classes = trpc.gradebook.attendanceClasses.useQuery(unit);
  const classId = address.number('class') ?? classes.data?.[0]?.classId ?? 0;
  const terms = calendar.years.find((year) => year.schoolYear === schoolYear)?.terms ?? [];
  const day = address.text('asOf') || openingDay(calendar.today, terms);
  const [session, setSession] = useState<AttendanceSession>('morning');
  const isPhone = useMediaQuery('(max-width: 640px)') === true;
  const of = { ...unit, classId };
  const attendance = trpc.gradebook.attendance.useQuery(
    { ...of, month: monthPlus(day, 0) },
    { enabled: classId !== 0, placeholderData: (before) => before },
  );
  const entry = useAttendance({ ...of, accountId: me.accountId, assignmentId: assignment.id }, attendance.data);
  const show = (asOf: string) => address.change({ asOf });
  const view = { attendance: attendance.data, entry, session, day, onDay: show };
  if (classes.data?.length === 0)
    return (
      <Page title={texts.title('', day)}>
        <EmptyState title={texts.noClass} text={texts.noClassText} />
      </Page>
    );
  return (
    <Page
      isFull
      title={texts.title(attendance.data?.className ?? '', day)}
      state={attendance.data && <EntryState of={attendance.data} entry={entry} />}
    >
      <div className={styles.bar}>
        <Group gap="xs">
          <NativeSelect
            aria-label={texts.class}
            data={(classes.data ?? []).map((one) => ({ value: String(one.classId), label: one.className }))}
            value={String(classId)}
            onChange={(event) => address.change({ class: Number(event.currentTarget.value) })}
          />
          <SegmentedControl
            aria-label={texts.session}
            data={Object.entries(texts.sessions).map(([value, label]) => ({ value, label }))}
            value={session}
            onChange={(value) => setSession(value === 'afternoon' ? 'afternoon' : 'morning')}
          />
          {!isPhone && (
            <>
              <Button variant="default" onClick={() => show(monthPlus(day, -1))}>
                {texts.earlier}
              </Button>
              <Button variant="default" onClick={() => show(monthPlus(day, 1))}>
                {texts.later}
              </Button>
            </>
          )}
        </Group>
        {attendance.data?.canRecord && !isPhone && (
          <Text size="sm" c="dimmed">
            {texts.keys}
          </Text>
        )}
        {attendance.data?.canRecord && attendance.data.hasTypedCounts && <Text size="sm">{texts.typed}</Text>}
        <RefusedSessions entry={entry} />
      </div>
      {attendance.error && <LoadError error={attendance.error} onRetry={() => attendance.refetch()} />}
      {attendance.isPending && !attendance.error && <Skeleton height={320} />}
      {attendance.data &&
        (isPhone ? (
          <DayList {...view} attendance={attendance.data} />
        ) : (
          <AttendanceGrid key={monthPlus(day, 0)} {...view} attendance={attendance.data} />
        ))}
      {attendance.data && !isPhone && <AttendanceChanges changes={attendance.data.changes} />}
      <Question
        isOpen={entry.isAsking}
        title={texts.replaceQuestion}
        confirm={texts.replace}
        isPending={false}
        error={null}
        onConfirm={entry.replace}
        onCancel={entry.keepTyped}
      >
        <Text size="sm">{texts.replaceText}</Text>
      </Question>
    </Page>
  );
}

function EntryState({ of, entry }: { of: Attendance; entry: AttendanceEntry }) {
  if (!of.canRecord) return <StateBadge state="locked">{texts.readOnly}</StateBadge>;
  if (entry.isSaving) return <StateBadge state="saving">{texts.saving}</StateBadge>;
  if (!entry.hasUnsaved) return <StateBadge state="done">{texts.saved}</StateBadge>;
  return entry.trouble ? <StateBadge state="waiting">{texts.kept[entry.trouble]}</StateBadge> : null;
}
