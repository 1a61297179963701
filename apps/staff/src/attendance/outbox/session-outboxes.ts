import { failureOf } from '../../gradebook/outbox/send-failure.ts';
import { newRequestId } from '../../new-request-id.ts';
import { sessionEnded } from '../../shell/session-ended.ts';
import { clientOf, refusalOf } from '../../trpc.ts';
import { SessionOutbox } from './session-outbox.ts';
import { sessionStore } from './session-store.ts';

/** The outboxes of this tab: they go on sending when their page has been left. */
const opened = new Map<number, SessionOutbox>();
const answerWithin = 20_000;

/** The outbox of an account; the same one while this page lives. */
export function sessionOutboxOf(accountId: number): SessionOutbox {
  const known = opened.get(accountId);
  if (known) return known;
  const outbox = new SessionOutbox({
    store: storeOf(accountId),
    send: (assignmentId, content) =>
      clientOf(assignmentId).gradebook.recordAttendance.mutate(content, { signal: AbortSignal.timeout(answerWithin) }),
    failureOf: (error) => failureOf(refusalOf(error)),
    onSessionEnded: () => sessionEnded.set(true),
    newRequestId: () => newRequestId(),
    inOneTab: async (work) => {
      if (!navigator.locks) return work();
      await navigator.locks.request(`truong-attendance ${accountId}`, work);
    },
    random: Math.random,
  });
  opened.set(accountId, outbox);
  return outbox;
}

/** How many sessions of the account have not reached the database. */
export function countUnsentSessions(accountId: number): number {
  return storeOf(accountId).list().length;
}

/** Ends the retries of this tab; what is stored waits for its account. */
export function stopSessionOutbox(accountId: number): void {
  opened.get(accountId)?.stop();
}

function storeOf(accountId: number) {
  try {
    return sessionStore(accountId, localStorage);
  } catch {
    return sessionStore(accountId, null);
  }
}
