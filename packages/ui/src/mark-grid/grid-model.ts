import type { GridCell, GridProposal, GridWrite, GridWriteHow, KeyedWrite } from './grid-types.ts';

/** What the grid knows of itself and of the sheet under it, and the acts of its user. */

export type GridPosition = { row: number; column: number };
export type GridRange = { top: number; left: number; bottom: number; right: number };

/** In a typed edit the arrows leave the cell, in an opened one they move the caret. */
export type GridEdit = { text: string; kind: 'typed' | 'opened' };

/** Undo is kept by keys: a pupil who joins or a new order of names must not turn it onto another row. */
export type UndoStep = readonly { rowKey: string; columnKey: string; before: string; after: string }[];

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
