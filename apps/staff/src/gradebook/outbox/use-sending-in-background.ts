import { useEffect } from 'react';
import { sessionEnded } from '../../shell/session-ended.ts';
import { isLateNote } from './late-notes.ts';
import { forgetUnstored, kickOutboxes, noteUnstored, resumeOutboxes, stopOutboxes } from './outboxes.ts';

/** Everything unsent of this account goes out whatever page is open: now, when the network or the session is back, on leaving. */
export function useSendingInBackground(accountId: number): void {
  useEffect(() => {
    void resumeOutboxes(accountId);
    const unsubscribe = sessionEnded.subscribe(() => {
      if (!sessionEnded.get()) kickOutboxes();
    });
    const hear = ({ key, newValue }: StorageEvent) => {
      if (isLateNote(key) && newValue !== null) void resumeOutboxes(accountId);
    };
    window.addEventListener('storage', hear);
    window.addEventListener('pagehide', noteUnstored);
    window.addEventListener('pageshow', forgetUnstored);
    window.addEventListener('online', kickOutboxes);
    window.addEventListener('focus', kickOutboxes);
    window.addEventListener('blur', kickOutboxes);
    document.addEventListener('visibilitychange', kickOutboxes);
    return () => {
      unsubscribe();
      window.removeEventListener('storage', hear);
      window.removeEventListener('pagehide', noteUnstored);
      window.removeEventListener('pageshow', forgetUnstored);
      window.removeEventListener('online', kickOutboxes);
      window.removeEventListener('focus', kickOutboxes);
      window.removeEventListener('blur', kickOutboxes);
      document.removeEventListener('visibilitychange', kickOutboxes);
      stopOutboxes();
    };
  }, [accountId]);
}
