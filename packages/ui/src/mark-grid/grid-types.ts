/** The mark entry grid's contract with the screens that use it: data in, events out. */

export type GridColumn = {
  key: string;
  /** Short text of the column head. */
  label: string;
  /** The full name: read aloud, and shown on hover. */
  title: string;
  group?: string;
  /** What kind of column it is, in a second line below the label: its coefficient. */
  kind?: string;
  width?: number;
  /** `center` columns hold codes (Đ/CĐ, T/H/C): phones then offer the letter keyboard. */
  align?: 'right' | 'center';
  isEditable: boolean;
  isComputed?: boolean;
};

export type GridRow = {
  key: string;
  ordinal: number;
  name: string;
  hint?: string;
  isStruck?: boolean;
  /** Where the person of this row came from; a sign beside the name, these words on hovering and read aloud. */
  origin?: string;
};

export type GridCellState = 'saved' | 'waiting' | 'saving' | 'refused' | 'conflict' | 'locked';

export type GridCell = {
  text: string;
  state: GridCellState;
  /** The reason behind the state, shown and read when the cell has focus. */
  note?: string;
  isOdd?: boolean;
  conflict?: { mine: string; theirs: string; who: string; when: string };
};

export type GridWrite = {
  row: number;
  column: number;
  text: string;
  /** Undo and redo: what the cell should hold now. Where it holds something else, somebody else has been there. */
  expected?: string;
};

/** A write by keys, which stays with its pupil and column when the sheet is ordered anew meanwhile. */
export type KeyedWrite = { rowKey: string; columnKey: string; text: string };

export type GridWriteHow = 'typed' | 'pasted' | 'cleared' | 'filled' | 'undone' | 'redone';

/** More than one cell at once: nothing is written until the screen lands it. */
export type GridProposal =
  | { kind: 'block'; at: { rowKey: string; columnKey: string }; block: readonly (readonly string[])[] }
  | { kind: 'writes'; how: 'pasted' | 'cleared' | 'filled'; writes: readonly KeyedWrite[] };

export type GridSize = { rows: number; columns: number };

/** Every word the grid shows or speaks. */
export type MarkGridTexts = {
  /** The word of each state; `saved` needs none. */
  states: Record<Exclude<GridCellState, 'saved'>, string>;
  /** Spoken for a cell in which nothing is entered. */
  empty: string;
  /** Spoken for a value that is allowed but unusual. */
  odd: string;
  /** Spoken for a column that is calculated. */
  computed: string;
  /** Spoken for a column that is closed to entry. */
  lockedColumn: string;
  /** Spoken for a pupil whose name is struck. */
  struck: string;
  /** What is read aloud when a cell takes the focus. `state` holds the words that apply, or is empty. */
  cell: (cell: { row: string; column: string; value: string; state: string }) => string;
  /** Read aloud when more than one cell is selected. */
  selection: (size: GridSize) => string;
  conflict: {
    title: string;
    mine: string;
    /** Said of the own value: it is not in the database. */
    mineState: string;
    theirs: string;
    keepMine: string;
    keepTheirs: string;
    byWhom: (who: string, when: string) => string;
    /** How to reach the two buttons without the mouse (Alt and arrow down). */
    keys: string;
  };
  /** What one key makes of the text, and the button that does the same. */
  offer: { words: (value: string) => string; take: (value: string) => string };
  /** One line below the grid with the most useful keys. */
  help: string;
};

export type MarkGridProps = {
  label: string;
  columns: GridColumn[];
  rows: GridRow[];
  nameLabel: string;
  cellAt: (row: number, column: number) => GridCell;
  /** Changes when any cell of the row changes; rows are drawn again only then. */
  rowVersion: (row: number) => number | string;
  onWrite: (writes: GridWrite[], how: GridWriteHow) => void;
  /** An edit has begun: what the cell shows now is what the writer has seen. */
  onEdit?: (row: number, column: number) => void;
  onFocusCell?: (row: number, column: number) => void;
  onOpenHistory?: (row: number, column: number) => void;
  onResolveConflict?: (row: number, column: number, keep: 'mine' | 'theirs') => void;
  /** A bulk write asks first; `land` writes what the screen makes of it, as one step of undo. */
  onPropose: (proposal: GridProposal, land: (writes: readonly KeyedWrite[]) => void) => void;
  /** The value that may have been meant by a text ("85": "8,5"); taken by one key, never by itself. */
  offerFor?: (column: number, text: string) => string | null;
  isReadOnly?: boolean;
  texts: MarkGridTexts;
  hideHelp?: boolean;
  /** The cell that takes the focus: anew with every new object. */
  goTo?: { row: number; column: number } | null;
};
