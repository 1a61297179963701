import { type CellValue, sameCell } from './cell.ts';
import type { Column, Scale } from './columns.ts';
import { formatCell } from './format-cell.ts';
import { type CellContext, type CellProblem, type ParsedCell, parseCell } from './parse-cell.ts';
import type { IsNotTaken } from './sheet-columns.ts';

/** What a person typed into a cell, and the version of the cell that was on the screen. */
export type CellChange = { pupilId: number; slot: string; text: string; seenVersion: number };

/** A cell as stored; one that is absent has version 0 and no value. */
export type CurrentCell = { pupilId: number; slot: string; value: CellValue | null; version: number };

export type MarksProblem = {
  pupilId: number;
  slot: string;
  problem: CellProblem | 'unknown_pupil' | 'unknown_column' | 'twice_in_one_save' | 'not_taken' | 'column_locked';
  suggestion?: string;
};

export type MarksDecision = {
  problems: MarksProblem[];
  /** To be written, with the new version. */
  accepted: { pupilId: number; slot: string; from: CellValue | null; to: CellValue | null; version: number }[];
  /** Already as asked, with the stored version. */
  unchanged: { pupilId: number; slot: string; version: number }[];
  /** Changed by someone else since it was seen: the stored value and version. */
  conflicts: CurrentCell[];
};

/**
 * Decides one save of cells. Bad input anywhere refuses the whole save: only `problems` is filled. Otherwise each change is
 * accepted, unchanged (equal to what is stored, whatever version was seen) or a conflict (another version was seen). A locked
 * cell takes back what stands in it, and nothing else.
 */
export function decideMarks(save: {
  columns: readonly Column[];
  pupilIds: ReadonlySet<number>;
  current: readonly CurrentCell[];
  changes: readonly CellChange[];
  context: CellContext;
  isLocked: (cell: { pupilId: number; slot: string }) => boolean;
  /** Cells of what their pupils do not take, a cluster of topics; left out: there are none. */
  isNotTaken?: IsNotTaken;
}): MarksDecision {
  const scales = new Map(save.columns.map((column) => [column.slot, column.scale]));
  const stored = new Map(save.current.map((cell) => [cellKey(cell), cell]));
  const seen = new Set<string>();
  const decision: MarksDecision = { problems: [], accepted: [], unchanged: [], conflicts: [] };

  for (const change of save.changes) {
    const { pupilId, slot } = change;
    const key = cellKey(change);
    const scale = scales.get(slot);
    const current = stored.get(key) ?? { pupilId, slot, value: null, version: 0 };
    if (!save.pupilIds.has(pupilId)) decision.problems.push({ pupilId, slot, problem: 'unknown_pupil' });
    else if (!scale) decision.problems.push({ pupilId, slot, problem: 'unknown_column' });
    else if (seen.has(key)) decision.problems.push({ pupilId, slot, problem: 'twice_in_one_save' });
    else {
      const parsed = readCell(scale, change.text, current.value, save.context);
      const isKept = parsed.ok && sameCell(parsed.value, current.value);
      if (!isKept && save.isNotTaken?.(change)) decision.problems.push({ pupilId, slot, problem: 'not_taken' });
      else if (!isKept && save.isLocked(change)) decision.problems.push({ pupilId, slot, problem: 'column_locked' });
      else if (parsed.ok) settle(decision, { change, current, value: parsed.value });
      else decision.problems.push({ pupilId, slot, ...problemOf(parsed) });
    }
    seen.add(key);
  }
  return decision.problems.length === 0
    ? decision
    : { problems: decision.problems, accepted: [], unchanged: [], conflicts: [] };
}

function cellKey(cell: { pupilId: number; slot: string }): string {
  return `${cell.pupilId}:${cell.slot}`;
}

/** A cell pasted back as the grid shows it ("0*", a make-up now overdue) is what is stored, though nobody may type it. */
function readCell(scale: Scale, text: string, stored: CellValue | null, context: CellContext): ParsedCell {
  const parsed = parseCell(scale, text, context);
  const isAsShown = !parsed.ok && text.normalize('NFC').trim() === formatCell(scale, stored);
  return isAsShown ? { ok: true, value: stored } : parsed;
}

function settle(
  decision: MarksDecision,
  { change, current, value }: { change: CellChange; current: CurrentCell; value: CellValue | null },
): void {
  const { pupilId, slot, version } = current;
  if (sameCell(value, current.value)) decision.unchanged.push({ pupilId, slot, version });
  else if (change.seenVersion !== version) decision.conflicts.push({ pupilId, slot, value: current.value, version });
  else decision.accepted.push({ pupilId, slot, from: current.value, to: value, version: version + 1 });
}

function problemOf(refused: Extract<ParsedCell, { ok: false }>): { problem: CellProblem; suggestion?: string } {
  const { problem, suggestion } = refused;
  return suggestion === undefined ? { problem } : { problem, suggestion };
}
