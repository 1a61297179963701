import { type Amount, type DimensionCode, dimensions, type RecordKind, recordShapes } from './catalogue.ts';

/** One row as the records give it: codes of its dimensions (several where the dimension holds several), amounts. */
export type RecordRow = {
  /** Who or what it is, for the named list; `subject_results` and `trait_results` repeat the pupil. */
  person: RecordPerson;
  values: Readonly<Partial<Record<DimensionCode, string | readonly string[] | null>>>;
  amounts?: Readonly<Partial<Record<Amount, number>>>;
};
/** `id` within its unit; `place`: class of a pupil, post of a member of staff. */
export type RecordPerson = { id: number; name: string; place: string };

/**
 * Rows of one kind, packed by column: of each row the place of its value in the dimension's list plus one, 0 where it is not
 * known; in a dimension of several, a bit for each. Context: a pivot reads some columns of a million rows. Choice: a byte a row and
 * column, stored and frozen as they are. Consequence: lists of values only ever grow at their end.
 */
export type RecordSet = {
  kind: RecordKind;
  count: number;
  columns: Partial<Record<DimensionCode, Uint8Array>>;
  amounts: Partial<Record<Amount, Int32Array>>;
};
export type PeopledSet = RecordSet & { people: readonly RecordPerson[] };

/** A condition on rows: of each dimension named, one of its values. An empty list lets nothing through. */
export type Filter = Readonly<Partial<Record<DimensionCode, readonly string[]>>>;

/** Packs rows of a kind in the order given. A code that the dimension has not is kept as not known. */
export function packRecords(kind: RecordKind, rows: readonly RecordRow[]): PeopledSet {
  const { dimensions: codes, amounts } = recordShapes[kind];
  return {
    kind,
    count: rows.length,
    columns: Object.fromEntries(codes.map((code) => [code, Uint8Array.from(rows, (row) => packed(code, row))])),
    amounts: Object.fromEntries(
      amounts.map((amount) => [amount, Int32Array.from(rows, (row) => row.amounts?.[amount] ?? 0)]),
    ),
    people: rows.map((row) => row.person),
  };
}

function packed(code: DimensionCode, { values }: RecordRow): number {
  const value = values[code] ?? null;
  if (value === null) return 0;
  if (typeof value === 'string') return placeOf(code, value);
  return value.reduce((bits, one) => bits | bitOf(code, one), 0);
}

function bitOf(code: DimensionCode, value: string): number {
  const place = placeOf(code, value);
  return place === 0 ? 0 : 1 << (place - 1);
}

const places = new Map(
  Object.entries(dimensions).map(([code, { values }]) => [code, new Map(values.map((v, i) => [v.code, i + 1]))]),
);

/** The place of a value in its dimension's list, counted from 1; 0 where it has no such value. */
export function placeOf(code: DimensionCode, value: string): number {
  return places.get(code)?.get(value) ?? 0;
}

/** How many rows the filter lets through, or what their amounts add up to. A dimension without a column counts nothing. */
export function countRecords(set: RecordSet, filter: Filter, amount?: Amount): number {
  const tests = testsOf(set, filter);
  const amounts = amount ? set.amounts[amount] : undefined;
  let counted = 0;
  for (let row = 0; row < set.count; row++) {
    if (isLetThrough(tests, row)) counted += amounts ? (amounts[row] ?? 0) : 1;
  }
  return counted;
}

/** The numbers of the rows that a figure counts, in their order. */
export function rowsBehindFigure(set: RecordSet, filter: Filter): number[] {
  const tests = testsOf(set, filter);
  return Array.from({ length: set.count }, (_, row) => row).filter((row) => isLetThrough(tests, row));
}

type Test = { column: Uint8Array | undefined; isAllowed: Uint8Array };

function isLetThrough(tests: readonly Test[], row: number): boolean {
  for (const { column, isAllowed } of tests) if (!isAllowed[column?.[row] ?? 0]) return false;
  return true;
}

function testsOf(set: RecordSet, filter: Filter): Test[] {
  return allowedBy(filter).map(({ code, isAllowed }) => ({ column: set.columns[code], isAllowed }));
}

/** Of each dimension that a filter names, which bytes of its column it lets through. */
export function allowedBy(filter: Filter): { code: DimensionCode; isAllowed: Uint8Array }[] {
  return Object.entries(filter).map(([code, values]) => {
    const of = code as DimensionCode;
    const isAllowed = new Uint8Array(256);
    for (const value of values) {
      if (isMany(of)) for (let bits = 0; bits < 256; bits++) isAllowed[bits] ||= bits & bitOf(of, value) ? 1 : 0;
      else isAllowed[placeOf(of, value)] = 1;
    }
    // What is not known is no value, whatever was asked for.
    isAllowed[0] = 0;
    return { code: of, isAllowed };
  });
}

export function isMany(code: DimensionCode): boolean {
  return 'isMany' in dimensions[code];
}
