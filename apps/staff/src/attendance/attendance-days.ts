import type { AbsenceMark, Attendance, AttendanceSession } from '@truong/contracts/attendance';

export type SessionKey = `${string} ${AttendanceSession}`;
export type Marks = ReadonlyMap<number, AbsenceMark>;

export function sessionKey(day: string, session: AttendanceSession): SessionKey {
  return `${day} ${session}`;
}

const iso = (date: Date) => date.toISOString().slice(0, 10);

/** The same day so many days later. */
export function dayPlus(day: string, days: number): string {
  return iso(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000));
}

/** The first day of the month so many months later. */
export function monthPlus(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return iso(new Date(Date.UTC(year, month - 1 + months, 1)));
}

/** The days of a month on which there may be school: all but Sundays. */
export function schoolDays(month: string): string[] {
  const first = monthPlus(month, 0);
  const days: string[] = [];
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = dayPlus(day, 1)) {
    if (new Date(`${day}T00:00:00Z`).getUTCDay() !== 0) days.push(day);
  }
  return days;
}

/** The month a page opens with: today's, or within a year that is over or yet to come its last or first. */
export function openingDay(today: string, terms: readonly { startsOn: string; endsOn: string }[]): string {
  const [first, last] = [terms[0]?.startsOn ?? today, terms.at(-1)?.endsOn ?? today];
  if (today < first) return first;
  return today > last ? last : today;
}

/** Who missed each session of the month, as stored. */
export function marksBySession({ kept, pupils }: Pick<Attendance, 'kept' | 'pupils'>): Map<SessionKey, Marks> {
  const sessions = new Map<SessionKey, Map<number, AbsenceMark>>(
    kept.map(({ day, session }) => [sessionKey(day, session), new Map()]),
  );
  for (const { pupilId, missed } of pupils)
    for (const { day, session, mark } of missed) sessions.get(sessionKey(day, session))?.set(pupilId, mark);
  return sessions;
}

/** A tap turns present into excused, that into unexcused, that into present. */
export function nextMark(mark: AbsenceMark | undefined): AbsenceMark | null {
  if (mark === undefined) return 'excused';
  return mark === 'excused' ? 'unexcused' : null;
}

/** Whether a session of the day may be kept: not in the future, in a term open for entry. */
export function isOpenDay({ canRecord, today, terms }: Pick<Attendance, 'canRecord' | 'today' | 'terms'>, day: string) {
  return (
    canRecord &&
    day <= today &&
    terms.some(({ startsOn, endsOn, isOpen }) => isOpen && startsOn <= day && day <= endsOn)
  );
}

/** Whether a pupil sits in the class on the day. */
export function isThere(pupil: { startsOn: string; endsOn: string | null }, day: string): boolean {
  return pupil.startsOn <= day && (pupil.endsOn === null || pupil.endsOn >= day);
}
