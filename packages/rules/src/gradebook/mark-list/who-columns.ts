import { codesOf, type NamedPupil, namesOf } from '../match-pupil.ts';

type Rows = readonly (readonly string[])[];

/** Where rows say who they are: the column of the codes, and the one or two columns of the name. */
export type WhoColumns = { code: number | null; name: { from: number; end: number } | null };

/**
 * Finds by the values alone the columns of a code, of full names, or of names over two columns, in which at least half of the
 * filled rows are pupils of the sheet. The last column is neither: something must be left to read. Null where no column is.
 */
export function whoColumns(rows: Rows, pupils: readonly NamedPupil[]): WhoColumns | null {
  const filled = rows.filter((row) => row.some((text) => text !== ''));
  const width = filled[0]?.length ?? 0;
  const byCode = codesOf(pupils);
  const names = namesOf(pupils);
  const isEnough = (test: (row: readonly string[]) => boolean) => {
    const known = filled.filter(test).length;
    return known > 0 && known * 2 >= filled.length;
  };
  const nameFrom = (first: number): WhoColumns['name'] => {
    for (let from = first; from < width - 1; from += 1) {
      for (const end of [from + 1, from + 2]) {
        if (end < width && isEnough((row) => names.isKnown(nameIn(row, { from, end })))) return { from, end };
      }
    }
    return null;
  };
  for (let code = 0; code < width - 1; code += 1) {
    if (isEnough((row) => byCode(row[code] ?? '') !== undefined)) return { code, name: nameFrom(code + 1) };
  }
  const name = nameFrom(0);
  return name && { code: null, name };
}

export function nameIn(row: readonly string[], { from, end }: { from: number; end: number }): string {
  return row.slice(from, end).join(' ').replace(/\s+/g, ' ').trim();
}
