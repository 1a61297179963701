export type BirthDate =
  | { date: string; precision: 'day' | 'year' }
  /** `leap_day`: 29 February of a year that has none. */
  | { problem: 'unreadable' | 'no_such_day' | 'leap_day' | 'not_born_yet' | 'too_long_ago' };

const shortMonths = new Set([4, 6, 9, 11]);
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/**
 * A birth date as it is written: '6/5/2012', '06-05-2012', '06.05.2012', or only the year where no more is known: that is
 * kept as its first day with precision 'year'.
 */
export function readBirthDate(text: string, { today }: { today: string }): BirthDate {
  const written = text.trim();
  if (/^\d{4}$/.test(written)) return judged(`${written}-01-01`, 'year', today);
  const match = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/.exec(written);
  if (!match) return { problem: 'unreadable' };
  const [day, month, year] = [Number(match[1]), Number(match[3]), Number(match[4])];
  if (day === 29 && month === 2 && !isLeap(year)) return { problem: 'leap_day' };
  const last = month === 2 ? (isLeap(year) ? 29 : 28) : shortMonths.has(month) ? 30 : 31;
  if (month < 1 || month > 12 || day < 1 || day > last) return { problem: 'no_such_day' };
  return judged(`${match[4]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, 'day', today);
}

function judged(date: string, precision: 'day' | 'year', today: string): BirthDate {
  if (date > today) return { problem: 'not_born_yet' };
  if (date < '1900') return { problem: 'too_long_ago' };
  return { date, precision };
}
