/** What the grid does with each act of its user: moving, selecting, editing, pasting, undoing. Pure. */

import type { GridAct, GridEdit, GridPosition, GridSheet, GridState, GridStep } from './grid-model.ts';
import { lastCell, moved, nextEditable, selectedRange, within } from './grid-places.ts';
import type { GridWrite } from './grid-types.ts';
import { clean, clearing, filling, land, paste, turn, write, writeOrPropose } from './grid-writes.ts';

export const initialGridState: GridState = {
  active: { row: 0, column: 0 },
  extent: { row: 0, column: 0 },
  edit: null,
  past: [],
  future: [],
  isLeaving: false,
};

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
