import type { CellChange, RecordedMarks } from '@truong/contracts/gradebook';
import type { z } from 'zod';

export type Change = z.infer<typeof CellChange>;
export type CellRef = { pupilId: number; slot: string };
export type CellKey = `${number}:${string}`;
export type CellProblem = { problem: string; suggestion?: string | undefined };
/** What stands in the database in place of what was typed here. */
export type Theirs = { value: string; version: number; who: string; at: string };

/** A cell in which a text stands that is not in the database. Nothing leaves here but by an answer or by the writer's hand. */
export type KeptCell = Change & {
  is: { kind: 'waiting' } | ({ kind: 'refused' } & CellProblem) | { kind: 'conflict'; theirs: Theirs };
};

/** Sent again under the same number until it is answered. */
export type Batch = { requestId: string; changes: Change[] };

/** What was typed on one sheet by one account and has not reached the database, shared by all tabs of a browser. */
export type Outbox = { cells: Readonly<Record<CellKey, KeptCell>>; batch: Batch | null };

export type Edit = CellRef & {
  text: string;
  /** The version on the screen when the writer began. */
  seenVersion: number;
  /** Why the text can never be sent; null when it can. */
  problem: CellProblem | null;
  /** The text means what the database already holds. */
  isAsStored: boolean;
};

export type OutboxAct =
  | { type: 'typed'; edits: readonly Edit[] }
  | { type: 'batched'; requestId: string }
  | { type: 'answered'; requestId: string; answer: Pick<RecordedMarks, 'saved' | 'conflicts'> }
  /** The server refused the whole batch because of these cells. */
  | { type: 'invalid'; requestId: string; problems: readonly (CellRef & CellProblem)[] }
  /** Nothing of the batch was written; what it held waits for a batch of another number. */
  | { type: 'returned'; requestId: string }
  | { type: 'resolved'; cell: CellRef; keep: 'mine' | 'theirs' }
  /** The writer gives up what cannot be sent; what is under way stays. */
  | { type: 'dropped' };

export const emptyOutbox: Outbox = { cells: {}, batch: null };

/** As many cells as the contract takes in one request. */
const batchSize = 2000;

export function cellKey({ pupilId, slot }: CellRef): CellKey {
  return `${pupilId}:${slot}`;
}

/** One step; an act that does not concern the state, such as a second answer to one request, gives the state back unchanged. */
export function stepOutbox(outbox: Outbox, act: OutboxAct): Outbox {
  switch (act.type) {
    case 'typed':
      return { ...outbox, cells: typeInto({ ...outbox.cells }, outbox.batch, act.edits) };
    case 'batched':
      return makeBatch(outbox, act.requestId);
    case 'resolved':
      return resolve(outbox, act);
    case 'dropped':
      return isEmptyRecord(outbox.cells) ? outbox : { ...outbox, cells: {} };
    default: {
      if (outbox.batch?.requestId !== act.requestId) return outbox;
      return { cells: settle({ ...outbox.cells }, outbox.batch, act), batch: null };
    }
  }
}

/** A copy that belongs to the step that changes it. */
type Draft = Record<CellKey, KeptCell>;

/** Of several edits of a cell before an answer the last one counts, over the version that the first one saw. */
function typeInto(cells: Draft, batch: Batch | null, edits: readonly Edit[]): Draft {
  const flying = changesByKey(batch);
  for (const { problem, isAsStored, ...edit } of edits) {
    const key = cellKey(edit);
    const before = cells[key];
    const sent = flying.get(key);
    if (!problem && isAsStored && !sent) {
      delete cells[key];
      continue;
    }
    const seenVersion =
      before?.is.kind === 'conflict'
        ? before.is.theirs.version
        : (before?.seenVersion ?? sent?.seenVersion ?? edit.seenVersion);
    cells[key] = { ...edit, seenVersion, is: problem ? { kind: 'refused', ...problem } : { kind: 'waiting' } };
  }
  return cells;
}

function makeBatch(outbox: Outbox, requestId: string): Outbox {
  if (outbox.batch) return outbox;
  const waiting = Object.values(outbox.cells).filter((cell) => cell.is.kind === 'waiting');
  const changes = waiting.slice(0, batchSize).map(({ is: _is, ...change }) => change);
  if (changes.length === 0) return outbox;
  const cells = { ...outbox.cells };
  for (const change of changes) delete cells[cellKey(change)];
  return { cells, batch: { requestId, changes } };
}

function settle(
  cells: Draft,
  batch: Batch,
  act: Extract<OutboxAct, { type: 'answered' | 'invalid' | 'returned' }>,
): Draft {
  switch (act.type) {
    case 'answered':
      return takeAnswer(cells, batch, act.answer);
    case 'returned':
      return takeBack(cells, batch, new Map());
    case 'invalid': {
      const problems = new Map(
        act.problems.map(({ pupilId, slot, ...problem }) => [cellKey({ pupilId, slot }), problem]),
      );
      const isAboutUs = batch.changes.some((change) => problems.has(cellKey(change)));
      // A refusal that names none of our cells must not come round for ever.
      const all = () => new Map(batch.changes.map((change) => [cellKey(change), { problem: 'refused_by_server' }]));
      return takeBack(cells, batch, isAboutUs ? problems : all());
    }
  }
}

/** Saved cells are gone with the batch; what was typed meanwhile learns the new version or meets the conflict. */
function takeAnswer(cells: Draft, batch: Batch, answer: Pick<RecordedMarks, 'saved' | 'conflicts'>): Draft {
  const sent = changesByKey(batch);
  for (const saved of answer.saved) {
    const later = cells[cellKey(saved)];
    if (later) cells[cellKey(saved)] = { ...later, seenVersion: saved.version };
  }
  for (const { pupilId, slot, ...theirs } of answer.conflicts) {
    const key = cellKey({ pupilId, slot });
    const later = cells[key];
    const mine = later ?? sent.get(key);
    if (mine && later?.is.kind !== 'refused') cells[key] = { ...mine, is: { kind: 'conflict', theirs } };
  }
  return cells;
}

/** What the batch held waits again, or is marked; where something else was typed meanwhile, that stands. */
function takeBack(cells: Draft, batch: Batch, problems: ReadonlyMap<CellKey, CellProblem>): Draft {
  for (const change of batch.changes) {
    const key = cellKey(change);
    const problem = problems.get(key);
    cells[key] ??= { ...change, is: problem ? { kind: 'refused', ...problem } : { kind: 'waiting' } };
  }
  return cells;
}

/** Mine goes out over the version that was shown; theirs stands already. */
function resolve(outbox: Outbox, { cell, keep }: Extract<OutboxAct, { type: 'resolved' }>): Outbox {
  const key = cellKey(cell);
  const kept = outbox.cells[key];
  if (kept?.is.kind !== 'conflict') return outbox;
  const { [key]: _resolved, ...cells } = outbox.cells;
  if (keep === 'theirs') return { ...outbox, cells };
  const mine: KeptCell = { ...kept, seenVersion: kept.is.theirs.version, is: { kind: 'waiting' } };
  return { ...outbox, cells: { ...cells, [key]: mine } };
}

function changesByKey(batch: Batch | null): Map<CellKey, Change> {
  return new Map(batch?.changes.map((change) => [cellKey(change), change]));
}

export type OutboxCounts = { waiting: number; sending: number; refused: number; conflict: number };

export function countsOf(outbox: Outbox): OutboxCounts {
  const counts: OutboxCounts = { waiting: 0, sending: outbox.batch?.changes.length ?? 0, refused: 0, conflict: 0 };
  for (const { is } of Object.values(outbox.cells)) counts[is.kind] += 1;
  return counts;
}

/** Cells whose text is not in the database, whatever the reason. */
export function unsentCount(outbox: Outbox): number {
  const flying = (outbox.batch?.changes ?? []).filter((change) => !outbox.cells[cellKey(change)]);
  return Object.keys(outbox.cells).length + flying.length;
}

export function isEmpty(outbox: Outbox): boolean {
  return outbox.batch === null && isEmptyRecord(outbox.cells);
}

function isEmptyRecord(record: object): boolean {
  return Object.keys(record).length === 0;
}
