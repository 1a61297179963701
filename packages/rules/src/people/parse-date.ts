import type { PartialDate } from './import-kinds.ts';

export type DateReading =
  | { ok: true; value: PartialDate }
  | { ok: false; problem: 'not_a_date' | 'no_such_day' | 'date_out_of_range'; expected: string | null };

/** Nobody in a school's lists was born or began earlier. */
const earliestYear = 1920;
/** Day 0 of the count of days that spreadsheets keep dates as; what is counted below 1 March 1900 is never a birth date. */
const serialEpoch = Date.UTC(1899, 11, 30);
const serials = { from: 7_306, to: 80_000 };

/**
 * Reads a day as schools write it: 5/9/2012, 05-09-12, 2012-09-05, 05092012, a spreadsheet's count of days, or only a year
 * ("2012", "00/00/2012"). `today` is ISO: a year of two digits lies in the hundred years up to it, and no day lies after it.
 */
export function parseDate(text: string, today: string): DateReading {
  const typed = text
    .normalize('NFC')
    .replace(/^\s*ngày\s*/iu, '')
    .replace(/\s*(?:tháng|năm)\s*/giu, '/')
    .trim()
    .replace(/\s*([/.-])\s*/g, '$1')
    .replace(/\s+/g, '/');
  const year = /^(?:(?:0{1,2}|[-_.?x]{0,2}|\?)[/.-]){0,2}(\d{4})$/i.exec(typed);
  if (year && !/^\d{5,}$/.test(typed)) return ofYear(Number(year[1]), today);
  const iso = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:T.*)?$/.exec(typed);
  if (iso) return ofDay({ year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }, today);
  const usual = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(typed);
  if (usual) {
    const year = usual[3] ?? '';
    return ofDay(
      {
        year: year.length === 2 ? fullYear(Number(year), today) : Number(year),
        month: Number(usual[2]),
        day: Number(usual[1]),
      },
      today,
    );
  }
  const serial = /^\d{4,5}(?:[.,]\d+)?$/.test(typed) ? Math.floor(Number(typed.replace(',', '.'))) : 0;
  if (serial >= serials.from && serial <= serials.to) {
    const [y = 0, m = 0, d = 0] = new Date(serialEpoch + serial * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .split('-')
      .map(Number);
    return ofDay({ year: y, month: m, day: d }, today);
  }
  return { ok: false, problem: 'not_a_date', expected: null };
}

function ofYear(year: number, today: string): DateReading {
  if (year < earliestYear || year > Number(today.slice(0, 4))) return outOfRange();
  return { ok: true, value: { precision: 'year', year } };
}

function ofDay({ year, month, day }: { year: number; month: number; day: number }, today: string): DateReading {
  if (month < 1 || month > 12) return { ok: false, problem: 'no_such_day', expected: null };
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const two = (n: number) => String(n).padStart(2, '0');
  if (day < 1 || day > last) {
    return { ok: false, problem: 'no_such_day', expected: `${two(last)}/${two(month)}/${year}` };
  }
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (year < earliestYear || date > today) return outOfRange();
  return { ok: true, value: { precision: 'day', date } };
}

function outOfRange(): DateReading {
  return { ok: false, problem: 'date_out_of_range', expected: null };
}

function fullYear(two: number, today: string): number {
  const now = Number(today.slice(0, 4));
  const century = now - (now % 100);
  return century + two <= now ? century + two : century - 100 + two;
}

export function yearOf(date: PartialDate): number {
  return date.precision === 'year' ? date.year : Number(date.date.slice(0, 4));
}
