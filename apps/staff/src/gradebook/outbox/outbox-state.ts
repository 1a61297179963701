import type { ErrorCode } from '@truong/contracts/errors';
import type { RecordedMarks } from '@truong/contracts/gradebook';

export type CellKey = `${number}:${string}`;
export type Pending = { pupilId: number; slot: string; text: string; seenVersion: number };
export type Refused = { pupilId: number; slot: string; text: string; problem: string; suggestion?: string | undefined };
export type Conflicted = { pupilId: number; slot: string; text: string; value: string; version: number; who: string; at: string };

/**
 * What was typed on a sheet and is not yet in the database. `batch` was given its request number and may be on its way:
 * it is sent again under that number until it is answered. Nothing leaves here but by an answer or by the writer's hand.
 */
export type Outbox = {
  waiting: Record<CellKey, Pending>;
  batch: { requestId: string; changes: Pending[] } | null;
  refused: Record<CellKey, Refused>;
  conflicts: Record<CellKey, Conflicted>;
  /** Why the sheet takes nothing any more; what is still here is kept to be read and copied. */
  stopped: ErrorCode | null;
};

export const emptyOutbox: Outbox = { waiting: {}, batch: null, refused: {}, conflicts: {}, stopped: null };

export function cellKey(cell: { pupilId: number; slot: string }): CellKey {
  return `${cell.pupilId}:${cell.slot}`;
}

function without<T>(cells: Record<CellKey, T>, key: CellKey): Record<CellKey, T> {
  const { [key]: _gone, ...rest } = cells;
  return rest as Record<CellKey, T>;
}

/** Takes a typed text that can be sent. It replaces what was refused or in conflict in that cell. */
export function typed(outbox: Outbox, change: Pending): Outbox {
  const key = cellKey(change);
  return {
    ...outbox,
    waiting: { ...outbox.waiting, [key]: change },
    refused: without(outbox.refused, key),
    conflicts: without(outbox.conflicts, key),
  };
}

/** Keeps a text that cannot be sent; what waited in that cell before is replaced by it. */
export function refused(outbox: Outbox, cell: Refused): Outbox {
  const key = cellKey(cell);
  return { ...outbox, waiting: without(outbox.waiting, key), refused: { ...outbox.refused, [key]: cell } };
}

/** Makes a batch of all that waits, unless one is under way. */
export function withBatch(outbox: Outbox, requestId: string): Outbox {
  const changes = Object.values(outbox.waiting);
  if (outbox.batch || changes.length === 0 || outbox.stopped) return outbox;
  return { ...outbox, waiting: {}, batch: { requestId, changes } };
}

/** The batch was answered: saved cells leave, conflicts stay with both values, later edits learn the new versions. */
export function answered(outbox: Outbox, requestId: string, answer: Pick<RecordedMarks, 'saved' | 'conflicts'>): Outbox {
  if (outbox.batch?.requestId !== requestId) return outbox;
  const texts = new Map(outbox.batch.changes.map((change) => [cellKey(change), change.text]));
  const waiting = { ...outbox.waiting };
  const conflicts = { ...outbox.conflicts };
  for (const cell of answer.saved) {
    const later = waiting[cellKey(cell)];
    if (later) waiting[cellKey(cell)] = { ...later, seenVersion: cell.version };
  }
  for (const cell of answer.conflicts) {
    const key = cellKey(cell);
    const later = waiting[key];
    delete waiting[key];
    conflicts[key] = { ...cell, text: later?.text ?? texts.get(key) ?? '' };
  }
  return { ...outbox, batch: null, waiting, conflicts };
}

/** The batch was refused for some of its cells: they are marked, the others wait again for a batch of their own. */
export function batchRefused(outbox: Outbox, requestId: string, problems: readonly Omit<Refused, 'text'>[]): Outbox {
  if (outbox.batch?.requestId !== requestId) return outbox;
  const bad = new Map(problems.map((problem) => [cellKey(problem), problem]));
  let next: Outbox = { ...outbox, batch: null };
  for (const change of outbox.batch.changes) {
    const key = cellKey(change);
    if (next.waiting[key]) continue;
    const problem = bad.get(key);
    next = problem ? refused(next, { ...problem, text: change.text }) : { ...next, waiting: { ...next.waiting, [key]: change } };
  }
  return next;
}

/** The sheet takes nothing any more: the batch goes back to waiting, and all stays to be seen. */
export function stopped(outbox: Outbox, code: ErrorCode): Outbox {
  const back = Object.fromEntries((outbox.batch?.changes ?? []).map((change) => [cellKey(change), change]));
  return { ...outbox, batch: null, waiting: { ...back, ...outbox.waiting }, stopped: code };
}

/** The sheet takes marks again. */
export function resumed(outbox: Outbox): Outbox {
  return outbox.stopped ? { ...outbox, stopped: null } : outbox;
}

/** The writer decides a conflict: mine is sent again over the version just shown, theirs stays. */
export function resolved(outbox: Outbox, key: CellKey, keep: 'mine' | 'theirs'): Outbox {
  const conflict = outbox.conflicts[key];
  if (!conflict) return outbox;
  const rest = { ...outbox, conflicts: without(outbox.conflicts, key) };
  const { pupilId, slot, text, version } = conflict;
  return keep === 'theirs' ? rest : typed(rest, { pupilId, slot, text, seenVersion: version });
}

/** How many cells are not yet in the database. */
export function unsentCount(outbox: Outbox): number {
  return Object.keys(outbox.waiting).length + (outbox.batch?.changes.length ?? 0);
}
