import type { FormDraft, FormRef } from '@truong/contracts/forms';
import { type FormEntry, type FormFigure, fillForm } from '@truong/rules/statistics/fill-form';
import { outlierCheck, runChecks } from '@truong/rules/statistics/form-checks';
import type { FigureValue } from '@truong/rules/statistics/formula';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { errorText } from '../../errors.ts';
import { failureOf } from '../../gradebook/outbox/send-failure.ts';
import { newRequestId } from '../../new-request-id.ts';
import { refusalOf, trpc } from '../../trpc.ts';

/** A figure that is typed and not yet known to be saved. */
export type PendingEntry = {
  value: number | null;
  words: string | null;
  note: string | null;
  seenVersion: number;
  /** The same over retries: a lost answer does not make a second write. */
  requestId: string;
  state: 'waiting' | 'sending' | 'refused' | 'conflict';
  /** Why it was refused, or what stands there instead. */
  problem?: string;
  theirs?: { value: number | null; note: string | null; version: number; by: string; at: string };
};
export type PendingEntries = Readonly<Record<string, PendingEntry>>;

const retryAfter = 5_000;

function keyOf(of: FormRef, assignmentId: number): string {
  return `truong-form ${assignmentId} ${of.unitId} ${of.schoolYear} ${of.formCode} ${of.period}`;
}

function kept(key: string): PendingEntries {
  const text = localStorage.getItem(key);
  if (text === null) return {};
  const entries = JSON.parse(text) as Record<string, PendingEntry>;
  return Object.fromEntries(
    Object.entries(entries).map(([cell, entry]) => [
      cell,
      entry.state === 'sending' ? { ...entry, state: 'waiting' } : entry,
    ]),
  );
}

/**
 * What is typed into a form: kept in the browser before it is sent, sent cell by cell as it comes, kept on while the network is
 * away, over a reload and a closed tab. A conflict and a refusal stay until somebody decides.
 */
export function useFormEntries(of: FormRef, assignmentId: number, draft: FormDraft) {
  const key = keyOf(of, assignmentId);
  const [pending, setPending] = useState<PendingEntries>(() => kept(key));
  const [isAway, setAway] = useState(false);
  const utils = trpc.useUtils();
  const save = trpc.forms.saveEntries.useMutation();
  const isSending = useRef(false);
  /** Counts answers: after each one the next cell goes. */
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    if (Object.keys(pending).length === 0) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(pending));
  }, [key, pending]);

  const put = useCallback((cell: string, entry: PendingEntry | null) => {
    setPending(({ [cell]: _, ...rest }) => (entry ? { ...rest, [cell]: entry } : rest));
  }, []);

  const { mutateAsync } = save;
  const send = useCallback(async () => {
    const [next] = Object.entries(pending).filter(([, { state }]) => state === 'waiting');
    if (!next || isSending.current) return;
    const [cell, entry] = next;
    isSending.current = true;
    const { value, words, note, seenVersion, requestId } = entry;
    /** What was typed over it meanwhile stays, and goes next. */
    const settle = (sent: PendingEntry | null, savedVersion?: number) =>
      setPending((now) => settled(now, { cell, requestId, sent, savedVersion }));
    settle({ ...entry, state: 'sending' });
    try {
      const answer = await mutateAsync({ ...of, requestId, entries: [{ cell, value, words, note, seenVersion }] });
      setAway(false);
      if (answer.kind === 'conflict') {
        const [theirs] = answer.conflicts;
        settle({ ...entry, state: 'conflict', ...(theirs && { theirs }) });
      } else {
        await utils.forms.draft.invalidate(of);
        settle(null, answer.versions[cell]);
      }
    } catch (error) {
      // What the server refused stays with its words; without an answer, or without a session, it is sent again.
      const { kind } = failureOf(refusalOf(error));
      const isRefused = kind === 'blocked' || kind === 'invalid';
      const again = {
        ...entry,
        state: 'waiting' as const,
        requestId: kind === 'renumber' ? newRequestId() : requestId,
      };
      settle(isRefused ? { ...entry, state: 'refused', problem: errorText(error) } : again);
      setAway(!isRefused);
    } finally {
      isSending.current = false;
      setTurn((turn) => turn + 1);
    }
  }, [pending, mutateAsync, of, utils]);

  useEffect(() => {
    if (isAway) {
      const timer = setTimeout(() => void send(), retryAfter);
      return () => clearTimeout(timer);
    }
    void send();
  }, [isAway, send, turn]);

  const { figures, findings } = useMemo(() => preview(draft, pending), [draft, pending]);
  return {
    figures,
    findings,
    pending,
    counts: {
      waiting: isAway ? count(pending, 'waiting') : 0,
      sending: count(pending, 'sending') + (isAway ? 0 : count(pending, 'waiting')),
      refused: count(pending, 'refused') + count(pending, 'conflict'),
    },
    type: (cell: string, entry: { value: number | null; words: string | null; note: string | null }) =>
      put(cell, { ...entry, seenVersion: draft.versions[cell] ?? 0, requestId: newRequestId(), state: 'waiting' }),
    keepMine: (cell: string) => {
      const entry = pending[cell];
      if (entry)
        put(cell, {
          value: entry.value,
          words: entry.words,
          note: entry.note,
          seenVersion: entry.theirs?.version ?? 0,
          requestId: newRequestId(),
          state: 'waiting',
        });
    },
    drop: (cell: string) => {
      put(cell, null);
      void utils.forms.draft.invalidate(of);
    },
  };
}

type Sent = { cell: string; requestId: string; sent: PendingEntry | null; savedVersion: number | undefined };

/** The entries once one was sent: it is replaced or gone, unless something newer was typed into the cell, which saw what was saved. */
export function settled(now: PendingEntries, { cell, requestId, sent, savedVersion }: Sent): PendingEntries {
  const { [cell]: held, ...rest } = now;
  if (!held) return now;
  if (held.requestId !== requestId)
    return savedVersion === undefined ? now : { ...now, [cell]: { ...held, seenVersion: savedVersion } };
  return sent ? { ...rest, [cell]: sent } : rest;
}

function count(pending: PendingEntries, state: PendingEntry['state']): number {
  return Object.values(pending).filter((entry) => entry.state === state).length;
}

/** The figures with what is typed already in them: filled and checked by the same rules as on the server. */
function preview(
  draft: FormDraft,
  pending: PendingEntries,
): { figures: FormFigure[]; findings: FormDraft['findings'] } {
  if (Object.keys(pending).length === 0) return { figures: draft.figures, findings: draft.findings };
  const counted = new Map<string, number>();
  const entries = new Map<string, FormEntry>();
  for (const { key, source, value, computed, text, note } of draft.figures) {
    if (source === 'computed') counted.set(key, value ?? 0);
    if (source === 'typed_over') counted.set(key, computed ?? 0);
    if (source === 'typed' || source === 'typed_over') entries.set(key, { value, text, note });
  }
  for (const [cell, { value, words, note }] of Object.entries(pending)) entries.set(cell, { value, text: words, note });
  const elsewhere = (of: string, key: string): FigureValue => {
    const filed = draft.elsewhere.find((one) => one.of === of);
    const value = filed?.values[key];
    if (value !== undefined) return { value };
    return { absent: { kind: filed ? 'no_such_figure' : 'not_filed', at: `${of}:${key}` } };
  };
  const figures = fillForm(draft.form, { records: new Map(), entries, counted, elsewhere });
  const notes = new Map(draft.findings.map(({ finding, note }) => [`${finding.check} ${finding.cells[0]}`, note]));
  // Limits of the past are the server's; what it said of a figure holds until that is typed anew.
  const unusual = draft.findings
    .map(({ finding }) => finding)
    .filter(({ check, cells }) => check === outlierCheck && cells.every((cell) => !pending[cell]));
  const findings = [...runChecks(draft.form, figures, elsewhere), ...unusual].map((finding) => ({
    finding,
    note: notes.get(`${finding.check} ${finding.cells[0]}`) ?? null,
  }));
  return { figures, findings };
}
