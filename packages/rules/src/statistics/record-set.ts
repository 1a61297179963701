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

/**
 * `countRecords` for whoever asks hundreds of figures of the same rows: which rows hold a condition is found once, as a bit a row,
 * and a figure of several conditions is what their bits have in common.
 */
export function counterOf(set: RecordSet): (filter: Filter, amount?: Amount) => number {
  const words = Math.ceil(set.count / 32);
  const known = new Map<string, Uint32Array>();
  const bitsOf = (code: DimensionCode, values: readonly string[]): Uint32Array => {
    const name = `${code} ${values.join(' ')}`;
    const already = known.get(name);
    if (already) return already;
    const bits = new Uint32Array(words);
    const column = set.columns[code];
    const [{ isAllowed } = { isAllowed: new Uint8Array(256) }] = allowedBy({ [code]: values });
    for (let row = 0; column && row < set.count; row++)
      if (isAllowed[column[row] as number]) bits[row >> 5] = (bits[row >> 5] as number) | (1 << (row & 31));
    known.set(name, bits);
    return bits;
  };
  const every = Uint32Array.from({ length: words }, (_, word) => {
    const rows = Math.min(32, set.count - word * 32);
    return rows === 32 ? 0xffffffff : 2 ** rows - 1;
  });
  return (filter, amount) => {
    const conditions = Object.entries(filter).map(([code, values]) => bitsOf(code as DimensionCode, values));
    const amounts = amount ? set.amounts[amount] : undefined;
    let counted = 0;
    for (let word = 0; word < words; word++) {
      let bits = every[word] as number;
      for (const condition of conditions) bits &= condition[word] as number;
      counted += amounts ? amountsOf(bits, amounts, word * 32) : bitCount(bits);
    }
    return counted;
  };
}

function amountsOf(bits: number, amounts: Int32Array, first: number): number {
  let sum = 0;
  for (let left = bits; left !== 0; left &= left - 1) sum += amounts[first + 31 - Math.clz32(left & -left)] as number;
  return sum;
}

/** How many bits of 32 are set, added up in pairs, fours and eights at once. */
function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
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
