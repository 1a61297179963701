import type { GridAct, GridRange, GridSheet, GridState, GridStep } from './grid-model.ts';
import { cellsOf, selectedRange } from './grid-places.ts';
import type { GridWrite, GridWriteHow, KeyedWrite } from './grid-types.ts';

/** What an act writes or proposes, and how it is taken back. */

const UNDO_STEPS = 100;

/** Input tools for Vietnamese may leave decomposed letters or their invisible helper characters behind. */
export function clean(text: string): string {
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

export function write(state: GridState, wanted: readonly GridWrite[], how: GridWriteHow, sheet: GridSheet): GridStep {
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
export function writeOrPropose(
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

export function land(state: GridState, act: Extract<GridAct, { type: 'land' }>, sheet: GridSheet): GridStep {
  const writes = located(act.writes, sheet).map((each) => ({ ...each, text: clean(each.text) }));
  const settled = { ...state, isLeaving: false };
  // A pasted block is shown as the selection; a fill keeps the one that it was made from.
  return write(act.how === 'pasted' ? selecting(settled, writes) : settled, writes, act.how, sheet);
}

/** One step back or forth, as a write like any other: it goes where the marks go, and into their history. */
export function turn(state: GridState, way: 'undo' | 'redo', sheet: GridSheet): GridStep {
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

export function clearing(range: GridRange): GridWrite[] {
  return cellsOf(range).map((at) => ({ ...at, text: '' }));
}

/** The top row of the range goes into the rows below it; a single row takes the row above. */
export function filling(range: GridRange, sheet: GridSheet): GridWrite[] {
  const source = range.top === range.bottom ? range.top - 1 : range.top;
  if (source < 0) return [];
  return cellsOf({ ...range, top: source + 1 }).map((at) => ({ ...at, text: sheet.cellAt(source, at.column).text }));
}

/** One value goes into every selected cell; a block waits for the screen, which matches it with the pupils. */
export function paste(state: GridState, block: readonly (readonly string[])[], sheet: GridSheet): GridStep {
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
