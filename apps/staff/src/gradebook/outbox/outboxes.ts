import { newRequestId } from '../../new-request-id.ts';
import { sessionEnded } from '../../shell/session-ended.ts';
import { clientOf, refusalOf } from '../../trpc.ts';
import { forgetNotes, type LateNote, leaveNotes, takeNotes } from './late-notes.ts';
import { unsentCount } from './outbox-state.ts';
import {
  type OutboxAddress,
  type OutboxStore,
  openOutboxStore,
  outboxName,
  type StoredOutbox,
} from './outbox-store.ts';
import { failureOf } from './send-failure.ts';
import { type OutboxNews, SheetOutbox } from './sheet-outbox.ts';

/** The outboxes of this tab: they go on sending when their page has been left. */
const opened = new Map<string, SheetOutbox>();
const answerWithin = 20_000;

let store: Promise<OutboxStore> | undefined;
function outboxStore(): Promise<OutboxStore> {
  store ??= openOutboxStore();
  return store;
}

let channel: BroadcastChannel | undefined;
function tell(news: OutboxNews): void {
  channel?.postMessage(news);
}
if (typeof BroadcastChannel !== 'undefined') {
  channel = new BroadcastChannel('truong-marks');
  channel.onmessage = ({ data }: MessageEvent<OutboxNews>) => opened.get(data.name)?.hear(data);
}

/** The outbox of a sheet; the same one while this page lives. */
export async function openOutbox(address: OutboxAddress): Promise<SheetOutbox> {
  const kept = await outboxStore();
  const name = outboxName(address);
  const known = opened.get(name);
  if (known) return known;
  const outbox = new SheetOutbox(address, surroundings(kept));
  opened.set(name, outbox);
  outbox.subscribe(() => {
    if (isPageEnding) leaveUnstored();
  });
  return outbox;
}

function surroundings(kept: OutboxStore): ConstructorParameters<typeof SheetOutbox>[1] {
  return {
    store: kept,
    send: ({ assignmentId, sheet }, batch) =>
      clientOf(assignmentId).gradebook.recordMarks.mutate(
        { ...sheet, ...batch },
        { signal: AbortSignal.timeout(answerWithin) },
      ),
    failureOf: (error) => failureOf(refusalOf(error)),
    onSessionEnded: () => sessionEnded.set(true),
    newRequestId: () => newRequestId(),
    inOneTab,
    tell,
    random: Math.random,
  };
}

/** Without the lock API two tabs may send the same batch; its number makes that one write. */
async function inOneTab(name: string, work: () => Promise<void>): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request(`truong-marks ${name}`, work);
}

/** Opens what an earlier visit left unsent, and sends it. */
export async function resumeOutboxes(accountId: number): Promise<void> {
  const storage = lateStorage();
  if (storage) {
    await takeNotes(storage, accountId, async ({ address, acts }) => (await openOutbox(address)).redo(acts));
  }
  const left = await (await outboxStore()).list(accountId);
  for (const address of left) (await openOutbox(address)).kick();
}

const page = newRequestId();

/** Null where the browser refuses it. */
function lateStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

let isPageEnding = false;

/**
 * The page ends: what its outboxes could not store yet is noted for the next one, also what the grid writes only after this.
 * Listeners of the window run in the order in which they were added, whatever their phase.
 */
export function noteUnstored(): void {
  isPageEnding = true;
  leaveUnstored();
}

function leaveUnstored(): void {
  const notes = [...opened.values()].map((outbox): LateNote => outbox.unstored());
  const storage = lateStorage();
  if (storage) {
    leaveNotes(
      storage,
      page,
      notes.filter(({ acts }) => acts.length > 0),
    );
  }
}

/** The page is shown, for the first time or again. */
export function forgetUnstored(): void {
  isPageEnding = false;
  const storage = lateStorage();
  if (storage) forgetNotes(storage, page);
}

export function kickOutboxes(): void {
  for (const outbox of opened.values()) outbox.kick();
}

/** Ends the retries of this tab; what is stored waits for its account. */
export function stopOutboxes(): void {
  for (const outbox of opened.values()) outbox.stop();
  opened.clear();
}

/** How many typed cells of the account have not reached the database, over all sheets on this machine. */
export async function countUnsent(accountId: number): Promise<number> {
  const left = await (await outboxStore()).list(accountId);
  return left.reduce((count, { outbox }) => count + unsentCount(outbox), 0);
}

/** The same sheet by sheet. */
export async function listUnsent(accountId: number): Promise<StoredOutbox[]> {
  const left = await (await outboxStore()).list(accountId);
  return left.filter(({ outbox }) => unsentCount(outbox) > 0);
}
