import { useEffect } from 'react';
import { useKicks } from '../../shell/use-kicks.ts';
import { sessionOutboxOf, stopSessionOutbox } from './session-outboxes.ts';

/** Attendance of this account that an earlier page left unsent goes out whatever page is open. */
export function useSendingSessions(accountId: number): void {
  useKicks(() => sessionOutboxOf(accountId).kick());
  useEffect(() => {
    const hear = ({ key }: StorageEvent) => sessionOutboxOf(accountId).hear(key);
    sessionOutboxOf(accountId).kick();
    window.addEventListener('storage', hear);
    return () => {
      window.removeEventListener('storage', hear);
      stopSessionOutbox(accountId);
    };
  }, [accountId]);
}
