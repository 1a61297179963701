import { FormPeriodCode } from '@truong/contracts/common';
import { type PivotAnswer, type PivotQuestion, type Point, Source } from '@truong/contracts/pivot';
import {
  type Amount,
  type DimensionCode,
  dimensionOf,
  type RecordKind,
  recordKinds,
  recordShapes,
} from '@truong/rules/statistics/catalogue';
import { smallCell } from '@truong/rules/statistics/pivot/pivot-hiding';
import { points } from '@truong/rules/statistics/points';
import type { Filter } from '@truong/rules/statistics/record-set';

export const shows = ['table', 'bars', 'stacked', 'lines', 'map'] as const;
export type Show = (typeof shows)[number];
/** How many years a comparison goes back, the chosen one included. */
export const yearCounts = [1, 3, 5, 10] as const;

/** What the address asks for. */
export type PivotView = {
  /** A form whose filed figures are added up, in place of rows of records. */
  form: string | null;
  figures: string[];
  records: RecordKind;
  source: Source;
  axes: string[];
  where: Filter;
  measure: 'count' | 'share' | Amount;
  part: Filter;
  /** A point of the year, of a form one of its periods. */
  point: string;
  years: number;
  unitsBy: 'below' | 'school';
  asOf: string | undefined;
  isPublic: boolean;
  show: Show;
};

type Reader = {
  text: (name: string) => string;
  number: (name: string) => number | undefined;
  oneOf: <Name extends string>(name: string, known: readonly Name[]) => Name | undefined;
};

/** The names of the view in the address, in the order of its controls. */
export const viewNames = [
  ...(['form', 'figures'] as const),
  ...(['unit', 'records', 'source', 'point', 'years', 'rows', 'cols', 'split', 'measure', 'part', 'where'] as const),
  ...(['by', 'asOf', 'public', 'show', 'sort'] as const),
] as const;

export function readView(address: Reader, isSchool: boolean): PivotView {
  const records = address.oneOf('records', recordKinds) ?? 'pupils';
  const years = address.number('years') ?? 1;
  const form = address.text('form') || null;
  const fits = (axis: string) =>
    axis === 'unit' || axis === 'time' || (form ? axis === 'figure' : dimensionOf(records, axis) !== undefined);
  const first = form ? 'figure' : (recordShapes[records].dimensions[0] ?? 'unit');
  // An address that says nothing begins with what most ask.
  const [ownRows, ownCols] = isSchool ? [first, form ? 'time' : 'sex'] : ['unit', first];
  const rows = address.text('rows') || ownRows;
  const cols = address.text('cols') || (address.text('rows') ? 'none' : ownCols);
  const split = address.text('split') || 'none';
  const chosen = [...new Set([rows, cols, split])].filter(fits);
  // Years side by side need a place of their own: added up they would say nothing.
  const axes = years > 1 && !chosen.includes('time') ? [...chosen, 'time'] : chosen;
  const asOf = address.text('asOf');
  return {
    ...{ records, axes, years: Math.min(15, Math.max(1, years)) },
    source:
      address.oneOf('source', form ? (['filed', 'approved'] as const) : Source.options) ?? (form ? 'filed' : 'live'),
    ...{ form, figures: address.text('figures').split(',').filter(Boolean) },
    where: filterOf(records, address.text('where')),
    measure: address.oneOf('measure', ['count', 'share', ...recordShapes[records].amounts]) ?? 'count',
    part: filterOf(records, address.text('part')),
    point: pointOf(address, form !== null),
    unitsBy: address.oneOf('by', ['below', 'school']) ?? 'below',
    asOf: /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? asOf : undefined,
    isPublic: address.text('public') === '1',
    show: address.oneOf('show', shows) ?? 'table',
  };
}

function pointOf(address: Reader, isForm: boolean): string {
  if (!isForm) return address.oneOf('point', points) ?? 'start';
  const asked = FormPeriodCode.safeParse(address.text('point'));
  return asked.success ? asked.data : 'start';
}

/** Whether the address asks for something yet. */
export function isAsked({ form, figures, measure, part }: PivotView): boolean {
  if (form) return figures.length > 0 && (measure !== 'share' || figures.length === 2);
  return measure !== 'share' || Object.keys(part).length > 0;
}

export function questionOf(view: PivotView, schoolYear: number): PivotQuestion {
  const times = <Of extends string>(point: Of) =>
    Array.from({ length: view.years }, (_, back) => ({ schoolYear: schoolYear - view.years + 1 + back, point }));
  const { measure } = view;
  const shared = {
    ...(view.asOf ? { asOf: view.asOf } : {}),
    ...(view.isPublic ? { hideBelow: smallCell } : {}),
    ...{ source: view.source, unitsBy: view.unitsBy },
  };
  if (view.form)
    return {
      ...{ ...shared, of: 'figures', times: times(view.point), formCode: view.form, figures: view.figures },
      axes: view.axes as ('unit' | 'time' | 'figure')[],
      measure: measure === 'share' ? 'share' : 'sum',
    };
  return {
    ...{ ...shared, of: 'records', times: times(view.point as Point), records: view.records },
    ...{ axes: view.axes, where: plain(view.where) },
    measure:
      measure === 'count'
        ? { kind: 'count' }
        : measure === 'share'
          ? { kind: 'share', part: plain(view.part) }
          : { kind: 'sum', amount: measure },
  };
}

function plain(filter: Filter): Record<string, string[]> {
  return Object.fromEntries(Object.entries(filter).map(([code, values]) => [code, [...(values ?? [])]]));
}

/** A filter as the address holds it: "sex:female;grade:1,2". What the rows have not is left out. */
export function filterOf(records: RecordKind, text: string): Filter {
  const entries = text.split(';').flatMap((part) => {
    const [code = '', list = ''] = part.split(':');
    const known = dimensionOf(records, code)?.values.map((value) => value.code);
    const values = list.split(',').filter((value) => known?.includes(value));
    return known && values.length > 0 ? [[code, values] as const] : [];
  });
  return Object.fromEntries(entries);
}

export function filterText(filter: Filter): string | undefined {
  const parts = Object.entries(filter).filter(([, values]) => values && values.length > 0);
  return parts.length > 0 ? parts.map(([code, values]) => `${code}:${(values ?? []).join(',')}`).join(';') : undefined;
}

/** The condition under which rows stand in a cell: the view's own and the cell's place on each axis. */
export function conditionOfCell(
  { axes }: PivotAnswer,
  { where, entries }: { where: Filter; entries: readonly ({ code: string; is: string } | null)[] },
): Filter | null {
  const at: Partial<Record<DimensionCode, readonly string[]>> = { ...where };
  for (const [i, axis] of axes.entries()) {
    const entry = entries[i];
    if (!entry || entry.is === 'all' || axis.code === 'unit' || axis.code === 'time') continue;
    // Who is counted under *not known* has no value to look for.
    if (entry.is === 'not_known') return null;
    at[axis.code as DimensionCode] = [entry.code];
  }
  return at;
}
