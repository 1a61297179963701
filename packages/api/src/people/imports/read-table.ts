import type { PreviewImport } from '@truong/contracts/imports';
import {
  type ImportContext,
  type ImportField,
  type ImportKind,
  importKinds,
  type ParsedRow,
  type RecognisedTable,
} from '@truong/rules/people/import-kinds';
import { parseRows } from '@truong/rules/people/parse-rows';
import { likeliestKind, withMapping } from '@truong/rules/people/recognise-table';
import type { Mapping } from './import.queries.ts';
import type { StoredSheet } from './stored-sheet.ts';

type Choice = Pick<PreviewImport, 'sheet' | 'kind' | 'mapping'>;

/** The sheet and kind that were chosen, else the first sheet that reads like a list of some kind. */
export function chooseSheet(sheets: readonly StoredSheet[], choice: Choice): { sheet: number; kind: ImportKind } {
  const places = sheets
    .map((_, place) => place)
    .sort((a, b) => Number(sheets[a]?.isHidden) - Number(sheets[b]?.isHidden));
  const asked = choice.sheet !== undefined && sheets[choice.sheet] ? choice.sheet : undefined;
  for (const place of asked === undefined ? places : [asked]) {
    const kind = choice.kind ?? likeliest(sheets[place]);
    if (kind) return { sheet: place, kind };
  }
  return { sheet: asked ?? places[0] ?? 0, kind: choice.kind ?? importKinds[1] };
}

function likeliest(sheet: StoredSheet | undefined): ImportKind | null {
  return sheet ? likeliestKind(sheet) : null;
}

/** The table as recognised, with the mapping of a person or the remembered one of its layout. */
export function withCorrections(
  sheet: StoredSheet,
  recognised: RecognisedTable | null,
  mapping: Mapping | undefined,
): RecognisedTable | null {
  return recognised && mapping ? withMapping(sheet, recognised, everyColumn(recognised, mapping)) : recognised;
}

/** By what a row is called that could not be read: its name where there is one, else its first cells. */
export function titlesOf(sheet: StoredSheet, table: RecognisedTable | null): (row: number) => string {
  const nameColumns = (table?.columns ?? []).flatMap(({ field, column }) =>
    field === 'fullName' || field === 'familyAndMiddle' || field === 'given' || field === 'class' ? [column] : [],
  );
  return (row) => {
    const cells = sheet.rows[row] ?? [];
    const named = nameColumns.flatMap((column) => cells[column] || []);
    return (named.length > 0 ? named : cells.filter(Boolean).slice(0, 2)).join(' ');
  };
}

/** A mapping names every column that has a meaning: the others have none. */
function everyColumn(table: RecognisedTable, mapping: Mapping): Map<number, ImportField | null> {
  const fields = new Map(mapping.map(({ column, field }) => [column, field]));
  return new Map(table.columns.map(({ column }) => [column, fields.get(column) ?? null]));
}

export function mappingOf(table: RecognisedTable): Mapping {
  return table.columns.flatMap(({ column, field }) => (field === null ? [] : [{ column, field }]));
}

export function parseTable(
  sheet: StoredSheet,
  table: RecognisedTable | null,
  context: ImportContext,
): ParsedRow<ImportKind>[] {
  return table ? parseRows(sheet, table, context) : [];
}
