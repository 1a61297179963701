import type { CellContext, ParsedCell } from './parse-cell.ts';

/**
 * "bu", "bu 20/05" or "bu 20/05/2025" (folded text): an assessment to be made up by a date, at the latest the end of the
 * term (TT22/2021 art. 7.4-7.5, wording unsure: made up within the same term). Without a date it is due when the term ends;
 * without a year it is the first such day from today on. Null when the text is no promise of a make-up.
 */
export function parseMakeUp(typed: string, context: CellContext): ParsedCell | null {
  const match = /^bu(?: (.*))?$/.exec(typed);
  if (!match) return null;
  const due = match[1] === undefined ? context.termEnds : dueDate(match[1], context);
  const isPossible = due !== null && due >= context.today && due <= context.termEnds;
  return isPossible ? { ok: true, value: { kind: 'make_up', due } } : { ok: false, problem: 'bad_due_date' };
}

function dueDate(text: string, context: CellContext): string | null {
  const match = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(text);
  if (!match) return null;
  const monthDay = `-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`;
  const years = match[3] ? [match[3]] : [context.today.slice(0, 4), context.termEnds.slice(0, 4)];
  const days = years.map((year) => year + monthDay).filter(isRealDay);
  return days.find((day) => day >= context.today) ?? null;
}

function isRealDay(iso: string): boolean {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}
