import type { AbsenceMark, Attendance, AttendanceSession } from '@truong/contracts/attendance';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import styles from './attendance.module.css';
import { isOpenDay, isThere, schoolDays } from './attendance-days.ts';
import { attendanceTexts as texts } from './messages.ts';
import type { AttendanceEntry } from './use-attendance.ts';

export type AttendanceView = {
  attendance: Attendance;
  entry: AttendanceEntry;
  session: AttendanceSession;
  /** The day that is looked at. */
  day: string;
  onDay: (day: string) => void;
};

type Pupil = Attendance['pupils'][number];
const markOfKey: Readonly<Record<string, AbsenceMark | null>> = {
  p: 'excused',
  k: 'unexcused',
  delete: null,
  backspace: null,
  ' ': null,
};
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  Enter: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A month of sessions: pupils by days. One tab stop, arrows inside; P and K mark, Delete takes back, C says that all are there. */
export function AttendanceGrid({ attendance, entry, session, day }: AttendanceView) {
  const days = useMemo(() => schoolDays(day), [day]);
  const { pupils } = attendance;
  const [at, setAt] = useState(() => ({ row: 0, column: startColumn(days, day) }));
  const table = useRef<HTMLTableElement>(null);

  function move(row: number, column: number) {
    const next = {
      row: Math.max(0, Math.min(pupils.length - 1, row)),
      column: Math.max(0, Math.min(days.length - 1, column)),
    };
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.row} ${next.column}"]`)?.focus();
  }

  function press(event: KeyboardEvent, row: number, column: number) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const [pupil, pressed] = [pupils[row], days[column]];
    const step = steps[event.key];
    const key = event.key.toLowerCase();
    if (step) move(row + step[0], column + step[1]);
    else if (event.key === 'Home') move(row, 0);
    else if (event.key === 'End') move(row, days.length - 1);
    else if (pressed === undefined || !isOpenDay(attendance, pressed)) return;
    else if (key === 'c') entry.allPresent(pressed, session);
    else if (pupil && key in markOfKey && isThere(pupil, pressed)) {
      entry.mark(pressed, session, pupil.pupilId, markOfKey[key] ?? null);
      if (key === 'p' || key === 'k') move(row + 1, column);
    } else return;
    event.preventDefault();
  }

  return (
    <div className={styles.scroller}>
      <table
        ref={table}
        role="grid"
        className={styles.grid}
        aria-label={texts.grid(attendance.className, texts.sessions[session])}
        aria-rowcount={pupils.length + 1}
      >
        <thead>
          <tr>
            <th scope="col">{texts.ordinal}</th>
            <th scope="col">{texts.pupil}</th>
            {days.map((one) => (
              <DayHead key={one} day={one} isKept={entry.marksOf(one, session) !== undefined} />
            ))}
            {(['all', 'excused', 'unexcused', 'year'] as const).map((total) => (
              <th key={total} scope="col">
                <abbr title={texts.totalNames[total]}>{texts.totals[total]}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {pupils.map((pupil, row) => (
            <tr key={pupil.pupilId}>
              <td>{pupil.ordinal}</td>
              <th scope="row">{pupil.fullName}</th>
              {days.map((one, column) => {
                const mark = entry.marksOf(one, session)?.get(pupil.pupilId);
                const isOpen = isOpenDay(attendance, one) && isThere(pupil, one);
                return (
                  <td
                    key={one}
                    role="gridcell"
                    tabIndex={at.row === row && at.column === column ? 0 : -1}
                    data-at={`${row} ${column}`}
                    data-mark={mark}
                    data-closed={!isOpen || undefined}
                    data-active={at.column === column || undefined}
                    aria-readonly={!isOpen}
                    aria-label={texts.cell({
                      pupil: pupil.fullName,
                      day: texts.dayName(one),
                      mark: texts.markNames[mark ?? 'present'],
                    })}
                    onFocus={() => setAt({ row, column })}
                    onKeyDown={(event) => press(event, row, column)}
                  >
                    {mark && texts.marks[mark]}
                  </td>
                );
              })}
              <Totals pupil={pupil} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function startColumn(days: readonly string[], day: string): number {
  const at = days.findIndex((one) => one >= day);
  return at === -1 ? days.length - 1 : at;
}

function DayHead({ day, isKept }: { day: string; isKept: boolean }) {
  const name = texts.head(day, isKept);
  return (
    <th scope="col" data-kept={isKept || undefined} title={name} aria-label={name}>
      <span className={styles.weekday}>{texts.weekday(day)}</span>
      {texts.dayNumber(day)}
    </th>
  );
}

function Totals({ pupil: { month, year } }: { pupil: Pupil }) {
  return (
    <>
      <td className={styles.total}>{month.excused + month.unexcused}</td>
      <td className={styles.total}>{month.excused}</td>
      <td className={styles.total}>{month.unexcused}</td>
      <td className={styles.total}>{year.excused + year.unexcused}</td>
    </>
  );
}
