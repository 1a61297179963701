import { type CellValue, cellFromToken, cellToken } from '../cell.ts';
import type { Column } from '../columns.ts';
import {
  type CellChange,
  type CurrentCell,
  decideMarks,
  type MarksDecision,
  type MarksProblem,
} from '../decide-marks.ts';
import { formatCell } from '../format-cell.ts';
import type { CellContext } from '../parse-cell.ts';
import type { IsNotTaken } from '../sheet-columns.ts';
import {
  type ColumnQuestion,
  comparedAs,
  type PlannedValue,
  questionsBeforeWrite,
  type StandingPupil,
} from '../wrong-column.ts';
import { type ReadCell, sameText } from './read-book-sheet.ts';

/** A cell that a file would change, or would but may not. Texts as the grid shows them. */
export type PlannedCell = {
  pupilId: number;
  slot: string;
  row: number;
  column: number;
  /** What stands in the sheet now, with its version. */
  from: string;
  version: number;
  /** Of a refused cell what stands in the file. */
  to: string;
  /** `conflict`: both the file and somebody else changed the cell since the workbook left; `seen` is what it held then. */
  is: 'new' | 'changed' | 'cleared' | 'conflict' | 'refused';
  seen: string | null;
  problem: MarksProblem['problem'] | 'column_locked' | null;
  suggestion: string | null;
};

export type CellPlan = {
  cells: PlannedCell[];
  /** As they stand already, or not touched in the file. */
  same: number;
  /** Not touched in the file, changed by somebody since: the newer value stays. */
  newer: number;
  /** What `decideMarks` says of the good cells: to be written as it stands. */
  accepted: MarksDecision['accepted'];
  questions: ColumnQuestion[];
};

export type PlanOf = {
  columns: readonly Column[];
  /** Whose cells may be written today. */
  pupilIds: ReadonlySet<number>;
  /** In the order of the sheet, those who left too. */
  order: readonly number[];
  current: readonly CurrentCell[];
  isLocked: (cell: { pupilId: number; slot: string }) => boolean;
  isNotTaken: IsNotTaken;
  /** Cells (`pupil:slot`) that are to be overwritten though somebody else changed them: asked for one by one. */
  overwrites: ReadonlySet<string>;
  context: CellContext;
};

/** What a file would do to a sheet, by the decision that every save goes through. */
export function planCells(read: readonly ReadCell[], of: PlanOf): CellPlan {
  const columns = new Map(of.columns.map((column) => [column.slot, column]));
  const stored = new Map(of.current.map((cell) => [cellKey(cell), cell]));
  const plan: CellPlan = { cells: [], same: 0, newer: 0, accepted: [], questions: [] };
  const asked = new Map<string, { cell: ReadCell; change: CellChange }>();
  const shown = (cell: ReadCell, is: PlannedCell['is'], more: Partial<PlannedCell> = {}) => {
    const { pupilId, slot, row, column, text, seen } = cell;
    const now = stored.get(cellKey(cell));
    const scale = columns.get(slot)?.scale ?? 'mark';
    const from = formatCell(scale, now?.value ?? null);
    const basic = { pupilId, slot, row, column, from, version: now?.version ?? 0, to: text, is };
    plan.cells.push({ ...basic, seen: seen?.text ?? null, problem: null, suggestion: null, ...more });
  };
  for (const cell of read) {
    const now = stored.get(cellKey(cell));
    if (cell.seen ? sameText(cell.text, cell.seen.text) : cell.text === '') {
      if (cell.seen && (now?.version ?? 0) !== cell.seen.version) plan.newer++;
      else plan.same++;
    } else if (asked.has(cellKey(cell))) shown(cell, 'refused', { problem: 'twice_in_one_save' });
    else {
      const version = now?.version ?? 0;
      const seenVersion = cell.seen && !of.overwrites.has(cellKey(cell)) ? cell.seen.version : version;
      const { pupilId, slot, text } = cell;
      asked.set(cellKey(cell), { cell, change: { pupilId, slot, text, seenVersion } });
    }
  }
  const decision = decideGood(of, asked);
  for (const { cell, problem, suggestion } of decision.refused) shown(cell, 'refused', { problem, suggestion });
  const ask = (key: string) => asked.get(key)?.cell as ReadCell;
  const textOf = (slot: string, value: CellValue | null) => formatCell(columns.get(slot)?.scale ?? 'mark', value);
  for (const { pupilId, slot, from, to } of decision.accepted) {
    const is = to === null ? 'cleared' : from === null ? 'new' : 'changed';
    shown(ask(cellKey({ pupilId, slot })), is, { to: textOf(slot, to) });
  }
  for (const conflict of decision.conflicts) shown(ask(cellKey(conflict)), 'conflict');
  plan.same += decision.unchanged.length;
  plan.accepted = decision.accepted;
  plan.cells.sort((one, other) => order[one.is] - order[other.is] || one.row - other.row || one.column - other.column);
  plan.questions = questionsOf(of, plan.accepted);
  return plan;
}

const order: Readonly<Record<PlannedCell['is'], number>> = { refused: 0, conflict: 1, changed: 2, cleared: 3, new: 4 };

function cellKey({ pupilId, slot }: { pupilId: number; slot: string }): string {
  return `${pupilId}:${slot}`;
}

/** A save refuses all for one bad cell: here the bad ones are set aside and shown, and the others decided without them. */
function decideGood(of: PlanOf, asked: ReadonlyMap<string, { cell: ReadCell; change: CellChange }>) {
  const decide = (changes: readonly CellChange[]) => decideMarks({ ...of, changes });
  const all = [...asked.values()].map(({ change }) => change);
  const first = decide(all);
  if (first.problems.length === 0) return { ...first, refused: [] };
  const bad = new Set(first.problems.map(cellKey));
  const refused = first.problems.flatMap(({ problem, suggestion, ...at }) => {
    const cell = asked.get(cellKey(at))?.cell;
    return cell ? [{ cell, problem, suggestion: suggestion ?? null }] : [];
  });
  return { ...decide(all.filter((change) => !bad.has(cellKey(change)))), refused };
}

function questionsOf(of: PlanOf, accepted: CellPlan['accepted']): ColumnQuestion[] {
  const values = Map.groupBy(of.current, ({ pupilId }) => pupilId);
  const pupils = of.order.map((pupilId): StandingPupil => {
    const standing = (values.get(pupilId) ?? []).flatMap(({ slot, value }): [string, number][] => {
      const counted = comparedAs(value);
      return counted === null ? [] : [[slot, counted]];
    });
    return { pupilId, values: new Map(standing) };
  });
  const planned = accepted.flatMap(({ pupilId, slot, to }): PlannedValue[] => {
    const value = comparedAs(to);
    return value === null ? [] : [{ pupilId, slot, value }];
  });
  return questionsBeforeWrite({ columns: of.columns, pupils, planned });
}

/** What a written cell held before and holds now, as a report keeps it. */
export type WrittenCell = { pupilId: number; slot: string; from: string; to: string; version: number };

/** The cells of a report put back as they were, where nothing was written since; the others are left to their writers. */
export function planUndo(
  written: readonly WrittenCell[],
  current: readonly CurrentCell[],
): { writes: MarksDecision['accepted']; kept: WrittenCell[] } {
  const stored = new Map(current.map((cell) => [cellKey(cell), cell]));
  const writes: MarksDecision['accepted'] = [];
  const kept: WrittenCell[] = [];
  for (const cell of written) {
    const now = stored.get(cellKey(cell));
    if (now?.version !== cell.version || cellToken(now.value) !== cell.to) kept.push(cell);
    else {
      const { pupilId, slot } = cell;
      writes.push({ pupilId, slot, from: now.value, to: cellFromToken(cell.from), version: now.version + 1 });
    }
  }
  return { writes, kept };
}
