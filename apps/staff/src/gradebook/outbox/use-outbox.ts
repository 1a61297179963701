import type { RecordedMarks } from '@truong/contracts/gradebook';
import { useCallback, useEffect, useRef, useState } from 'react';
import { refusalOf } from '../../trpc.ts';
import { answered, batchRefused, emptyOutbox, type Outbox, type Pending, stopped, unsentCount, withBatch } from './outbox-state.ts';
import { readOutbox, updateOutbox } from './outbox-store.ts';

const pauseBeforeSending = 350;
const retryDelays = [1_000, 2_000, 5_000, 10_000, 20_000];

type Send = (batch: { requestId: string; changes: Pending[] }) => Promise<RecordedMarks>;

/**
 * The outbox of one sheet: everything typed is stored first and sent in batches, one at a time over all tabs. A batch that
 * was not answered is sent again under its number: after a pause, when the network comes back, after signing in.
 */
export function useOutbox(key: string, send: Send, onAnswer: (answer: RecordedMarks) => void) {
  const [outbox, setOutbox] = useState<Outbox>(emptyOutbox);
  const latest = useRef({ send, onAnswer });
  latest.current = { send, onAnswer };
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const failures = useRef(0);
  const isSending = useRef(false);
  const channel = useRef<BroadcastChannel>(undefined);

  const apply = useCallback(
    async (change: (outbox: Outbox) => Outbox) => {
      // Seen at once; the store says what holds for all tabs.
      setOutbox(change);
      const stored = await updateOutbox(key, change);
      channel.current?.postMessage(key);
      return stored;
    },
    [key],
  );

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    if (isSending.current) return;
    isSending.current = true;
    let again: number | undefined;
    try {
      await inOneTab(key, async () => {
        const ready = await apply((now) => withBatch(now, newRequestId()));
        setOutbox(ready);
        if (!ready.batch) return;
        again = await deliver(ready.batch);
      });
    } finally {
      isSending.current = false;
    }
    if (again !== undefined) timer.current = setTimeout(flush, again);

    /** Sends one batch; the answer is the pause before the next try or batch, if there is one. */
    async function deliver(batch: NonNullable<Outbox['batch']>): Promise<number | undefined> {
      try {
        const answer = await latest.current.send(batch);
        failures.current = 0;
        latest.current.onAnswer(answer);
        const after = await apply((now) => answered(now, batch.requestId, answer));
        setOutbox(after);
        return unsentCount(after) > 0 ? 0 : undefined;
      } catch (error) {
        const refusal = refusalOf(error);
        switch (refusal?.appCode) {
          case 'MARKS_INVALID': {
            const { problems } = refusal.appData as { problems: { pupilId: number; slot: string; problem: string }[] };
            setOutbox(await apply((now) => batchRefused(now, batch.requestId, problems)));
            return 0;
          }
          case 'SHEET_CLOSED':
          case 'TERM_CLOSED':
          case 'NOT_FOUND':
          case 'FORBIDDEN': {
            const { appCode } = refusal;
            setOutbox(await apply((now) => stopped(now, appCode)));
            return undefined;
          }
          case 'SESSION_ENDED':
            // Goes on when the person has signed in again ('online' is fired then).
            return undefined;
          default: {
            const delay = retryDelays[Math.min(failures.current, retryDelays.length - 1)];
            failures.current += 1;
            return delay;
          }
        }
      }
    }
  }, [apply, key]);

  const schedule = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, pauseBeforeSending);
  }, [flush]);

  useEffect(() => {
    let isHere = true;
    const reload = async () => {
      const stored = await readOutbox(key);
      if (isHere) setOutbox(stored);
      return stored;
    };
    channel.current = new BroadcastChannel('truong-outbox');
    channel.current.onmessage = (event) => event.data === key && void reload();
    void reload().then((stored) => unsentCount(stored) > 0 && void flush());
    const now = () => void flush();
    const hidden = () => document.visibilityState === 'hidden' && void flush();
    window.addEventListener('online', now);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      isHere = false;
      clearTimeout(timer.current);
      channel.current?.close();
      window.removeEventListener('online', now);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [key, flush]);

  const change = useCallback(
    async (step: (outbox: Outbox) => Outbox) => {
      await apply(step);
      schedule();
    },
    [apply, schedule],
  );
  return { outbox, change, flush };
}

/** Only one tab sends at a time; without the lock API the request number still keeps a double sending harmless. */
async function inOneTab(key: string, work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return work();
  await navigator.locks.request(`truong-outbox ${key}`, work);
}

/** A random uuid, also where the page is not served over a secure connection. */
function newRequestId(): string {
  if ('randomUUID' in crypto) return crypto.randomUUID();
  const bytes = (crypto as Crypto).getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
