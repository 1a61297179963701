import type { Act } from '@truong/db/act';
import type { ImportField } from '@truong/rules/people/import-kinds';
import type { PlannedRow, PlanProblem, PlanProblemCode, Said } from '@truong/rules/people/plan-rows';
import { formatDate } from '@truong/vietnamese/dates';
import { joinName, type PersonName } from '@truong/vietnamese/names';
import { fold } from '@truong/vietnamese/text';
import type { Surroundings } from './school.queries.ts';

/** The school and year that an import is for, who asks, and what its rows may name. */
export type Setting = Surroundings & { unitId: number; schoolYear: number; importId: number; act: Act };

/** What the writers of a kind are given: only rows that do something. */
export type Doing<R> = PlannedRow<R> & { record: R };

/** Only what is said: blanks take nothing away. */
export function said(values: { [Field in ImportField]?: string | number | null | undefined }): Said {
  return Object.fromEntries(
    Object.entries(values).flatMap(([field, value]) =>
      value === null || value === undefined || value === '' ? [] : [[field, String(value)]],
    ),
  );
}

export function problem(
  code: PlanProblemCode | PlanProblem['code'],
  severity: PlanProblem['severity'],
  of: { row: number; field: ImportField | null; found?: string; expected?: string | null },
): PlanProblem {
  return { code, severity, column: null, found: '', expected: null, otherRow: null, ...of };
}

type Birth = { precision: 'day'; date: string } | { precision: 'year'; year: number };

/** As it is compared and shown: '2012-05-06' or '2012'. */
export function birthText(birth: Birth | null): string | null {
  if (birth === null) return null;
  return birth.precision === 'day' ? birth.date : String(birth.year);
}

/** One person's name however the tones are set ("Hoà", "Hòa") and whatever its capitals. */
export function nameKey(name: string): string {
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/g;
  return name
    .toLowerCase()
    .normalize('NFD')
    .split(/\s+/)
    .map((word) => word.replace(tone, '').normalize('NFC') + (word.match(tone) ?? []).join(''))
    .join(' ');
}

/**
 * By what a person of the school is found. A day that is known on both sides must be the same; where one side knows only the
 * year, the year must be.
 */
export function looksOfKnown(of: { fullName: string; birth: string | null; className?: string | null }) {
  const name = nameKey(of.fullName);
  const year = of.birth?.slice(0, 4);
  const births =
    of.birth === null ? ['?'] : of.birth.length === 4 ? [`only ${year}`, `in ${year}`] : [of.birth, `in ${year}`];
  const looks = births.map((birth) => `${name}|${birth}`);
  return {
    looks: [name, ...looks, ...(of.className ? [...looks, name].map((look) => `${look}|${of.className}`) : [])],
    blurred: of.birth === null ? [] : [`${fold(of.fullName)}|${of.birth}`],
  };
}

/** By what a row looks for a person, the surest first; `isSure`: a name alone is not enough. */
export function looksOfRow(of: { name: PersonName; birth: string | null; className: string | null; isSure: boolean }) {
  const full = joinName(of.name);
  const name = nameKey(full);
  const births =
    of.birth === null
      ? of.isSure
        ? []
        : [name]
      : of.birth.length === 4
        ? [`${name}|in ${of.birth}`]
        : [`${name}|${of.birth}`, `${name}|only ${of.birth.slice(0, 4)}`, ...(of.isSure ? [] : [`${name}|?`])];
  return {
    inClass: of.className === null ? [] : births.map((look) => `${look}|${of.className}`),
    anywhere: births,
    blurred: of.birth === null ? [] : [`${fold(full)}|${of.birth}`],
  };
}

/** A person in a line: who, and what tells them from others of the name. */
export function personTitle(name: string, ...more: (string | null)[]): string {
  const told = more.flatMap((text) => (text ? [/^\d{4}-\d\d-\d\d$/.test(text) ? formatDate(text) : text] : []));
  return [name, ...told].join(' · ');
}

/** The day from which something new holds: the year's first day where nothing stands yet, else today, inside the year. */
export function startDay({ year, act }: Pick<Setting, 'year' | 'act'>, { isFirst }: { isFirst: boolean }): string {
  return isFirst ? year.startsOn : dayInside(year, act.today);
}

/** The day itself, or the year's first or last one when it lies outside. */
export function dayInside(year: Setting['year'], day: string): string {
  if (day < year.startsOn) return year.startsOn;
  const isOver = day > year.endsOn;
  return isOver ? year.endsOn : day;
}
