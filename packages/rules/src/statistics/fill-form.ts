import type { Amount, RecordKind } from './catalogue.ts';
import { type CellKey, cellKey, cellsOfForm, type Form, type FormCell } from './form.ts';
import { type Absence, evaluate, type FigureRef, type FigureValue, parseFormula, roundTo } from './formula.ts';
import { counterOf, type Filter, type RecordSet } from './record-set.ts';

/** What somebody typed into a cell: a figure, over the computed one with a note why, or a text where the cell takes one. */
export type FormEntry = { value: number | null; text?: string | null; note: string | null };

/** Where a figure is from: counted in the records, worked out, typed, or typed over what the records say. */
export type FigureSource = 'computed' | 'formula' | 'typed' | 'typed_over';

export type FormFigure = {
  key: CellKey;
  source: FigureSource;
  /** null: there is none, `absent` says why. */
  value: number | null;
  text: string | null;
  absent: Absence | null;
  /** What the records say, where it was typed over. */
  computed: number | null;
  note: string | null;
};

export type FormInputs = {
  /** Rows on the counting day, of the levels that the form counts. A kind that is not there counts nothing. */
  records: ReadonlyMap<RecordKind, RecordSet>;
  entries: ReadonlyMap<CellKey, FormEntry>;
  /** What was counted already, for a screen that has figures and no rows. */
  counted?: ReadonlyMap<CellKey, number>;
  /** Figures of another period or form, by what the reference names (`placeElsewhere`). */
  elsewhere?: (of: string, key: CellKey) => FigureValue;
};

/** Every figure of the form in the order of its cells. Formulas see what was typed over. */
export function fillForm(form: Pick<Form, 'sections'>, inputs: FormInputs): FormFigure[] {
  const cells = new Map(cellsOfForm(form).map((cell) => [cell.key, cell]));
  const done = new Map<CellKey, FormFigure>();
  const open = new Set<CellKey>();
  const counters = new Map([...inputs.records].map(([kind, set]) => [kind, counterOf(set)]));
  const count: Count = (kind, where = {}, amount) => counters.get(kind)?.(where, amount) ?? 0;

  const read = (key: CellKey): FigureValue => {
    const cell = cells.get(key);
    if (!cell) return { absent: { kind: 'no_such_figure', at: key } };
    if (open.has(key)) return { absent: { kind: 'cycle', at: key } };
    const { value, absent } = figureAt(cell);
    return value === null ? { absent: absent ?? { kind: 'not_entered', at: key } } : { value };
  };
  const figureAt = (cell: FormCell): FormFigure => {
    const already = done.get(cell.key);
    if (already) return already;
    open.add(cell.key);
    const figure = fillCell(cell, inputs, { count, read: (ref) => readFrom(ref, cell, read, inputs) });
    open.delete(cell.key);
    done.set(cell.key, figure);
    return figure;
  };
  return [...cells.values()].map(figureAt);
}

type Read = (ref: FigureRef) => FigureValue;
/** A kind that is not there counts nothing. */
type Count = (kind: RecordKind, where?: Filter, amount?: Amount) => number;

/** What a reference means in a cell: parts left out are the cell's own. */
export function keyOfReference(ref: FigureRef, at: { section: string; row: string; column: string }): CellKey {
  return cellKey(ref.section ?? at.section, ref.row ?? at.row, ref.column ?? at.column);
}

function readFrom(
  ref: FigureRef,
  cell: FormCell,
  here: (key: CellKey) => FigureValue,
  inputs: FormInputs,
): FigureValue {
  const at = { section: cell.section.code, row: cell.row.code, column: cell.column.code };
  const key = keyOfReference(ref, at);
  if (ref.of === 'here') return here(key);
  return inputs.elsewhere?.(ref.of, key) ?? { absent: { kind: 'not_filed', at: `${ref.of}:${key}` } };
}

function fillCell(
  { key, source }: FormCell,
  { entries, counted }: FormInputs,
  { count, read }: { count: Count; read: Read },
): FormFigure {
  const empty = { key, text: null, absent: null, computed: null, note: null };
  const entry = entries.get(key);
  switch (source.kind) {
    case 'typed': {
      const value = entry?.value ?? null;
      const text = entry?.text ?? null;
      const isEntered = value !== null || (source.isText === true && text !== null);
      const absent: Absence | null = isEntered ? null : { kind: 'not_entered', at: key };
      return { ...empty, source: 'typed', value, text, absent, note: entry?.note ?? null };
    }
    case 'query': {
      const computed = counted?.get(key) ?? count(source.records, source.where, source.amount);
      if (entry?.value == null) return { ...empty, source: 'computed', value: computed };
      return { ...empty, source: 'typed_over', value: entry.value, computed, note: entry.note };
    }
    case 'formula': {
      const found = evaluate(parseFormula(source.formula), read, key);
      if ('absent' in found) return { ...empty, source: 'formula', value: null, absent: found.absent };
      return { ...empty, source: 'formula', value: roundTo(found.value, source.decimals ?? 0) };
    }
  }
}
