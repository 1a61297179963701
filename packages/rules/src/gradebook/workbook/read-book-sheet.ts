import type { Grid } from '../../people/import-kinds.ts';
import { parseDate } from '../../people/parse-date.ts';
import { plainWords } from '../../people/plain-words.ts';
import { codesOf, type NamedPupil, namesOf } from '../match-pupil.ts';
import { identityHeads, type SealedPupil, type SheetIdentity } from './sheet-identity.ts';

/** A cell to be entered as a file holds it, with where it stands and, in a workbook of ours, what it held when that left. */
export type ReadCell = {
  pupilId: number;
  slot: string;
  text: string;
  /** From 0. */
  row: number;
  column: number;
  seen: { version: number; text: string } | null;
};

/** What a person should know of a sheet that was read. Rows and columns from 0. Refused rows are not written. */
export type ReadNote =
  /** A cell that nobody fills in says something else than it did: ignored. */
  | { kind: 'protected_changed'; row: number; column: number; found: string; expected: string }
  /** A row of nobody on the sheet, of two pupils at once, or of one who has a row above: refused. */
  | { kind: 'unknown_row' | 'two_pupils' | 'same_name' | 'twice'; row: number; words: string }
  | { kind: 'missing_rows'; names: readonly string[] }
  | { kind: 'moved_rows'; count: number }
  | { kind: 'missing_column'; head: string }
  | { kind: 'unknown_column' | 'column_twice'; column: number; head: string };

export type SheetReading = { cells: ReadCell[]; notes: ReadNote[] };

const searchedRows = 30;

/**
 * Reads a sheet of ours that came back: rows by the pupil's code, else by the name; columns by their heads. Rows may have been
 * added, taken away or moved, columns deleted. Null where the head is gone.
 */
export function readBookSheet(grid: Grid, identity: SheetIdentity): SheetReading | null {
  const headRow = findHeadRow(grid);
  if (headRow === null) return null;
  const notes: ReadNote[] = [];
  const columns = columnsByHead(grid.rows[headRow] ?? [], identity, notes);
  const cells: ReadCell[] = [];
  const pupils = identity.pupils.map((sealed): NamedPupil & { sealed: SealedPupil } => ({
    pupilId: sealed.id,
    code: sealed.code,
    fullName: sealed.name,
    birthDate: sealed.born,
    sealed,
  }));
  const whose = rowsOf(pupils, columns);
  const order: number[] = [];
  for (let row = headRow + 1; row < grid.rows.length; row++) {
    const texts = (grid.rows[row] ?? []).map((text) => text.trim());
    if (isFoot(texts, columns)) continue;
    const found = whose(texts);
    if (typeof found === 'string') {
      if (hasEntries(texts, columns)) notes.push({ kind: found, row, words: wordsOf(texts, columns) });
      continue;
    }
    const { sealed } = found;
    if (order.includes(sealed.id)) {
      notes.push({ kind: 'twice', row, words: wordsOf(texts, columns) });
      continue;
    }
    order.push(sealed.id);
    noteChanges(notes, { row, texts, columns, sealed });
    identity.columns.forEach(([slot], at) => {
      const column = columns.slots.get(slot);
      const [version = 0, text = ''] = sealed.cells[at] ?? [];
      if (column === undefined) return;
      cells.push({ pupilId: sealed.id, slot, text: texts[column] ?? '', row, column, seen: { version, text } });
    });
  }
  noteRows(notes, identity, order);
  return { cells, notes };
}

function findHeadRow(grid: Grid): number | null {
  const wanted = new Set(Object.values(identityHeads).map(plainWords));
  const at = grid.rows
    .slice(0, searchedRows)
    .findIndex((row) => row.filter((text) => wanted.has(plainWords(text))).length >= 2);
  return at === -1 ? null : at;
}

type Columns = {
  code: number | undefined;
  name: number | undefined;
  birth: number | undefined;
  result: number | undefined;
  slots: ReadonlyMap<string, number>;
};

function columnsByHead(head: readonly string[], identity: SheetIdentity, notes: ReadNote[]): Columns {
  const places = new Map<string, number>();
  const known = new Set([
    ...Object.values(identityHeads).map(plainWords),
    ...identity.columns.map(([, text]) => plainWords(text)),
    ...(identity.resultHead === null ? [] : [plainWords(identity.resultHead)]),
  ]);
  head.forEach((text, column) => {
    const words = plainWords(text);
    if (words === '') return;
    if (!known.has(words)) notes.push({ kind: 'unknown_column', column, head: text.trim() });
    else if (places.has(words)) notes.push({ kind: 'column_twice', column, head: text.trim() });
    else places.set(words, column);
  });
  const at = (text: string) => places.get(plainWords(text));
  const slots = new Map<string, number>();
  for (const [slot, text] of identity.columns) {
    const column = at(text);
    if (column === undefined) notes.push({ kind: 'missing_column', head: text });
    else slots.set(slot, column);
  }
  return {
    code: at(identityHeads.code),
    name: at(identityHeads.name),
    birth: at(identityHeads.birth),
    result: identity.resultHead === null ? undefined : at(identity.resultHead),
    slots,
  };
}

type Sealed = NamedPupil & { sealed: SealedPupil };

/** Whose row it is. A code that says one pupil and a name that says another leave it open whose marks these are. */
function rowsOf(pupils: readonly Sealed[], columns: Columns) {
  const byCode = codesOf(pupils);
  const names = namesOf(pupils);
  return (texts: readonly string[]): Sealed | 'unknown_row' | 'two_pupils' | 'same_name' => {
    const name = texts[columns.name ?? -1] ?? '';
    const coded = byCode(texts[columns.code ?? -1] ?? '');
    const named = names.find(name, (born) => isBorn(texts[columns.birth ?? -1] ?? '', born));
    if (!coded) return named === 'unknown_pupil' ? 'unknown_row' : named;
    return typeof named === 'string' || named.pupilId === coded.pupilId ? coded : 'two_pupils';
  };
}

function isBorn(text: string, birthDate: string): boolean {
  const parsed = parseDate(text, '2100-12-31');
  return parsed.ok && parsed.value.precision === 'day' && parsed.value.date === birthDate;
}

function noteChanges(
  notes: ReadNote[],
  { row, texts, columns, sealed }: { row: number; texts: readonly string[]; columns: Columns; sealed: SealedPupil },
): void {
  const changed = (column: number | undefined, expected: string, isSame: (found: string) => boolean) => {
    const found = texts[column ?? -1] ?? '';
    if (column !== undefined && !isSame(found)) notes.push({ kind: 'protected_changed', row, column, found, expected });
  };
  changed(columns.code, sealed.code, (found) => plainWords(found) === plainWords(sealed.code));
  changed(columns.name, sealed.name, (found) => sameText(found, sealed.name));
  changed(columns.birth, sealed.born, (found) => isBorn(found, sealed.born));
  changed(columns.result, sealed.result, (found) => sameText(found, sealed.result));
}

function noteRows(notes: ReadNote[], identity: SheetIdentity, order: readonly number[]): void {
  const seen = new Set(order);
  const missing = identity.pupils.filter(({ id }) => !seen.has(id));
  if (missing.length > 0) notes.push({ kind: 'missing_rows', names: missing.map(({ name }) => name) });
  const asLeft = identity.pupils.filter(({ id }) => seen.has(id));
  const moved = asLeft.filter(({ id }, at) => order[at] !== id).length;
  if (moved > 0) notes.push({ kind: 'moved_rows', count: moved });
}

/** Below the list stand notes and signatures: nobody's name, and no marks. */
function isFoot(texts: readonly string[], columns: Columns): boolean {
  const says = [columns.code, columns.name].some((column) => (texts[column ?? -1] ?? '') !== '');
  return !says && !hasEntries(texts, columns);
}

function hasEntries(texts: readonly string[], { slots }: Columns): boolean {
  return [...slots.values()].some((column) => (texts[column] ?? '') !== '');
}

function wordsOf(texts: readonly string[], { code, name }: Columns): string {
  const words = [code, name].map((column) => texts[column ?? -1] ?? '').filter(Boolean);
  return words.length > 0 ? words.join(' · ') : texts.filter(Boolean).slice(0, 4).join(' · ');
}

/** As a spreadsheet may give it back: 8,5 as 8.5, 8,0 as 8. */
export function sameText(one: string, other: string): boolean {
  return plainNumber(one) === plainNumber(other);
}

function plainNumber(text: string): string {
  const tidy = text.normalize('NFC').replace(/\s+/gu, ' ').trim();
  return /^\d+[.,]\d+$/.test(tidy) ? String(Number(tidy.replace(',', '.'))) : tidy;
}
