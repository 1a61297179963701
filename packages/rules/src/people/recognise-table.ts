import { findHead, joinHeaders } from './find-head.ts';
import { neededFields } from './header-words.ts';
import {
  type Grid,
  type ImportField,
  type ImportKind,
  importKinds,
  type RecognisedColumn,
  type RecognisedTable,
} from './import-kinds.ts';
import { mapColumns } from './map-columns.ts';
import { matchHeader } from './match-header.ts';
import { plainWords } from './plain-words.ts';
import { classInText, sortRows } from './sort-rows.ts';

/**
 * Finds the table of a kind in a sheet: its head wherever it stands, the meaning of each column by its head and the look of its
 * values, the records and where they end. Null where no row reads like a head.
 */
export function recogniseTable(grid: Grid, kind: ImportKind): RecognisedTable | null {
  const head = findHead(grid, (header) => matchHeader(header, kind)[0]);
  if (!head) return null;
  const columns = mapColumns(grid, { headers: head.headers, firstRow: head.to + 1, kind });
  return tableOf(grid, { kind, headRows: { from: head.from, to: head.to }, columns });
}

/** The kind whose heads explain a sheet best; null where none does. */
export function likeliestKind(grid: Grid): ImportKind | null {
  let best: { kind: ImportKind; worth: number } | null = null;
  for (const kind of importKinds) {
    const table = recogniseTable(grid, kind);
    if (!table || table.missing.length > 0) continue;
    const worth = table.columns.reduce((sum, { field, confidence }) => sum + (field ? confidence : 0), 0);
    if (!best || worth > best.worth + 0.3) best = { kind, worth };
  }
  return best?.kind ?? null;
}

/** The table read with another mapping: a person's correction, or the remembered one of the same fingerprint. */
export function withMapping(
  grid: Grid,
  table: RecognisedTable,
  mapping: ReadonlyMap<number, ImportField | null>,
): RecognisedTable {
  const columns = table.columns.map((each): RecognisedColumn => {
    const field = mapping.get(each.column);
    return field === undefined || field === each.field ? each : { ...each, field, confidence: field ? 1 : 0 };
  });
  return tableOf(grid, { kind: table.kind, headRows: table.headRows, columns });
}

function tableOf(
  grid: Grid,
  { kind, headRows, columns }: Pick<RecognisedTable, 'kind' | 'headRows' | 'columns'>,
): RecognisedTable {
  const className = classAbove(grid, headRows.from);
  const { records, skipped } = sortRows(grid, { kind, columns, headRow: headRows.to, className });
  const fields = new Set(columns.flatMap(({ field }) => field ?? []));
  const missing = neededFields[kind].flatMap((group) =>
    group.some((field) => fields.has(field)) ? [] : group.slice(0, 1),
  );
  return {
    kind,
    headRows,
    columns,
    records,
    skipped,
    missing,
    confidence: confidenceOf(columns, { kind, fields }),
    fingerprint: fingerprintOf(kind, joinHeaders(grid, headRows)),
  };
}

/** Of the columns that are needed the least sure one, none where one is missing. */
function confidenceOf(
  columns: readonly RecognisedColumn[],
  { kind, fields }: { kind: ImportKind; fields: ReadonlySet<ImportField> },
): number {
  const sureness = neededFields[kind].map((group) => {
    const used = group.filter((field) => fields.has(field));
    return Math.max(
      0,
      ...columns.filter(({ field }) => field && used.includes(field)).map(({ confidence }) => confidence),
    );
  });
  return Math.min(...sureness);
}

function classAbove(grid: Grid, headRow: number): string | null {
  for (let row = headRow - 1; row >= 0; row--) {
    for (const text of new Set(grid.rows[row])) {
      const found = classInText(text);
      if (found) return found;
    }
  }
  return /^\s*\d{1,2}\s?\p{L}\d{0,2}\s*$/u.test(grid.name) ? classInText(`lớp ${grid.name}`) : classInText(grid.name);
}

/** 53 bits over kind and heads, enough to tell a school's layouts apart; spaces at the end and diacritics do not count. */
export function fingerprintOf(kind: ImportKind | 'marks', headers: readonly string[]): string {
  const text = `${kind}|${headers.map(plainWords).join('|').replace(/\|+$/, '')}`;
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  const number = 4294967296 * (2097151 & low) + (high >>> 0);
  return number.toString(16).padStart(14, '0');
}
