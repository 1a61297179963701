import type { ColumnLock, Sheet, SheetCell } from '@truong/contracts/gradebook';
import { type CellValue, cellFromToken, cellToken } from '@truong/rules/gradebook/cell';
import type { Column } from '@truong/rules/gradebook/columns';
import { covers } from '@truong/rules/gradebook/entry-lock';
import { formatCell } from '@truong/rules/gradebook/format-cell';
import { missingRequired } from '@truong/rules/gradebook/missing-cells';
import { oddMarks } from '@truong/rules/gradebook/odd-marks';
import { parseCell } from '@truong/rules/gradebook/parse-cell';
import { subjectSemesterResult } from '@truong/rules/gradebook/semester-result';
import {
  type IsNotTaken,
  isPrimaryRegime,
  notTakenOn,
  secondaryRules,
  sheetColumns,
} from '@truong/rules/gradebook/sheet-columns';
import { type KnownResult, knownResult } from '@truong/rules/gradebook/subject-result';
import type { GridCell } from '@truong/ui/mark-grid/grid-types';
import { formatDateTime, formatSchoolYear } from '@truong/vietnamese/dates';
import { formatTenths } from '@truong/vietnamese/numbers';
import { aboutSheet, classOfSheet, termNames } from '../messages.ts';
import { blockedTexts, lockText, nameOfSlot, oddText, problemText, sheetTexts } from './messages.ts';
import { type CellKey, cellKey, type Edit, type KeptCell } from './outbox/outbox-state.ts';
import type { SheetAbout } from './outbox/outbox-store.ts';
import type { OutboxSnapshot } from './outbox/sheet-outbox.ts';

export type PupilRow = {
  pupilId: number;
  /** The cells of the columns, then the computed one where the sheet has one. */
  cells: GridCell[];
  /** Another text whenever the row must be drawn again. */
  version: string;
  /** Slots of the required cells without a value. */
  missing: string[];
};

export type SheetView = { columns: readonly Column[]; rows: PupilRow[]; missing: number };

export type SheetViewSource = {
  sheet: Sheet;
  /** When the sheet was read, by this machine's clock. */
  readAt: number;
  state: Pick<OutboxSnapshot, 'outbox' | 'learned' | 'results' | 'blocked' | 'trouble'>;
  /** Left out: those of the sheet's circular. */
  columns?: readonly Column[];
};

/** Of each sheet its cells by pupil and slot, and the rows that were computed last. Both end with the sheet that was read. */
type SheetMemory = {
  cells: ReadonlyMap<number, ReadonlyMap<string, SheetCell>>;
  rows: Map<number, { over: string; row: PupilRow }>;
  /** Which cells belong to a cluster of topics that their pupils do not take. */
  isNotTaken: IsNotTaken;
};
const memories = new WeakMap<Sheet, SheetMemory>();

function memoryOf(sheet: Sheet): SheetMemory {
  const known = memories.get(sheet);
  if (known) return known;
  const byPupil = Map.groupBy(sheet.cells, ({ pupilId }) => pupilId);
  const cells = new Map(
    [...byPupil].map(([pupilId, own]) => [pupilId, new Map(own.map((cell) => [cell.slot, cell]))] as const),
  );
  const without = sheet.pupils.flatMap(({ pupilId, takesClusters }) => (takesClusters ? [] : [pupilId]));
  const memory = { cells, rows: new Map(), isNotTaken: notTakenOn(sheet, new Set(without)) };
  memories.set(sheet, memory);
  return memory;
}

/** What lies over the sheet as it was read, of one pupil. */
type Over = { learned: SheetCell[]; kept: KeptCell[]; flying: Map<string, string> };

function oversOf({ state }: SheetViewSource): Map<number, Over> {
  const overs = new Map<number, Over>();
  const of = (pupilId: number) => {
    const over: Over = overs.get(pupilId) ?? { learned: [], kept: [], flying: new Map() };
    overs.set(pupilId, over);
    return over;
  };
  for (const cell of state.learned.values()) of(cell.pupilId).learned.push(cell);
  for (const cell of Object.values(state.outbox.cells)) of(cell.pupilId).kept.push(cell);
  for (const { pupilId, slot, text } of state.outbox.batch?.changes ?? []) of(pupilId).flying.set(slot, text);
  return overs;
}

const nothingOver: Over = { learned: [], kept: [], flying: new Map() };

/**
 * The sheet as the grid draws it: what is stored, under what is on its way, with results computed live. A key changes one pupil:
 * rows over which nothing has changed since they were computed are the same objects as before.
 */
export function viewOf(source: SheetViewSource): SheetView {
  const { sheet, state } = source;
  const columns = source.columns ?? sheetColumns(sheet);
  const { rows: known, isNotTaken } = memoryOf(sheet);
  const overs = oversOf(source);
  const rows = sheet.pupils.map((pupil) => {
    const own = overs.get(pupil.pupilId) ?? nothingOver;
    const heard = state.results.get(pupil.pupilId);
    const isNews = heard !== undefined && heard.at > source.readAt;
    const over = JSON.stringify([
      own.learned,
      own.kept,
      [...own.flying],
      isNews && heard.result,
      state.blocked?.code,
      state.trouble,
    ]);
    const before = known.get(pupil.pupilId);
    if (before?.over === over) return before.row;
    const row = pupilRow({ source, columns, pupil, isNotTaken, own, heard: isNews ? heard.result : undefined });
    known.set(pupil.pupilId, { over, row });
    return row;
  });
  return { columns, rows, missing: rows.reduce((count, row) => count + row.missing.length, 0) };
}

type RowSource = {
  source: SheetViewSource;
  columns: readonly Column[];
  pupil: Sheet['pupils'][number];
  isNotTaken: IsNotTaken;
  own: Over;
  /** The server's word on the result, where it is newer than the sheet. */
  heard: KnownResult | null | undefined;
};

function pupilRow({ source, columns, pupil, isNotTaken, own, heard }: RowSource): PupilRow {
  const { pupilId, hasLeft, exemption } = pupil;
  const { sheet, state } = source;
  const stored = new Map(memoryOf(sheet).cells.get(pupilId));
  for (const cell of own.learned)
    if ((stored.get(cell.slot)?.version ?? -1) <= cell.version) stored.set(cell.slot, cell);
  const standing = new Map<string, CellValue>();
  for (const { slot, value: token } of stored.values()) {
    const value = cellFromToken(token);
    if (value) standing.set(slot, value);
  }
  const keptBySlot = new Map(own.kept.map((cell) => [cell.slot, cell]));
  const taken = columns.filter(({ slot }) => !isNotTaken({ pupilId, slot }));
  const odd = hasLeft ? [] : oddMarks(taken, standing, sheet.today);
  const values = new Map<string, CellValue>();
  let isPending = false;
  const cells = columns.map((column): GridCell => {
    const value = standing.get(column.slot) ?? null;
    const kept = keptBySlot.get(column.slot);
    const text = kept?.text ?? own.flying.get(column.slot);
    if (text !== undefined) isPending = true;
    const counted =
      text === undefined || kept?.is.kind === 'conflict' || isLockedOut(kept)
        ? value
        : typedValue(sheet, column, text, value);
    if (counted) values.set(column.slot, counted);
    if (kept) return keptCell({ column, kept, value, source });
    if (text !== undefined)
      return { text: shownText(sheet, column, text, value), state: state.trouble ? 'waiting' : 'saving' };
    if (!taken.includes(column)) return { text: '', state: 'locked', note: sheetTexts.notTaken };
    const oddHere = odd.find(({ slot }) => slot === column.slot);
    const lock = sheet.canRecord ? lockOn(sheet, { pupilId, slot: column.slot }) : null;
    const notes = [
      oddHere ? oddText(oddHere) : value?.kind === 'by_rule' && sheetTexts.byRule,
      lock && `${lockText(lock)}. ${sheetTexts.lockedHint}`,
    ].filter(Boolean);
    return {
      text: formatCell(column.scale, value),
      state: sheet.canRecord && (hasLeft || lock) ? 'locked' : 'saved',
      ...(oddHere && { isOdd: true }),
      ...(notes.length > 0 && { note: notes.join(' ') }),
    };
  });
  const missing = hasLeft || exemption === 'whole' ? [] : missingRequired(taken, values).map(({ slot }) => slot);
  const { ruleSet, kind } = sheet;
  if (kind !== 'homeroom' && !isPrimaryRegime(ruleSet)) {
    const result =
      heard !== undefined && !isPending
        ? heard
        : knownResult(subjectSemesterResult(secondaryRules(ruleSet), { kind, columns: taken, cells: values }));
    cells.push({ text: resultText(result), state: 'saved' });
  }
  return { pupilId, cells, version: JSON.stringify(cells), missing };
}

/** What locks a cell now; null where its column is open, or was unlocked for it. */
export function lockOn(
  { entry, unlocks }: Pick<Sheet, 'entry' | 'unlocks'>,
  cell: { pupilId: number; slot: string },
): ColumnLock | null {
  const lock = entry.find(({ slot }) => slot === cell.slot)?.lock ?? null;
  return lock && unlocks.some((unlock) => covers(unlock, cell)) ? null : lock;
}

/** The newest of what was read and what answers said since. */
export function storedCells(sheet: Sheet, learned: ReadonlyMap<CellKey, SheetCell>): Map<CellKey, SheetCell> {
  const cells = new Map(sheet.cells.map((cell) => [cellKey(cell), cell]));
  for (const [key, cell] of learned) if ((cells.get(key)?.version ?? -1) <= cell.version) cells.set(key, cell);
  return cells;
}

/** What a typed text means before it is sent. */
export function editOf(
  sheet: Sheet,
  typed: { pupilId: number; column: Column; text: string },
  stored: SheetCell | undefined,
): Edit {
  const { pupilId, column, text } = typed;
  const value = cellFromToken(stored?.value ?? '');
  const edit = { pupilId, slot: column.slot, text, seenVersion: stored?.version ?? 0 };
  if (text.length > 40) return { ...edit, problem: { problem: 'too_long' }, isAsStored: false };
  // What the grid shows may be put back as it is, though nobody may type it: "0*", a make-up now overdue.
  if (text === formatCell(column.scale, value)) return { ...edit, problem: null, isAsStored: true };
  if (memoryOf(sheet).isNotTaken({ pupilId, slot: column.slot }))
    return { ...edit, problem: { problem: 'not_taken' }, isAsStored: false };
  if (lockOn(sheet, { pupilId, slot: column.slot }))
    return { ...edit, problem: { problem: 'column_locked' }, isAsStored: false };
  const parsed = parseCell(column.scale, text, sheet);
  if (!parsed.ok) {
    return { ...edit, problem: { problem: parsed.problem, suggestion: parsed.suggestion }, isAsStored: false };
  }
  return { ...edit, problem: null, isAsStored: cellToken(parsed.value) === cellToken(value) };
}

/** The value that may have been meant by a text which is none: "85" is offered as "8,5". */
export function offerFor(sheet: Sheet, column: Column | undefined, text: string): string | null {
  const parsed = column ? parseCell(column.scale, text, sheet) : null;
  return parsed && !parsed.ok ? (parsed.suggestion ?? null) : null;
}

/**
 * An edit over the version that stood there when it began: what somebody else saved meanwhile comes back as a conflict. What an
 * answer to this browser brought is the writer's own.
 */
export function withSeen(edit: Edit, seenVersion: number, learned: SheetCell | undefined): Edit {
  return learned?.version === edit.seenVersion ? edit : { ...edit, seenVersion };
}

/**
 * Undo and redo write over what they left in the cell. Where something else stands there by now, its writer's value has not been
 * seen by this step: it comes back as a conflict, as any other.
 */
export function turnedEdit(
  sheet: Sheet,
  edit: Edit,
  { column, expected, stored }: { column: Column; expected: string; stored: SheetCell | undefined },
): Edit {
  const value = cellFromToken(stored?.value ?? '');
  const isAsLeft = shownText(sheet, column, expected, value) === formatCell(column.scale, value);
  return isAsLeft ? edit : { ...edit, seenVersion: Math.max(0, edit.seenVersion - 1) };
}

export function nameOfSheet(sheet: Pick<Sheet, 'subjectName' | 'className' | 'grade'>): string {
  return `${aboutSheet(sheet)} ${classOfSheet(sheet)}`;
}

/** What must be known of a sheet to show texts typed on it when it can be read no more. */
export function aboutOf(sheet: Sheet): SheetAbout {
  const { term, schoolYear, pupils } = sheet;
  return {
    name: `${nameOfSheet(sheet)} · ${termNames[term]} ${formatSchoolYear(schoolYear)}`,
    pupils: Object.fromEntries(pupils.map(({ pupilId, fullName }) => [pupilId, fullName])),
  };
}

/** Who lacks what, pupil by pupil. */
export function missingLines(sheet: Sheet, { rows }: Pick<SheetView, 'rows'>): string[] {
  const names = aboutOf(sheet).pupils;
  return rows
    .filter(({ missing }) => missing.length > 0)
    .map(({ pupilId, missing }) => `${names[pupilId]}: ${missing.map(nameOfSlot).join(', ')}`);
}

export function resultText(result: KnownResult | null): string {
  if (!result) return '';
  if (result.kind === 'score') return formatTenths(result.tenths);
  return result.result === 'pass' ? 'Đ' : 'CĐ';
}

/** Typed into a column that was locked by then: it will not be the value of the cell. */
function isLockedOut(kept: KeptCell | undefined): boolean {
  return kept?.is.kind === 'refused' && kept.is.problem === 'column_locked';
}

type KeptSource = { column: Column; kept: KeptCell; value: CellValue | null; source: SheetViewSource };

function keptCell({ column, kept, value, source: { sheet, state } }: KeptSource): GridCell {
  const { is } = kept;
  switch (is.kind) {
    case 'refused':
      return { text: kept.text, state: 'refused', note: problemText(kept.text, is) };
    case 'conflict': {
      const text = shownText(sheet, column, kept.text, value);
      const { who, at } = is.theirs;
      const theirs = formatCell(column.scale, cellFromToken(is.theirs.value));
      const conflict = { mine: text, theirs, who: who || sheetTexts.someone, when: formatDateTime(at) };
      return { text, state: 'conflict', conflict };
    }
    case 'waiting': {
      const text = shownText(sheet, column, kept.text, value);
      if (!state.blocked) return { text, state: 'waiting' };
      const why = blockedTexts[state.blocked.code];
      return { text, state: 'refused', ...(why && { note: `${why}. ${sheetTexts.blockedKept}` }) };
    }
  }
}

/** The value of a text on its way; null when it has none. */
function typedValue(sheet: Sheet, column: Column, text: string, stored: CellValue | null): CellValue | null {
  if (text === formatCell(column.scale, stored)) return stored;
  const parsed = parseCell(column.scale, text, sheet);
  return parsed.ok ? parsed.value : null;
}

export function shownText(sheet: Sheet, column: Column, text: string, stored: CellValue | null): string {
  if (text === formatCell(column.scale, stored)) return text;
  const parsed = parseCell(column.scale, text, sheet);
  return parsed.ok ? formatCell(column.scale, parsed.value) : text;
}
