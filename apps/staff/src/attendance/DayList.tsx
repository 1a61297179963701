import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import type { AttendanceView } from './AttendanceGrid.tsx';
import styles from './attendance.module.css';
import { dayPlus, isOpenDay, isThere, nextMark } from './attendance-days.ts';
import { attendanceTexts as texts } from './messages.ts';

/** One session of a day for a thumb: a tap turns present into P, P into K, K into present. */
export function DayList({ attendance, entry, session, day, onDay }: AttendanceView) {
  const marks = entry.marksOf(day, session);
  const isOpen = isOpenDay(attendance, day);
  const pupils = attendance.pupils.filter((pupil) => isThere(pupil, day));
  const isSunday = (one: string) => new Date(`${one}T00:00:00Z`).getUTCDay() === 0;
  const turn = (by: 1 | -1) => {
    const next = dayPlus(day, by);
    onDay(isSunday(next) ? dayPlus(next, by) : next);
  };
  return (
    <div className={styles.list}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Button variant="default" size="compact-sm" onClick={() => turn(-1)}>
          {texts.dayBefore}
        </Button>
        <Text fw={600}>{texts.dayName(day)}</Text>
        <Button variant="default" size="compact-sm" onClick={() => turn(1)}>
          {texts.dayAfter}
        </Button>
      </Group>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" role="status">
          {isOpen || marks
            ? texts.summary({ absent: marks?.size ?? 0, pupils: pupils.length, kept: marks !== undefined })
            : texts.closed}
        </Text>
        {isOpen && (
          <Button
            size="compact-sm"
            aria-label={texts.allPresentOn(texts.dayName(day))}
            onClick={() => entry.allPresent(day, session)}
          >
            {texts.allPresent}
          </Button>
        )}
      </Group>
      <ul className={styles.pupils}>
        {pupils.map(({ pupilId, ordinal, fullName }) => {
          const mark = marks?.get(pupilId);
          return (
            <li key={pupilId}>
              <UnstyledButton
                className={styles.pupil}
                data-mark={mark}
                disabled={!isOpen}
                aria-label={texts.cell({
                  pupil: fullName,
                  day: texts.dayName(day),
                  mark: texts.markNames[mark ?? 'present'],
                })}
                onClick={() => entry.mark(day, session, pupilId, nextMark(mark))}
              >
                <span className={styles.number}>{ordinal}</span>
                <span>{fullName}</span>
                <span className={styles.mark}>{mark ? texts.marks[mark] : ''}</span>
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
