import type { ErrorCode } from '@truong/contracts/errors';
import type { Refusal } from '../../trpc.ts';
import type { CellProblem, CellRef } from './outbox-state.ts';

/** What a batch that was not taken calls for. */
export type SendFailure =
  /** Nobody knows whether it was written: send it again under its number. */
  | { kind: 'again'; trouble: 'network' | 'server'; afterSeconds: number | null }
  /** Again, but only after somebody has signed in. */
  | { kind: 'session' }
  | { kind: 'invalid'; problems: readonly (CellRef & CellProblem)[] }
  /** Not written: send the content again under a new number. */
  | { kind: 'renumber' }
  /** Not written, and not to be tried until the sheet takes marks again. */
  | { kind: 'blocked'; code: ErrorCode };

const again = (trouble: 'network' | 'server', afterSeconds: number | null = null): SendFailure => ({
  kind: 'again',
  trouble,
  afterSeconds,
});

/** A request without an answer of ours (no network, a proxy's error page) says nothing about what was written. */
export function failureOf(refusal: Refusal | undefined): SendFailure {
  if (!refusal) return again('network');
  switch (refusal.appCode) {
    case 'SESSION_ENDED':
    case 'PASSWORD_CHANGE_NEEDED':
    case 'FACTOR_NEEDED':
      return { kind: 'session' };
    case 'DATABASE_UNAVAILABLE':
    case 'INTERNAL':
      return again('server');
    case 'TOO_MANY_REQUESTS':
      return again('server', refusal.appData.retryAfterSeconds);
    case 'MARKS_INVALID':
      return { kind: 'invalid', problems: refusal.appData.problems };
    case 'INPUT_INVALID':
      return { kind: 'invalid', problems: [] };
    case 'REQUEST_REUSED':
      return { kind: 'renumber' };
    default:
      return { kind: 'blocked', code: refusal.appCode };
  }
}

/** Doubling from one second, at most half a minute; `random` (0 to 1) keeps a school's machines from coming all at once. */
export function pauseBefore(attempt: number, random: number): number {
  const full = Math.min(30_000, 1_000 * 2 ** Math.min(attempt, 10));
  return Math.round(full * (0.75 + random / 2));
}
