import { useEffect } from 'react';
import { sessionEnded } from '../../shell/session-ended.ts';
import { kickOutboxes, resumeOutboxes, stopOutboxes } from './outboxes.ts';

/** Everything unsent of this account goes out whatever page is open: now, when the network or the session is back, on leaving. */
export function useSendingInBackground(accountId: number): void {
  useEffect(() => {
    void resumeOutboxes(accountId);
    const unsubscribe = sessionEnded.subscribe(() => {
      if (!sessionEnded.get()) kickOutboxes();
    });
    window.addEventListener('online', kickOutboxes);
    window.addEventListener('focus', kickOutboxes);
    window.addEventListener('blur', kickOutboxes);
    document.addEventListener('visibilitychange', kickOutboxes);
    return () => {
      unsubscribe();
      window.removeEventListener('online', kickOutboxes);
      window.removeEventListener('focus', kickOutboxes);
      window.removeEventListener('blur', kickOutboxes);
      document.removeEventListener('visibilitychange', kickOutboxes);
      stopOutboxes();
    };
  }, [accountId]);
}
