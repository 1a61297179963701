import type { FormFigure } from './fill-form.ts';
import { keyOfReference } from './fill-form.ts';
import { type CellKey, cellsOfForm, type Form, type FormCheck } from './form.ts';
import { evaluate, type FigureRef, type FigureValue, figuresOf, parseFormula } from './formula.ts';

import { outliersOf } from './outliers.ts';

export type CheckFinding = {
  check: string;
  severity: FormCheck['severity'];
  /** The figures of this form that it speaks of, the first one to go to. */
  cells: CellKey[];
  /**
   * `differs`: does not hold; `missing`: a figure is missing and the check asks for it; `impossible`: it cannot be worked out;
   * `unusual`: of the check `outlier`, the figure lies outside `left` to `right`, what the school's past filings let expect.
   */
  outcome: 'differs' | 'missing' | 'impossible' | 'unusual';
  left: number | null;
  right: number | null;
};

/** The check that no form writes down: a figure far from what it was in the school's past filings. It asks for a note. */
export const outlierCheck = 'outlier';

/** Figures that were counted or typed and lie outside their limits; what formulas make of them is not said again. */
export function outlierFindings(
  figures: readonly FormFigure[],
  historyOf: (key: CellKey) => readonly number[],
): CheckFinding[] {
  return outliersOf(
    figures.filter(({ source }) => source !== 'formula'),
    historyOf,
  ).map(({ key, low, high }) => ({
    ...{ check: outlierCheck, severity: 'low', cells: [key], outcome: 'unusual', left: low, right: high },
  }));
}

type Place = { section: string; row: string; column: string };

/** What of the form's checks does not hold over its figures. The same in the browser and on the server. */
export function runChecks(
  form: Pick<Form, 'sections' | 'checks'>,
  figures: readonly FormFigure[],
  elsewhere?: (of: string, key: CellKey) => FigureValue,
): CheckFinding[] {
  const byKey = new Map(figures.map((figure) => [figure.key, figure]));
  const here = (key: CellKey): FigureValue => {
    const figure = byKey.get(key);
    if (!figure) return { absent: { kind: 'no_such_figure', at: key } };
    if (figure.value !== null) return { value: figure.value };
    return { absent: figure.absent ?? { kind: 'not_entered', at: key } };
  };
  return form.checks.flatMap((check) =>
    placesOf(form, check).flatMap((place): CheckFinding[] => {
      const read = (ref: FigureRef): FigureValue => {
        const key = keyOfReference(ref, place);
        const found = ref.of === 'here' ? here(key) : elsewhere?.(ref.of, key);
        const value = found ?? { absent: { kind: 'not_filed', at: `${ref.of}:${key}` } };
        return 'absent' in value && check.missing === 'zero' && isMissing(value) ? { value: 0 } : value;
      };
      const finding = runOne(check, place, read);
      return finding ? [finding] : [];
    }),
  );
}

function isMissing(value: FigureValue): boolean {
  return 'absent' in value && ['not_entered', 'not_filed'].includes(value.absent.kind);
}

function runOne(check: FormCheck, place: Place, read: (ref: FigureRef) => FigureValue): CheckFinding | null {
  const left = parseFormula(check.left);
  const right = parseFormula(check.right);
  const at = `${place.section}!${place.row}@${place.column}`;
  const cells = [...figuresOf(left), ...figuresOf(right)].flatMap((ref) =>
    ref.of === 'here' ? [keyOfReference(ref, place)] : [],
  );
  const found = { check: check.code, severity: check.severity, cells: [...new Set(cells)] };
  const values = [evaluate(left, read, at), evaluate(right, read, at)] as const;
  const absent = values.find((value) => 'absent' in value);
  const [leftValue, rightValue] = values.map((value) => ('value' in value ? value.value : null)) as [
    number | null,
    number | null,
  ];
  if (absent) {
    const sides = { left: leftValue, right: rightValue };
    // Nothing divided by nothing has nothing to compare; a figure that is no figure is a fault of the form.
    if (!isMissing(absent)) return { ...found, outcome: 'impossible', ...sides };
    return check.missing === 'fails' ? { ...found, outcome: 'missing', ...sides } : null;
  }
  const [l, r] = [leftValue as number, rightValue as number];
  return holds(check.operator, l, r) ? null : { ...found, outcome: 'differs', left: l, right: r };
}

/** Figures have at most two decimals: closer than a millionth is the same. */
function holds(operator: FormCheck['operator'], left: number, right: number): boolean {
  const difference = left - right;
  const isSame = Math.abs(difference) < 1e-6;
  switch (operator) {
    case '=':
      return isSame;
    case '<>':
      return !isSame;
    case '<=':
      return isSame || difference < 0;
    case '>=':
      return isSame || difference > 0;
    case '<':
      return !isSame && difference < 0;
    case '>':
      return !isSame && difference > 0;
  }
}

/** Where a check is looked at: once, or in each row or column of its section that has cells. */
function placesOf(form: Pick<Form, 'sections'>, { each }: FormCheck): Place[] {
  if (!each) return [{ section: '', row: '', column: '' }];
  const section = form.sections.find(({ code }) => code === each.section);
  if (!section) return [];
  const cells = cellsOfForm({ sections: [section] });
  const isMeant = (code: string) => !each.only || each.only.includes(code);
  if (each.over === 'columns')
    return section.columns
      .filter(({ code }) => isMeant(code) && cells.some((cell) => cell.column.code === code))
      .map(({ code }) => ({ section: section.code, row: '', column: code }));
  return section.rows
    .filter(({ code }) => isMeant(code) && cells.some((cell) => cell.row.code === code))
    .map(({ code }) => ({ section: section.code, row: code, column: '' }));
}
