/** What the file says of a cell beside its text. `merged`: the text is that of the first cell of the merge. `doubtful`: a letter may be lost. */
export type CellFact = 'formula' | 'no_value' | 'error' | 'merged' | 'decomposed' | 'doubtful';

/** A sheet as text, cut to its used cells from A1: dates as ISO, numbers in plain digits, NFC. Rows and columns count from 0. */
export type WorkbookSheet = {
  name: string;
  isHidden: boolean;
  rows: string[][];
  facts: { row: number; column: number; facts: CellFact[] }[];
  hiddenRows: number[];
  hiddenColumns: number[];
};

/** Why a file is not read. The screen words it. */
export type WorkbookRefusal =
  | 'not_a_workbook'
  | 'empty'
  | 'too_large'
  | 'too_many_sheets'
  | 'too_many_cells'
  | 'too_slow'
  | 'encrypted'
  | 'zip_bomb';

export type WorkbookReading = { ok: true; sheets: WorkbookSheet[] } | { ok: false; refusal: WorkbookRefusal };

export type WorkbookLimits = {
  bytes: number;
  /** Of all parts of the file together. */
  unpackedBytes: number;
  /** Unpacked to packed, counted once `unpackedFloor` is passed: a small file may pack well. */
  ratio: number;
  unpackedFloor: number;
  sheets: number;
  rows: number;
  columns: number;
  milliseconds: number;
  megabytes: number;
};

export const workbookLimits: WorkbookLimits = {
  bytes: 20 * 1024 * 1024,
  unpackedBytes: 200 * 1024 * 1024,
  ratio: 100,
  unpackedFloor: 10 * 1024 * 1024,
  sheets: 50,
  rows: 20_000,
  columns: 100,
  milliseconds: 10_000,
  megabytes: 768,
};
