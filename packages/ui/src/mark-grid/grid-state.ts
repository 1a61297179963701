/** What the grid does with each act of its user: moving, selecting, editing, pasting, undoing. Pure. */

import type { GridCell, GridProposal, GridWrite, GridWriteHow, KeyedWrite } from './grid-types.ts';

export type GridPosition = { row: number; column: number };
export type GridRange = { top: number; left: number; bottom: number; right: number };

/** In a typed edit the arrows leave the cell, in an opened one they move the caret. */
export type GridEdit = { text: string; kind: 'typed' | 'opened' };

/** Undo is kept by keys: a pupil who joins or a new order of names must not turn it onto another row. */
type UndoStep = readonly { rowKey: string; columnKey: string; before: string; after: string }[];

export type GridState = {
  /** The cell that takes what is typed. */
  active: GridPosition;
  /** The other corner of the selected range. */
  extent: GridPosition;
  edit: GridEdit | null;
  past: readonly UndoStep[];
  /** What was undone, the last first; forgotten with the next write. */
  future: readonly UndoStep[];
  /** Escape was the last key: the next Tab leaves the grid. */
  isLeaving: boolean;
};

export type GridSheet = {
  rowKeys: readonly string[];
  columnKeys: readonly string[];
  cellAt: (row: number, column: number) => GridCell;
  isEditable: (row: number, column: number) => boolean;
  offerFor: (column: number, text: string) => string | null;
};

export type GridMove =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'first'
  | 'last'
  | 'top'
  | 'bottom'
  | 'start'
  | 'end'
  | number;

export type GridAct =
  /** A number moves by that many rows. */
  | { type: 'move'; by: GridMove; isExtending: boolean }
  | { type: 'point'; at: GridPosition; isExtending: boolean }
  | { type: 'selectAll' }
  /** The whole text that now stands in the edited cell. */
  | { type: 'type'; text: string }
  | { type: 'open' }
  | { type: 'confirm' }
  | { type: 'cancel' }
  /** The page goes out of sight and may not come back: an edit under way is written, and stays open. */
  | { type: 'pageHidden' }
  | { type: 'tab'; isBack: boolean }
  | { type: 'clear' }
  | { type: 'paste'; block: readonly (readonly string[])[] }
  | { type: 'fillDown' }
  /** The same, over cells in which nothing is entered. */
  | { type: 'fillEmpty' }
  /** The offered value instead of what stands in the cell or the edit. */
  | { type: 'takeOffer' }
  /** A proposal, as the screen has made it ready. */
  | { type: 'land'; how: GridWriteHow; writes: readonly KeyedWrite[] }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'sheetChanged'; before: Pick<GridSheet, 'rowKeys' | 'columnKeys'> };

export type GridStep = {
  state: GridState;
  write?: { writes: GridWrite[]; how: GridWriteHow };
  proposal?: GridProposal;
  /** Tab found no further cell: the focus goes on to what follows the grid. */
  isLeft?: boolean;
};

const UNDO_STEPS = 100;

export const initialGridState: GridState = {
  active: { row: 0, column: 0 },
  extent: { row: 0, column: 0 },
  edit: null,
  past: [],
  future: [],
  isLeaving: false,
};

export function selectedRange({ active, extent }: GridState): GridRange {
  return {
    top: Math.min(active.row, extent.row),
    left: Math.min(active.column, extent.column),
    bottom: Math.max(active.row, extent.row),
    right: Math.max(active.column, extent.column),
  };
}

export function stepGrid(state: GridState, act: GridAct, sheet: GridSheet): GridStep {
  switch (act.type) {
    case 'type':
      return { state: type(state, act.text, sheet) };
    case 'open':
      return { state: open(state, sheet) };
    case 'cancel':
      return { state: cancel(state) };
    case 'pageHidden':
      return writeOpenEdit(state, sheet);
    case 'sheetChanged':
      return { state: followKeys(state, act.before, sheet) };
    case 'undo':
      return turn(state, 'undo', sheet);
    case 'redo':
      return turn(state, 'redo', sheet);
    case 'takeOffer':
      return takeOffer(state, sheet);
    case 'land':
      return land(state, act, sheet);
    default: {
      const settled = { ...state, isLeaving: false };
      if (act.type === 'paste' || act.type === 'clear' || act.type === 'fillDown' || act.type === 'fillEmpty') {
        const step = afterEdit({ ...settled, edit: null }, act, sheet, false);
        return step.proposal ? { ...step, state: settled } : step;
      }
      const confirmed = confirm(settled, sheet);
      return { ...confirmed, ...afterEdit(confirmed.state, act, sheet, state.isLeaving) };
    }
  }
}

type ActOnItsOwn = 'type' | 'open' | 'cancel' | 'pageHidden' | 'sheetChanged' | 'undo' | 'redo' | 'takeOffer' | 'land';

/** One written cell replaces an open edit; a proposal leaves it, and everything else has confirmed it before. */
function afterEdit(
  state: GridState,
  act: Exclude<GridAct, { type: ActOnItsOwn }>,
  sheet: GridSheet,
  wasLeaving: boolean,
): GridStep {
  switch (act.type) {
    case 'confirm':
      return { state };
    case 'move':
      return {
        state: goTo(state, moved(act.isExtending ? state.extent : state.active, act.by, sheet), act.isExtending),
      };
    case 'point':
      return { state: goTo(state, within(act.at, sheet), act.isExtending) };
    case 'selectAll':
      return { state: { ...state, active: { row: 0, column: 0 }, extent: lastCell(sheet) } };
    case 'tab': {
      const at = wasLeaving ? null : nextEditable(state.active, act.isBack ? -1 : 1, sheet);
      return at ? { state: goTo(state, at, false) } : { state, isLeft: true };
    }
    case 'clear':
      return writeOrPropose(state, clearing(selectedRange(state)), 'cleared', sheet);
    case 'fillDown':
      return writeOrPropose(state, filling(selectedRange(state), sheet), 'filled', sheet);
    case 'fillEmpty': {
      const isEmpty = ({ row, column }: GridWrite) => sheet.cellAt(row, column).text === '';
      return writeOrPropose(state, filling(selectedRange(state), sheet).filter(isEmpty), 'filled', sheet);
    }
    case 'paste':
      return paste(state, act.block, sheet);
  }
}

function type(state: GridState, text: string, sheet: GridSheet): GridState {
  if (state.edit) return { ...state, edit: { ...state.edit, text } };
  const { row, column } = state.active;
  if (text === '' || !sheet.isEditable(row, column)) return state;
  return { ...state, extent: state.active, edit: { text, kind: 'typed' }, isLeaving: false };
}

function open(state: GridState, sheet: GridSheet): GridState {
  const { row, column } = state.active;
  if (state.edit) return { ...state, edit: { ...state.edit, kind: 'opened' } };
  if (!sheet.isEditable(row, column)) return state;
  const edit: GridEdit = { text: sheet.cellAt(row, column).text, kind: 'opened' };
  return { ...state, extent: state.active, edit, isLeaving: false };
}

/** The first Escape ends the edit, the next one drops the range and lets Tab out. */
function cancel(state: GridState): GridState {
  return state.edit ? { ...state, edit: null } : { ...state, extent: state.active, isLeaving: true };
}

function confirm(state: GridState, sheet: GridSheet): GridStep {
  if (!state.edit) return { state };
  return write({ ...state, edit: null }, [{ ...state.active, text: clean(state.edit.text) }], 'typed', sheet);
}

/** A cell that was only opened keeps its state: looking at a conflict decides nothing. */
function writeOpenEdit(state: GridState, sheet: GridSheet): GridStep {
  if (!state.edit) return { state };
  const { row, column } = state.active;
  const text = clean(state.edit.text);
  if (text === sheet.cellAt(row, column).text) return { state };
  return write(state, [{ row, column, text }], 'typed', sheet);
}

/** Input tools for Vietnamese may leave decomposed letters or their invisible helper characters behind. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u200B\u202F\uFEFF]/g, '')
    .trim();
}

/** Cells that may not be written and cells that would stay as they are fall out; a refused value may be sent again. */
function changing(wanted: readonly GridWrite[], sheet: GridSheet): GridWrite[] {
  return wanted.filter(({ row, column, text }) => {
    if (!sheet.isEditable(row, column)) return false;
    const cell = sheet.cellAt(row, column);
    return cell.text !== text || cell.state === 'conflict' || cell.state === 'refused';
  });
}

function write(state: GridState, wanted: readonly GridWrite[], how: GridWriteHow, sheet: GridSheet): GridStep {
  const writes = changing(wanted, sheet);
  if (writes.length === 0) return { state };
  const undoStep = writes.map(({ row, column, text }) => ({
    rowKey: sheet.rowKeys[row] ?? '',
    columnKey: sheet.columnKeys[column] ?? '',
    before: sheet.cellAt(row, column).text,
    after: text,
  }));
  const past = [...state.past, undoStep].slice(-UNDO_STEPS);
  return { state: { ...state, past, future: [] }, write: { writes, how } };
}

/** One cell is written at once. */
function writeOrPropose(
  state: GridState,
  wanted: readonly GridWrite[],
  how: 'pasted' | 'cleared' | 'filled',
  sheet: GridSheet,
): GridStep {
  const writes = changing(wanted, sheet);
  if (writes.length < 2) return write(state, writes, how, sheet);
  const keyed = writes.map(({ row, column, text }) => ({
    rowKey: sheet.rowKeys[row] ?? '',
    columnKey: sheet.columnKeys[column] ?? '',
    text,
  }));
  return { state, proposal: { kind: 'writes', how, writes: keyed } };
}

/** Where keys are now; what is gone or has been closed meanwhile falls out. */
function located(keyed: readonly (KeyedWrite & { expected?: string })[], sheet: GridSheet): GridWrite[] {
  return keyed
    .map(({ rowKey, columnKey, ...rest }) => ({
      row: sheet.rowKeys.indexOf(rowKey),
      column: sheet.columnKeys.indexOf(columnKey),
      ...rest,
    }))
    .filter(({ row, column }) => row >= 0 && column >= 0 && sheet.isEditable(row, column));
}

function land(state: GridState, act: Extract<GridAct, { type: 'land' }>, sheet: GridSheet): GridStep {
  const writes = located(act.writes, sheet).map((each) => ({ ...each, text: clean(each.text) }));
  const settled = { ...state, isLeaving: false };
  // A pasted block is shown as the selection; a fill keeps the one that it was made from.
  return write(act.how === 'pasted' ? selecting(settled, writes) : settled, writes, act.how, sheet);
}

/** One step back or forth, as a write like any other: it goes where the marks go, and into their history. */
function turn(state: GridState, way: 'undo' | 'redo', sheet: GridSheet): GridStep {
  const last = way === 'undo' ? state.past.at(-1) : state.future.at(-1);
  if (!last || state.edit) return { state };
  const writes = located(
    last.map(({ rowKey, columnKey, before, after }) =>
      way === 'undo'
        ? { rowKey, columnKey, text: before, expected: after }
        : { rowKey, columnKey, text: after, expected: before },
    ),
    sheet,
  );
  const turned: GridState =
    way === 'undo'
      ? { ...state, past: state.past.slice(0, -1), future: [...state.future, last] }
      : { ...state, past: [...state.past, last], future: state.future.slice(0, -1) };
  if (writes.length === 0) return { state: { ...turned, isLeaving: false } };
  const how = way === 'undo' ? 'undone' : 'redone';
  return { state: selecting({ ...turned, isLeaving: false }, writes), write: { writes, how } };
}

/** The grid goes to what it has changed. */
function selecting(state: GridState, writes: readonly GridWrite[]): GridState {
  const [first] = writes;
  const end = writes.at(-1);
  if (!first || !end) return state;
  return {
    ...state,
    active: { row: first.row, column: first.column },
    extent: { row: end.row, column: end.column },
  };
}

/** What the text of the edit, or the refused text of the cell, may have meant. */
export function offerAt({ active, edit }: GridState, sheet: GridSheet): string | null {
  if (!sheet.isEditable(active.row, active.column)) return null;
  if (edit) return sheet.offerFor(active.column, clean(edit.text));
  const cell = sheet.cellAt(active.row, active.column);
  return cell.state === 'refused' ? sheet.offerFor(active.column, cell.text) : null;
}

/** Taken out of an edit it goes on to the next row, as Enter does. */
function takeOffer(state: GridState, sheet: GridSheet): GridStep {
  const text = offerAt(state, sheet);
  if (text === null) return { state };
  const step = write({ ...state, edit: null, isLeaving: false }, [{ ...state.active, text }], 'typed', sheet);
  if (!state.edit) return step;
  return { ...step, state: goTo(step.state, moved(state.active, 'down', sheet), false) };
}

function clearing(range: GridRange): GridWrite[] {
  return cellsOf(range).map((at) => ({ ...at, text: '' }));
}

/** The top row of the range goes into the rows below it; a single row takes the row above. */
function filling(range: GridRange, sheet: GridSheet): GridWrite[] {
  const source = range.top === range.bottom ? range.top - 1 : range.top;
  if (source < 0) return [];
  return cellsOf({ ...range, top: source + 1 }).map((at) => ({ ...at, text: sheet.cellAt(source, at.column).text }));
}

/** One value goes into every selected cell; a block waits for the screen, which matches it with the pupils. */
function paste(state: GridState, block: readonly (readonly string[])[], sheet: GridSheet): GridStep {
  const [firstRow] = block;
  const range = selectedRange(state);
  const rowKey = sheet.rowKeys[range.top];
  const columnKey = sheet.columnKeys[range.left];
  if (!firstRow || rowKey === undefined || columnKey === undefined) return { state };
  if (block.length > 1 || firstRow.length > 1)
    return { state, proposal: { kind: 'block', at: { rowKey, columnKey }, block } };
  const text = clean(firstRow[0] ?? '');
  return writeOrPropose(
    state,
    cellsOf(range).map((at) => ({ ...at, text })),
    'pasted',
    sheet,
  );
}

/** Keeps the focus, and what is being typed, on the same pupil and column when the sheet is ordered anew. */
function followKeys(state: GridState, before: Pick<GridSheet, 'rowKeys' | 'columnKeys'>, sheet: GridSheet): GridState {
  const row = sheet.rowKeys.indexOf(before.rowKeys[state.active.row] ?? '');
  const column = sheet.columnKeys.indexOf(before.columnKeys[state.active.column] ?? '');
  const isSame = row === state.active.row && column === state.active.column;
  if (isSame) return { ...state, extent: within(state.extent, sheet) };
  const isFound = row >= 0 && column >= 0;
  const active = isFound ? { row, column } : within(state.active, sheet);
  return { ...state, active, extent: active, edit: isFound ? state.edit : null };
}

function goTo(state: GridState, at: GridPosition, isExtending: boolean): GridState {
  return isExtending ? { ...state, extent: at } : { ...state, active: at, extent: at };
}

function moved({ row, column }: GridPosition, by: GridMove, sheet: GridSheet): GridPosition {
  const last = lastCell(sheet);
  if (typeof by === 'number') return within({ row: row + by, column }, sheet);
  const to: Record<Exclude<GridMove, number>, GridPosition> = {
    up: { row: row - 1, column },
    down: { row: row + 1, column },
    left: { row, column: column - 1 },
    right: { row, column: column + 1 },
    first: { row, column: 0 },
    last: { row, column: last.column },
    top: { row: 0, column },
    bottom: { row: last.row, column },
    start: { row: 0, column: 0 },
    end: last,
  };
  return within(to[by], sheet);
}

function nextEditable({ row, column }: GridPosition, by: 1 | -1, sheet: GridSheet): GridPosition | null {
  for (let at = column + by; at >= 0 && at < sheet.columnKeys.length; at += by) {
    if (sheet.isEditable(row, at)) return { row, column: at };
  }
  return null;
}

function lastCell(sheet: GridSheet): GridPosition {
  return { row: Math.max(0, sheet.rowKeys.length - 1), column: Math.max(0, sheet.columnKeys.length - 1) };
}

function within({ row, column }: GridPosition, sheet: GridSheet): GridPosition {
  const last = lastCell(sheet);
  return { row: Math.max(0, Math.min(row, last.row)), column: Math.max(0, Math.min(column, last.column)) };
}

function cellsOf({ top, left, bottom, right }: GridRange): GridPosition[] {
  const cells: GridPosition[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) cells.push({ row, column });
  }
  return cells;
}
