import type { AbsenceMark } from '@truong/contracts/attendance';
import type { ErrorCode } from '@truong/contracts/errors';
import type { Marks } from '../attendance-days.ts';

/** What was typed of a session: of some pupils, or of the whole class with those named and nobody else missing. */
export type SessionDraft = { isWhole: boolean; marks: Readonly<Record<number, AbsenceMark | null>> };

/** What was typed of one session and has not reached the database. Nothing leaves here but by an answer or by the writer's hand. */
export type KeptSession = {
  waiting: SessionDraft | null;
  /** Sent again under the same number until it is answered. */
  batch: { requestId: string; draft: SessionDraft } | null;
  /** Why it is not sent any more: not before the writer says so. */
  refused: ErrorCode | null;
  /** Totals typed by hand may give way to the sessions. */
  replacesCounts: boolean;
};

export type SessionAct =
  | { type: 'typed'; draft: SessionDraft }
  | { type: 'batched'; requestId: string }
  | { type: 'answered'; requestId: string }
  /** Nothing of it was written; with a code it waits for the writer, without one for another number. */
  | { type: 'returned'; requestId: string; refused: ErrorCode | null }
  | { type: 'tried again'; replacesCounts: boolean }
  | { type: 'dropped' };

export const nothingKept: KeptSession = { waiting: null, batch: null, refused: null, replacesCounts: false };

export function isNothing({ waiting, batch }: KeptSession): boolean {
  return waiting === null && batch === null;
}

/** One step; an act that does not concern the state, such as a second answer to one request, gives the state back unchanged. */
export function stepSession(kept: KeptSession, act: SessionAct): KeptSession {
  switch (act.type) {
    case 'typed':
      return { ...kept, waiting: over(kept.waiting, act.draft), refused: null };
    case 'batched':
      if (kept.batch || !kept.waiting || kept.refused) return kept;
      return { ...kept, waiting: null, batch: { requestId: act.requestId, draft: kept.waiting } };
    case 'tried again':
      return { ...kept, refused: null, replacesCounts: kept.replacesCounts || act.replacesCounts };
    case 'dropped':
      return { ...kept, waiting: null, refused: null };
    default: {
      const { batch } = kept;
      if (batch?.requestId !== act.requestId) return kept;
      if (act.type === 'answered') return { ...kept, batch: null };
      const waiting = kept.waiting ? over(batch.draft, kept.waiting) : batch.draft;
      return { ...kept, batch: null, waiting, refused: act.refused };
    }
  }
}

/** Who is absent as the writer sees it: what is stored under what is on its way. Undefined: the session is not kept yet. */
export function marksUnder(stored: Marks | undefined, kept: KeptSession | undefined): Marks | undefined {
  const drafts = [kept?.batch?.draft, kept?.waiting].filter((draft) => draft != null);
  return drafts.reduce<Marks | undefined>((marks, draft) => {
    const next = new Map(draft.isWhole ? [] : marks);
    for (const [pupilId, mark] of Object.entries(draft.marks)) {
      if (mark === null) next.delete(Number(pupilId));
      else next.set(Number(pupilId), mark);
    }
    return next;
  }, stored);
}

/** The two lists that the server is told; `present` null where the draft is of the whole class. */
export function listsOf({ isWhole, marks }: SessionDraft) {
  const entries = Object.entries(marks).map(([pupilId, mark]) => ({ pupilId: Number(pupilId), mark }));
  return {
    absent: entries.flatMap(({ pupilId, mark }) => (mark === null ? [] : [{ pupilId, mark }])),
    present: isWhole ? null : entries.flatMap(({ pupilId, mark }) => (mark === null ? [pupilId] : [])),
  };
}

function over(before: SessionDraft | null, later: SessionDraft): SessionDraft {
  if (!before || later.isWhole) return later;
  return { isWhole: before.isWhole, marks: { ...before.marks, ...later.marks } };
}
