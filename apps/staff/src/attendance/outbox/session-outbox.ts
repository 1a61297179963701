import type { RecordAttendance } from '@truong/contracts/attendance';
import { pauseBefore, type SendFailure } from '../../gradebook/outbox/send-failure.ts';
import { listsOf, type SessionAct } from './kept-session.ts';
import type { SessionAddress, SessionStore, StoredSession } from './session-store.ts';

/** What the outbox needs of the world around it; tests bring their own. */
export type SessionSurroundings = {
  store: SessionStore;
  send: (assignmentId: number, content: RecordAttendance) => Promise<unknown>;
  failureOf: (error: unknown) => SendFailure;
  onSessionEnded: () => void;
  newRequestId: () => string;
  /** Runs the work in one tab at a time. */
  inOneTab: (work: () => Promise<void>) => Promise<void>;
  /** 0 to 1. */
  random: () => number;
};

/** What a screen shows; a new object whenever something changed. */
export type SessionSnapshot = {
  sessions: readonly StoredSession[];
  isSending: boolean;
  trouble: 'network' | 'server' | 'session' | null;
};

/**
 * The attendance of one account on its way: every mark is stored first, then sent, a session at a time over all tabs and under a
 * number that it keeps until it is answered. Retries come after pauses, and at once when something kicks; what is refused stays.
 */
export class SessionOutbox {
  readonly #around: SessionSurroundings;
  readonly #listeners = new Set<() => void>();
  readonly #readers = new Set<() => Promise<unknown>>();
  #snapshot: SessionSnapshot;
  #sending: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #isStopped = false;
  /** Somebody asked while a run was about to end. */
  #isAskedAgain = false;

  constructor(around: SessionSurroundings) {
    this.#around = around;
    this.#snapshot = { sessions: around.store.list(), isSending: false, trouble: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
  readonly snapshot = (): SessionSnapshot => this.#snapshot;

  /** Reads what the database holds after a save, before the mark on its way goes: the old one never comes back between. */
  readAfterSaves(read: () => Promise<unknown>): () => void {
    this.#readers.add(read);
    return () => {
      this.#readers.delete(read);
    };
  }

  /** Stored when this returns; resolves when nothing more can be sent. */
  act(address: SessionAddress, act: Extract<SessionAct, { type: 'typed' | 'tried again' | 'dropped' }>): Promise<void> {
    this.#step(address, act);
    return this.flush();
  }

  kick(): void {
    this.#isStopped = false;
    this.#failures = 0;
    void this.flush();
  }

  /** A key of the storage has changed: another tab may have written, and saved. */
  hear(key: string | null): void {
    if (!this.#around.store.isOurs(key)) return;
    this.#show({});
    for (const read of this.#readers) void read();
  }

  /** No more tries until something kicks. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  /** Sends until nothing waits or something stands in the way. Resolves then. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#sending) {
      this.#isAskedAgain = true;
      return this.#sending;
    }
    this.#isAskedAgain = false;
    this.#sending = this.#around
      .inOneTab(async () => {
        while (await this.#sendOne());
      })
      .finally(() => {
        this.#sending = null;
        if (this.#isAskedAgain) void this.flush();
      });
    return this.#sending;
  }

  async #sendOne(): Promise<boolean> {
    if (this.#isStopped) return false;
    const next = this.#around.store.list().find(({ kept }) => kept.batch ?? (kept.waiting && !kept.refused));
    if (!next) return false;
    const { kept: _kept, assignmentId, className: _name, ...place } = next;
    const { batch, replacesCounts } = this.#step(next, { type: 'batched', requestId: this.#around.newRequestId() });
    if (!batch) return false;
    const { requestId } = batch;
    this.#show({ isSending: true });
    try {
      await this.#around.send(assignmentId, { ...place, ...listsOf(batch.draft), replacesCounts, requestId });
      this.#failures = 0;
      await Promise.all([...this.#readers].map((read) => read()));
      this.#step(next, { type: 'answered', requestId });
      this.#show({ trouble: null });
      return true;
    } catch (error) {
      return this.#fail(next, requestId, this.#around.failureOf(error));
    } finally {
      this.#show({ isSending: false });
    }
  }

  /** Whether there is more to send at once. */
  #fail(address: SessionAddress, requestId: string, failure: SendFailure): boolean {
    switch (failure.kind) {
      case 'again': {
        this.#show({ trouble: failure.trouble });
        const pause = pauseBefore(this.#failures, this.#around.random());
        this.#failures += 1;
        if (!this.#isStopped)
          this.#timer = setTimeout(() => void this.flush(), Math.max(pause, (failure.afterSeconds ?? 0) * 1000));
        return false;
      }
      case 'session':
        this.#show({ trouble: 'session' });
        this.#around.onSessionEnded();
        return false;
      default: {
        const refused =
          failure.kind === 'renumber' ? null : failure.kind === 'blocked' ? failure.code : 'INPUT_INVALID';
        this.#step(address, { type: 'returned', requestId, refused });
        this.#show({ trouble: null });
        return true;
      }
    }
  }

  #step(address: SessionAddress, act: SessionAct) {
    const { unitId, schoolYear, classId, className, day, session, assignmentId } = address;
    const kept = this.#around.store.step({ unitId, schoolYear, classId, className, day, session, assignmentId }, act);
    this.#show({});
    return kept;
  }

  #show(change: Partial<SessionSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change, sessions: this.#around.store.list() };
    for (const listener of this.#listeners) listener();
  }
}
