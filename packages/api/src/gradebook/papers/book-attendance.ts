import type { AttendanceMonth, AttendanceSums, ClassBook } from '@truong/contracts/papers';
import { type AbsenceMark, type Absences, absencesOf, type MissedSession } from '@truong/rules/gradebook/attendance';
import type { AttendanceRow } from '../attendance/attendance.queries.ts';

type Days = { startsOn: string; endsOn: string };
type BookPupil = { pupilId: number; ordinal: number; fullName: string };

/** The attendance of a class in its terms: what holds of each session, and what a closed or computed term counts of each pupil. */
export type AttendanceGround = {
  pupils: readonly BookPupil[];
  sessions: readonly AttendanceRow[];
  terms: readonly { days: Days; counted: ReadonlyMap<number, Absences> }[];
};

const weekdays = ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'] as const;
const marks: Readonly<Record<AbsenceMark, string>> = { excused: 'P', unexcused: 'K' };
const termHeads = ['Học kỳ I', 'Học kỳ II'] as const;
const yearHead = 'Cả năm';

/** The months in which a session was kept, day by day: P with leave, K without; both where the two sessions of a day differ. */
export function attendanceMonths({ pupils, sessions }: AttendanceGround): AttendanceMonth[] {
  return [...byMonth(sessions)].map(([month, rows]) => {
    const kept = new Set(rows.flatMap(({ pupilId, day }) => (pupilId === null ? [day] : [])));
    const days = daysOf(month);
    const missedBy = missedByPupil(rows);
    return {
      name: monthName(month),
      days: days.map((day, at) => {
        const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
        return { day: at + 1, weekday: weekdays[weekday] ?? '', isKept: kept.has(day), isSunday: weekday === 0 };
      }),
      rows: pupils.map(({ pupilId, ordinal, fullName }) => {
        const missed = missedBy.get(pupilId) ?? [];
        const marksOf = Map.groupBy(missed, ({ day }) => day);
        const marked = days.map((day) =>
          [...new Set((marksOf.get(day) ?? []).map(({ mark }) => marks[mark]))].join(''),
        );
        return { ordinal, fullName, marks: marked, ...sumWords(absencesOf(missed)) };
      }),
    };
  });
}

/**
 * The sums of every month kept, of both terms and the year. A term counts what its result counts, which is typed by hand where no
 * sessions are kept; of a pupil without a result, the sessions.
 */
export function attendanceSums(ground: AttendanceGround): AttendanceSums {
  const months = [...byMonth(ground.sessions)].map(([month, rows]) => ({ month, missed: missedByPupil(rows) }));
  const ofTerms = ground.terms.map(({ days, counted }) => ({
    counted,
    missed: missedByPupil(ground.sessions.filter(({ day }) => days.startsOn <= day && day <= days.endsOn)),
  }));
  return {
    heads: [...months.map(({ month }) => monthName(month)), ...termHeads, yearHead],
    rows: ground.pupils.map(({ pupilId, ordinal, fullName }) => {
      const terms = ofTerms.map(({ counted, missed }) => {
        const sessions = missed.get(pupilId);
        return counted.get(pupilId) ?? (sessions ? absencesOf(sessions) : null);
      });
      const known = terms.flatMap((term) => term ?? []);
      const year =
        known.length === 0
          ? null
          : { excused: sum(known.map((term) => term.excused)), unexcused: sum(known.map((term) => term.unexcused)) };
      const cells = [...months.map(({ missed }) => absencesOf(missed.get(pupilId) ?? [])), ...terms, year];
      return { ordinal, fullName, cells: cells.map(sumWords) };
    }),
  };
}

/** Both, as the book has them. */
export function bookAttendance(ground: AttendanceGround): Pick<ClassBook, 'months' | 'absences'> {
  return { months: attendanceMonths(ground), absences: attendanceSums(ground) };
}

/** By "2024-09", in the order of days; a month without a kept session is left out. */
function byMonth(sessions: readonly AttendanceRow[]): Map<string, AttendanceRow[]> {
  const inOrder = [...sessions].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return Map.groupBy(inOrder, ({ day }) => day.slice(0, 7));
}

function missedByPupil(
  rows: readonly AttendanceRow[],
): Map<number, (MissedSession & Pick<AttendanceRow, 'session'>)[]> {
  // The morning before the afternoon, as the marks of a day are read.
  const missed = rows.flatMap(({ day, session, pupilId, mark }) =>
    pupilId !== null && mark !== null ? [{ pupilId, day, session, mark }] : [],
  );
  missed.sort((a, b) => Number(a.session === 'afternoon') - Number(b.session === 'afternoon'));
  return Map.groupBy(missed, ({ pupilId }) => pupilId);
}

function daysOf(month: string): string[] {
  const [year = 0, at = 0] = month.split('-').map(Number);
  const count = new Date(Date.UTC(year, at, 0)).getUTCDate();
  return Array.from({ length: count }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
}

function monthName(month: string): string {
  const [year = '', at = ''] = month.split('-');
  return `Tháng ${Number(at)}/${year}`;
}

/** Nothing missed is an empty cell, as in a book that is kept by hand; so is what is not known. */
function sumWords(absences: Absences | null): { total: string; excused: string; unexcused: string } {
  const word = (days: number) => (days === 0 ? '' : String(days));
  if (!absences) return { total: '', excused: '', unexcused: '' };
  const { excused, unexcused } = absences;
  return { total: word(excused + unexcused), excused: word(excused), unexcused: word(unexcused) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
