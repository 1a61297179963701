import type { CellKey, Form } from './form.ts';
import { cellsOfForm } from './form.ts';
import { type FigureValue, figuresOf, parseFormula } from './formula.ts';

/** A place outside of the form whose figures its formulas and checks name: an earlier period, last year, another form. */
export type Elsewhere = {
  /** `previous`, `last_year`, or the code of another form: in the same school year. */
  of: string;
  /** Figures filed there; null where nothing is filed. */
  figures: ReadonlyMap<CellKey, number | null> | null;
};

/** The places that have to be read before the form can be filled and checked. */
export function placesElsewhere(form: Pick<Form, 'sections' | 'checks'>): string[] {
  const formulas = [
    ...cellsOfForm(form).flatMap(({ source }) => (source.kind === 'formula' ? [source.formula] : [])),
    ...form.checks.flatMap(({ left, right }) => [left, right]),
  ];
  const places = formulas.flatMap((text) => figuresOf(parseFormula(text)).map(({ of }) => of));
  return [...new Set(places)].filter((of) => of !== 'here').sort();
}

/** Reads figures of other places for `fillForm` and `runChecks`. A figure that was filed without a value is not entered. */
export function readElsewhere(places: readonly Elsewhere[]): (of: string, key: CellKey) => FigureValue {
  const byName = new Map(places.map((place) => [place.of, place.figures]));
  return (of, key) => {
    const figures = byName.get(of);
    const at = `${of}:${key}`;
    if (!figures) return { absent: { kind: 'not_filed', at } };
    const value = figures.get(key);
    if (value === undefined) return { absent: { kind: 'not_filed', at } };
    return value === null ? { absent: { kind: 'not_entered', at } } : { value };
  };
}
