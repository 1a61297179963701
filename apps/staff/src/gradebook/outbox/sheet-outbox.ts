import type { ErrorCode } from '@truong/contracts/errors';
import type { RecordedMarks, SheetCell } from '@truong/contracts/gradebook';
import type { LateNote } from './late-notes.ts';
import {
  type Batch,
  type CellKey,
  cellKey,
  type Edit,
  emptyOutbox,
  type Outbox,
  type OutboxAct,
  stepOutbox,
} from './outbox-state.ts';
import { type OutboxAddress, type OutboxStore, outboxName, type SheetAbout } from './outbox-store.ts';
import { pauseBefore, type SendFailure } from './send-failure.ts';

type Results = RecordedMarks['results'];

/** What tabs of one browser tell each other: an outbox has changed, and what the server said on that occasion. */
export type OutboxNews = { name: string; cells: SheetCell[]; results: Results };

export type OutboxSurroundings = {
  store: OutboxStore;
  send: (address: OutboxAddress, batch: Batch) => Promise<RecordedMarks>;
  failureOf: (error: unknown) => SendFailure;
  onSessionEnded: () => void;
  newRequestId: () => string;
  /** Runs the work in one tab at a time. */
  inOneTab: (name: string, work: () => Promise<void>) => Promise<void>;
  tell: (news: OutboxNews) => void;
  /** 0 to 1. */
  random: () => number;
};

/** What a screen shows of an outbox; a new object whenever something changed. */
export type OutboxSnapshot = {
  outbox: Outbox;
  /** Cells as answers gave them, newer than the sheet on the screen may be. */
  learned: ReadonlyMap<CellKey, SheetCell>;
  /** Results as the server computed them, and when that was heard. */
  results: ReadonlyMap<number, { result: Results[number]['result']; at: number }>;
  isSending: boolean;
  trouble: 'network' | 'server' | 'session' | null;
  /** Why the sheet takes nothing now, and since when. */
  blocked: { code: ErrorCode; at: number } | null;
  isDurable: boolean;
  isLoaded: boolean;
};

const pauseWhileTyping = 400;

/**
 * The outbox of one sheet at work: every edit is stored first, then sent in batches, one at a time over all tabs. A batch gets
 * its number before it is sent and keeps it until it is answered; retries come after pauses, and at once when something kicks.
 */
export class SheetOutbox {
  readonly name: string;
  #address: OutboxAddress;
  readonly #around: OutboxSurroundings;
  readonly #listeners = new Set<() => void>();
  #stored: Outbox = emptyOutbox;
  /** Acts that the screen shows already and the store has not taken yet. */
  #unstored: OutboxAct[] = [];
  /** The last of the reads and writes of the store, which run one after the other. */
  #storing: Promise<unknown> = Promise.resolve();
  #isStoreLost = false;
  #isStopped = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | null = null;
  #failures = 0;
  #snapshot: OutboxSnapshot;

  constructor(address: OutboxAddress, around: OutboxSurroundings) {
    this.name = outboxName(address);
    this.#address = address;
    this.#around = around;
    this.#snapshot = {
      outbox: emptyOutbox,
      learned: new Map(),
      results: new Map(),
      isSending: false,
      trouble: null,
      blocked: null,
      isDurable: around.store.isDurable,
      isLoaded: false,
    };
    void this.reload();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
  readonly snapshot = (): OutboxSnapshot => this.#snapshot;

  /** The assignment under which the sheet is open now. */
  actAs(assignmentId: number): void {
    this.#address = { ...this.#address, assignmentId };
  }

  /** Remembered with what is typed from now on. */
  describe(about: SheetAbout): void {
    this.#address = { ...this.#address, about };
  }

  /** What the writer did and the store has not taken. Sending makes its own steps again. */
  unstored(): LateNote {
    const acts = this.#unstored.filter(({ type }) => type === 'typed' || type === 'resolved' || type === 'dropped');
    return { address: this.#address, acts };
  }

  /** What an earlier page noted at its end; resolves when it is stored. */
  async redo(acts: readonly OutboxAct[]): Promise<void> {
    await Promise.all(acts.map((act) => this.#act(act)));
  }

  write(edits: readonly Edit[]): void {
    if (edits.length === 0) return;
    void this.#act({ type: 'typed', edits });
    this.#schedule(pauseWhileTyping);
  }

  resolve(cell: { pupilId: number; slot: string }, keep: 'mine' | 'theirs'): void {
    void this.#act({ type: 'resolved', cell, keep });
    this.#schedule(0);
  }

  drop(): void {
    void this.#act({ type: 'dropped' });
  }

  /** Nothing new is sent until `unblock`; a batch under way is still asked after, its answer may have been lost. */
  block(code: ErrorCode): void {
    if (this.#snapshot.blocked?.code !== code) this.#show({ blocked: { code, at: Date.now() } });
  }

  unblock(): void {
    if (!this.#snapshot.blocked) return;
    this.#show({ blocked: null });
    this.kick();
  }

  /** Sends at once: the network came back, somebody signed in, the page is being left. */
  kick(): void {
    this.#failures = 0;
    void this.flush();
  }

  /** Sends until nothing waits or something stands in the way. Resolves then. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  /** Reads again what another tab has stored. */
  reload(): Promise<void> {
    const read = this.#storing.then(async () => {
      if (this.#isStoreLost) return;
      try {
        this.#stored = await this.#around.store.read(this.#address);
      } catch {
        this.#loseStore();
      }
      this.#show({ isLoaded: true });
    });
    this.#storing = read;
    return read;
  }

  hear({ cells, results }: Omit<OutboxNews, 'name'>): void {
    this.#learn(cells, results);
    void this.reload();
  }

  /** No more tries from here; what is stored waits for its account. */
  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(pause: number): void {
    clearTimeout(this.#timer);
    if (this.#isStopped) return;
    this.#timer = setTimeout(() => void this.flush(), pause);
  }

  async #sendAll(): Promise<void> {
    let isMore = true;
    while (isMore) {
      isMore = false;
      await this.#around.inOneTab(this.name, async () => {
        isMore = await this.#sendOne();
      });
    }
  }

  /** True when another batch may follow at once. */
  async #sendOne(): Promise<boolean> {
    // Another tab may have sent since.
    await this.reload();
    if (this.#isStopped) return false;
    if (!this.#stored.batch && this.#snapshot.blocked) return false;
    const { batch } = await this.#act({ type: 'batched', requestId: this.#around.newRequestId() });
    if (!batch) return false;
    this.#show({ isSending: true });
    try {
      const answer = await this.#around.send(this.#address, batch);
      await this.#take(batch, answer);
      return true;
    } catch (error) {
      return await this.#fail(batch, this.#around.failureOf(error));
    } finally {
      this.#show({ isSending: false });
    }
  }

  async #take(batch: Batch, answer: RecordedMarks): Promise<void> {
    this.#failures = 0;
    const cells = [...answer.saved, ...answer.conflicts];
    // Learned first: between the two drawings the old value must not come back.
    this.#learn(cells, answer.results);
    await this.#act({ type: 'answered', requestId: batch.requestId, answer }, { cells, results: answer.results });
    this.#show({ trouble: null });
  }

  async #fail(batch: Batch, failure: SendFailure): Promise<boolean> {
    const { requestId } = batch;
    switch (failure.kind) {
      case 'again': {
        this.#show({ trouble: failure.trouble });
        const pause = pauseBefore(this.#failures, this.#around.random());
        this.#failures += 1;
        this.#schedule(Math.max(pause, (failure.afterSeconds ?? 0) * 1000));
        return false;
      }
      case 'session':
        this.#show({ trouble: 'session' });
        this.#around.onSessionEnded();
        return false;
      case 'invalid':
        await this.#act({ type: 'invalid', requestId, problems: failure.problems });
        this.#show({ trouble: null });
        return true;
      case 'renumber':
        await this.#act({ type: 'returned', requestId });
        return true;
      case 'blocked':
        await this.#act({ type: 'returned', requestId });
        this.#show({ trouble: null });
        this.block(failure.code);
        return false;
    }
  }

  /** Shown at once, then stored in order; the store's word is what holds for all tabs. */
  #act(act: OutboxAct, news: Omit<OutboxNews, 'name'> = { cells: [], results: [] }): Promise<Outbox> {
    this.#unstored = [...this.#unstored, act];
    this.#show({});
    const stored = this.#storing.then(async () => {
      this.#stored = await this.#step(act);
      this.#unstored = this.#unstored.filter((each) => each !== act);
      this.#show({});
      this.#around.tell({ name: this.name, ...news });
      return this.#stored;
    });
    this.#storing = stored;
    return stored;
  }

  async #step(act: OutboxAct): Promise<Outbox> {
    if (this.#isStoreLost) return stepOutbox(this.#stored, act);
    try {
      return await this.#around.store.step(this.#address, act);
    } catch {
      this.#loseStore();
      return stepOutbox(this.#stored, act);
    }
  }

  /** A store that has failed (a full disk) must not take along what is on the screen: from here on this page remembers. */
  #loseStore(): void {
    this.#isStoreLost = true;
    this.#show({ isDurable: false });
  }

  #learn(cells: readonly SheetCell[], results: Results): void {
    const learned = new Map(this.#snapshot.learned);
    for (const { pupilId, slot, value, version } of cells) {
      const key = cellKey({ pupilId, slot });
      if ((learned.get(key)?.version ?? -1) <= version) learned.set(key, { pupilId, slot, value, version });
    }
    const known = new Map(this.#snapshot.results);
    for (const { pupilId, result } of results) known.set(pupilId, { result, at: Date.now() });
    this.#show({ learned, results: known });
  }

  #show(change: Partial<OutboxSnapshot>): void {
    const outbox = this.#unstored.reduce(stepOutbox, this.#stored);
    this.#snapshot = { ...this.#snapshot, ...change, outbox };
    for (const listener of this.#listeners) listener();
  }
}
