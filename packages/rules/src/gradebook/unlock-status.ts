export type UnlockStatus = 'unconfirmed' | 'waiting' | 'refused' | 'withdrawn' | 'open' | 'ended' | 'over';

/** What has happened to a request to open locked cells. `openUntil` is an instant. */
export type UnlockCourse = {
  /** The school asks the homeroom teacher first, and there is one. */
  needsConfirmation: boolean;
  isConfirmed: boolean;
  decision: 'granted' | 'refused' | 'withdrawn' | null;
  openUntil: string | null;
  isEnded: boolean;
};

/** Where a request stands at a moment: what was granted closes by itself at its end, or when the principal ends it. */
export function unlockStatus(of: UnlockCourse, now: Date): UnlockStatus {
  if (of.decision === 'refused' || of.decision === 'withdrawn') return of.decision;
  if (of.decision === null) return of.needsConfirmation && !of.isConfirmed ? 'unconfirmed' : 'waiting';
  if (of.isEnded) return 'ended';
  return of.openUntil !== null && Date.parse(of.openUntil) > now.getTime() ? 'open' : 'over';
}
