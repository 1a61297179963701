import type { Grid } from '../../people/import-kinds.ts';
import { fieldByLook } from '../../people/value-look.ts';
import { type CellValue, sameCell } from '../cell.ts';
import type { Column } from '../columns.ts';
import type { CurrentCell } from '../decide-marks.ts';
import type { NamedPupil } from '../match-pupil.ts';
import { type CellContext, parseCell } from '../parse-cell.ts';
import type { MarkField } from './mark-header.ts';
import { pupilsOfRows } from './read-mark-list.ts';
import type { MarkList, MarkListColumn } from './recognise-mark-list.ts';
import { type WhoColumns, whoColumns } from './who-columns.ts';

/** A sheet that a list is laid beside; `pupils` in its order. */
export type BesideSheet = {
  columns: readonly Column[];
  pupils: readonly NamedPupil[];
  current: readonly CurrentCell[];
  context: CellContext;
};

/** A column holds marks when nearly all of what stands in it may be typed into an entry column. */
const nearly = 0.8;
/** It is the entry column with which it agrees in at least half of the pupils whom both have, and in two at the least. */
const agreeing = { share: 0.5, pupils: 2 };

/**
 * Reads a list without a head by its values: codes and names are those of the sheet's pupils, birth dates look like days, and a
 * column of marks is the entry column that it agrees with; what agrees with none goes by its place between those that do. Null
 * where no column says who. What is left open is read as nothing, for a person to decide.
 */
export function recogniseByValues(grid: Grid, sheet: BesideSheet): MarkList | null {
  const rows = grid.rows.map((row) => row.map((text) => text.replace(/\s+/g, ' ').trim()));
  const who = whoColumns(rows, sheet.pupils);
  if (!who) return null;
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const fields = whoFieldsOf(who);
  const filledOf = (column: number) => rows.map((row) => row[column] ?? '').filter((text) => text !== '');
  const open = Array.from({ length: width }, (_, column) => column).filter((column) => !fields.has(column));
  const birth = open.find((column) => fieldByLook(filledOf(column)) === 'birthDate');
  if (birth !== undefined) fields.set(birth, 'birthDate');

  const find = pupilsOfRows({ columns: columnsOf(width, fields) }, sheet.pupils);
  const known = rows.flatMap((texts, row): KnownRow[] => {
    const found = find(texts);
    return typeof found === 'string' ? [] : [{ row, pupilId: found.pupilId, texts }];
  });
  const [first] = known;
  if (!first) return null;
  const posted = open.filter((column) => column !== birth && isOfMarks(known, { column, sheet }));
  for (const [column, slot] of assignSlots(posted, { known, sheet })) fields.set(column, `slot:${slot}`);
  // What stands above the first pupil is a title; what stands between and below may be somebody whom the sheet has not.
  const records = rows.flatMap((row, at) => (at >= first.row && row.some((text) => text !== '') ? [at] : []));
  return { columns: columnsOf(width, fields), rows: records, fingerprint: '' };
}

function whoFieldsOf({ code, name }: WhoColumns): Map<number, MarkField> {
  const fields = new Map<number, MarkField>();
  if (code !== null) fields.set(code, 'code');
  if (name && name.end - name.from === 1) fields.set(name.from, 'fullName');
  else if (name) fields.set(name.from, 'familyAndMiddle').set(name.from + 1, 'given');
  return fields;
}

function columnsOf(width: number, fields: ReadonlyMap<number, MarkField>): MarkListColumn[] {
  return Array.from({ length: width }, (_, column) => {
    const field = fields.get(column) ?? null;
    return { column, header: '', field, recognised: field };
  });
}

type KnownRow = { row: number; pupilId: number; texts: readonly string[] };

function isOfMarks(known: readonly KnownRow[], { column, sheet }: { column: number; sheet: BesideSheet }): boolean {
  const filled = known.map(({ texts }) => texts[column] ?? '').filter((text) => text !== '');
  const isOrder = filled.length > 1 && filled.every((text, at) => Number(text) === Number(filled[0]) + at);
  if (filled.length === 0 || isOrder) return false;
  return sheet.columns.some(
    ({ scale }) => filled.filter((text) => parseCell(scale, text, sheet.context).ok).length >= nearly * filled.length,
  );
}

/** The entry column of each column of marks, as far as anything says it. */
function assignSlots(
  posted: readonly number[],
  { known, sheet }: { known: readonly KnownRow[]; sheet: BesideSheet },
): Map<number, string> {
  const slots = sheet.columns.map(({ slot }) => slot);
  const given = new Map<number, string>();
  const agreements = posted.flatMap((column) =>
    sheet.columns.map((entry) => ({ column, slot: entry.slot, ...agreement(known, { column, entry, sheet }) })),
  );
  for (const { column, slot, same, both } of agreements.sort((one, other) => other.same - one.same)) {
    if (same < agreeing.pupils || same < agreeing.share * both) continue;
    if (!given.has(column) && ![...given.values()].includes(slot)) given.set(column, slot);
  }
  return fillBetween(posted, slots, given);
}

/** Pupils whom list and sheet both have a value of, and those of whom it is the same one. */
function agreement(
  known: readonly KnownRow[],
  { column, entry, sheet }: { column: number; entry: Column; sheet: BesideSheet },
): { same: number; both: number } {
  const stored = new Map(
    sheet.current.flatMap(({ pupilId, slot, value }): [number, CellValue][] =>
      slot === entry.slot && value ? [[pupilId, value]] : [],
    ),
  );
  const count = { same: 0, both: 0 };
  for (const { pupilId, texts } of known) {
    const parsed = parseCell(entry.scale, texts[column] ?? '', sheet.context);
    const value = stored.get(pupilId);
    if (!parsed.ok || !parsed.value || !value) continue;
    count.both++;
    if (sameCell(parsed.value, value)) count.same++;
  }
  return count;
}

/**
 * Columns between two that are known take the entry columns between those in their order, where there are as many. Behind the
 * last there may be more: averages and the like.
 */
function fillBetween(
  posted: readonly number[],
  slots: readonly string[],
  given: ReadonlyMap<number, string>,
): Map<number, string> {
  const all = new Map(given);
  const anchors = posted.flatMap((column, at) => {
    const slot = given.get(column);
    return slot === undefined ? [] : [{ at, place: slots.indexOf(slot) }];
  });
  const isInOrder = anchors.every(({ place }, i) => place > (anchors[i - 1]?.place ?? -1));
  if (!isInOrder) return all;
  const bounds = [{ at: -1, place: -1 }, ...anchors];
  for (const [i, from] of bounds.entries()) {
    const to = bounds[i + 1];
    const columns = posted.slice(from.at + 1, to?.at);
    const between = slots.slice(from.place + 1, to?.place);
    if (to ? columns.length !== between.length : columns.length < between.length) continue;
    for (const [j, slot] of between.entries()) {
      const column = columns[j];
      if (column !== undefined) all.set(column, slot);
    }
  }
  return all;
}
