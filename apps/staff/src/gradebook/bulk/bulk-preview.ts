import type { Sheet, SheetCell } from '@truong/contracts/gradebook';
import { cellFromToken } from '@truong/rules/gradebook/cell';
import type { Column } from '@truong/rules/gradebook/columns';
import { parseCell } from '@truong/rules/gradebook/parse-cell';
import {
  type ColumnQuestion,
  comparedAs,
  looksLikeHundred,
  type PlannedValue,
  questionsBeforeWrite,
  type StandingPupil,
} from '@truong/rules/gradebook/wrong-column';
import type { GridCell, GridProposal, KeyedWrite } from '@truong/ui/mark-grid/grid-types';
import { problemText } from '../messages.ts';
import { type CellKey, cellKey } from '../outbox/outbox-state.ts';
import { editOf, type SheetView, shownText } from '../sheet-view.ts';
import { type MatchedBlock, matchBlock } from './match-block.ts';
import { bulkTexts } from './messages.ts';

export type BulkCell = {
  pupilId: number;
  slot: string;
  from: string;
  /** As the grid will show it; of a refused cell what stands in the block. */
  to: string;
  is: 'new' | 'changed' | 'cleared' | 'refused';
  /** Of a refused cell: what was expected. */
  why: string;
  /** The version of the old value that the preview shows. */
  version: number;
};

export type BulkPreview = {
  how: 'pasted' | 'cleared' | 'filled';
  by: MatchedBlock['by'] | null;
  cells: BulkCell[];
  unchanged: number;
  refusedRows: { words: string; why: string }[];
  questions: (ColumnQuestion | { kind: 'scale_of_100' })[];
};

export type BulkSource = {
  sheet: Sheet;
  view: SheetView;
  stored: ReadonlyMap<CellKey, SheetCell>;
  proposal: GridProposal;
  /** Whole numbers are read as tenths: a set typed on a scale of 100. */
  readsHundred: boolean;
};

type Wanted = { pupilId: number; at: number; text: string };

/** What a bulk write would do, cell by cell, before anything of it is done. */
export function previewOf(source: BulkSource): BulkPreview {
  const { sheet, view, proposal } = source;
  const rowAt = new Map(view.rows.map((row) => [row.pupilId, row]));
  const matched = proposal.kind === 'block' ? matchedBlock(source, proposal) : null;
  const wanted = proposal.kind === 'block' ? wantedOfBlock(source, proposal, matched) : wantedOfWrites(view, proposal);
  const preview: BulkPreview = {
    how: proposal.kind === 'block' ? 'pasted' : proposal.how,
    by: matched?.by ?? null,
    cells: [],
    unchanged: 0,
    refusedRows: (matched?.refused ?? []).map(({ words, why }) => ({ words, why: bulkTexts.rowRefusals[why] })),
    questions: [],
  };
  for (const each of wanted) {
    const now = rowAt.get(each.pupilId)?.cells[each.at] ?? null;
    const cell = cellOf(source, { ...each, text: readText(source, each) }, now);
    if (cell) preview.cells.push(cell);
    else preview.unchanged += 1;
  }
  if (preview.how !== 'cleared') preview.questions = questionsOf(source, preview, wanted);
  return { ...preview, cells: preview.cells.sort((one, other) => order[one.is] - order[other.is]) };

  function readText({ readsHundred }: BulkSource, { at, text }: Wanted): string {
    const isMark = view.columns[at]?.scale === 'mark';
    return readsHundred && isMark && /^\d{1,3}$/.test(text) ? String(Number(text) / 10).replace('.', ',') : text;
  }

  function matchedBlock({ sheet: of }: BulkSource, { at, block }: Extract<GridProposal, { kind: 'block' }>) {
    const firstRow = of.pupils.findIndex(({ pupilId }) => String(pupilId) === at.rowKey);
    return matchBlock(block, { pupils: sheet.pupils, firstRow: Math.max(0, firstRow) });
  }
}

const order: Readonly<Record<BulkCell['is'], number>> = { refused: 0, changed: 1, cleared: 2, new: 3 };

/** Nothing that stood there is lost, nothing was left out and nothing looks wrong: it may land without a look. */
export function isHarmless({ cells, refusedRows, questions, how }: BulkPreview): boolean {
  return (
    how !== 'pasted' && refusedRows.length === 0 && questions.length === 0 && cells.every(({ is }) => is === 'new')
  );
}

/** What lands: the cells that are good. */
export function landing({ cells }: BulkPreview): KeyedWrite[] {
  return cells
    .filter(({ is }) => is !== 'refused')
    .map(({ pupilId, slot, to }) => ({ rowKey: String(pupilId), columnKey: slot, text: to }));
}

export function refusals({ cells, refusedRows }: BulkPreview): number {
  return cells.filter(({ is }) => is === 'refused').length + refusedRows.length;
}

function wantedOfBlock(
  { view }: BulkSource,
  { at }: Extract<GridProposal, { kind: 'block' }>,
  matched: MatchedBlock | null,
): Wanted[] {
  const left = view.columns.findIndex(({ slot }) => slot === at.columnKey);
  const first = left === -1 ? view.columns.length : left;
  return (matched?.rows ?? []).flatMap(({ pupilId, texts }) =>
    texts.map((text, along) => ({ pupilId, at: first + along, text })),
  );
}

function wantedOfWrites(view: SheetView, { writes }: Extract<GridProposal, { kind: 'writes' }>): Wanted[] {
  return writes.map(({ rowKey, columnKey, text }) => ({
    pupilId: Number(rowKey),
    at: view.columns.findIndex(({ slot }) => slot === columnKey),
    text,
  }));
}

/** Null where the cell stays as it is. */
function cellOf(
  { sheet, view, stored }: BulkSource,
  { pupilId, at, text }: Wanted,
  now: GridCell | null,
): BulkCell | null {
  const column = view.columns[at];
  const from = now?.text ?? '';
  if (text === from && now?.state !== 'refused') return null;
  if (!column) {
    if (text === '') return null;
    const why = now ? bulkTexts.computed : bulkTexts.noColumn;
    return { pupilId, slot: '', from, to: text, is: 'refused', why, version: 0 };
  }
  const key = cellKey({ pupilId, slot: column.slot });
  const version = stored.get(key)?.version ?? 0;
  const cell = { pupilId, slot: column.slot, from, version };
  const refused = (why: string): BulkCell => ({ ...cell, to: text, is: 'refused', why });
  if (now?.state === 'locked') return refused(bulkTexts.locked);
  if (now?.state === 'conflict') return refused(bulkTexts.conflict);
  const { problem } = editOf(sheet, { pupilId, column, text }, stored.get(key));
  if (problem) return refused(problemText(text, problem));
  const to = shownText(sheet, column, text, cellFromToken(stored.get(key)?.value ?? ''));
  if (to === from) return null;
  return { ...cell, to, is: to === '' ? 'cleared' : from === '' ? 'new' : 'changed', why: '' };
}

function questionsOf(source: BulkSource, preview: BulkPreview, wanted: readonly Wanted[]): BulkPreview['questions'] {
  const { sheet, view } = source;
  const ofMarks = wanted.filter(({ at }) => view.columns[at]?.scale === 'mark').map(({ text }) => text);
  if (!source.readsHundred && looksLikeHundred(ofMarks)) return [{ kind: 'scale_of_100' }];
  const pupils = view.rows.map(({ pupilId, cells }): StandingPupil => {
    const values = view.columns.map(
      (column, at) => [column.slot, countedAs(sheet, column, cells[at]?.text ?? '')] as const,
    );
    return { pupilId, values: new Map(values.flatMap(([slot, value]) => (value === null ? [] : [[slot, value]]))) };
  });
  const columnOf = new Map(view.columns.map((column) => [column.slot, column]));
  const planned = preview.cells.flatMap(({ pupilId, slot, to, is }): PlannedValue[] => {
    const column = columnOf.get(slot);
    const value = column && is !== 'refused' ? countedAs(sheet, column, to) : null;
    return value === null ? [] : [{ pupilId, slot, value }];
  });
  return questionsBeforeWrite({ columns: view.columns, pupils, planned: withUnchanged(planned) });

  /** Cells that hold the same value already belong to the set as well. */
  function withUnchanged(changing: readonly PlannedValue[]): PlannedValue[] {
    const known = new Set(preview.cells.map(({ pupilId, slot }) => cellKey({ pupilId, slot })));
    const same = wanted.flatMap(({ pupilId, at, text }): PlannedValue[] => {
      const column = view.columns[at];
      if (!column || known.has(cellKey({ pupilId, slot: column.slot }))) return [];
      const value = countedAs(sheet, column, text);
      return value === null ? [] : [{ pupilId, slot: column.slot, value }];
    });
    return [...changing, ...same];
  }
}

function countedAs(sheet: Sheet, { scale }: Column, text: string): number | null {
  const parsed = parseCell(scale, text, sheet);
  return parsed.ok ? comparedAs(parsed.value) : null;
}
