/** A form filed for a period of a year. */
export type FormPlace = { formCode: string; schoolYear: number; period: string };

/** The months of a school year in their order; August is its last. */
const months = ['09', '10', '11', '12', '01', '02', '03', '04', '05', '06', '07', '08'];
const before: Readonly<Record<string, string>> = {
  'term-2': 'term-1',
  mid: 'start',
  end: 'mid',
  ...Object.fromEntries(months.slice(1).map((month, i) => [`month-${month}`, `month-${months[i]}`])),
};

/** The period before within the same school year; null for the first one, and for a survey. */
export function periodBefore(period: string): string | null {
  return before[period] ?? null;
}

/**
 * Where the figures of a name stand that a formula uses: `previous` (the period before of the same school year), `last_year` (the
 * same period), another form's code, or either before such a code. A form of a point of the year stands at its own point, others at
 * the period of the form that names them. Null where there is no such place.
 */
export function placeElsewhere(name: string, at: FormPlace): FormPlace | null {
  const [when, code] = name.includes(':') ? name.split(':') : isTime(name) ? [name, at.formCode] : [null, name];
  if (code === undefined || code === 'here') return null;
  const schoolYear = when === 'last_year' ? at.schoolYear - 1 : at.schoolYear;
  const period = when === 'previous' ? periodBefore(at.period) : (pointOfForm(code) ?? at.period);
  return period === null ? null : { formCode: code, schoolYear, period };
}

function isTime(name: string): boolean {
  return name === 'previous' || name === 'last_year';
}

function pointOfForm(code: string): string | null {
  return /-(start|mid|end)$/.exec(code)?.[1] ?? null;
}
