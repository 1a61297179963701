import { useEffect } from 'react';
import { useKicks } from '../../shell/use-kicks.ts';
import { isLateNote } from './late-notes.ts';
import { forgetUnstored, kickOutboxes, noteUnstored, resumeOutboxes, stopOutboxes } from './outboxes.ts';

/** Everything unsent of this account goes out whatever page is open: now, when the network or the session is back, on leaving. */
export function useSendingInBackground(accountId: number): void {
  useKicks(kickOutboxes);
  useEffect(() => {
    void resumeOutboxes(accountId);
    const hear = ({ key, newValue }: StorageEvent) => {
      if (isLateNote(key) && newValue !== null) void resumeOutboxes(accountId);
    };
    window.addEventListener('storage', hear);
    window.addEventListener('pagehide', noteUnstored);
    window.addEventListener('pageshow', forgetUnstored);
    return () => {
      window.removeEventListener('storage', hear);
      window.removeEventListener('pagehide', noteUnstored);
      window.removeEventListener('pageshow', forgetUnstored);
      stopOutboxes();
    };
  }, [accountId]);
}
