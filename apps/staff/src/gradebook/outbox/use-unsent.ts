import { useEffect, useState } from 'react';
import type { StoredOutbox } from './outbox-store.ts';
import { listUnsent } from './outboxes.ts';

const lookEvery = 3_000;

/** What typing has left on this machine and no sheet has taken; null until it has been looked up, or where nobody asks. */
export function useUnsent(accountId: number | null): readonly StoredOutbox[] | null {
  const [unsent, setUnsent] = useState<readonly StoredOutbox[] | null>(null);
  useEffect(() => {
    if (accountId === null) return;
    let isHere = true;
    const look = () => void listUnsent(accountId).then((found) => isHere && setUnsent(found));
    look();
    const timer = setInterval(look, lookEvery);
    return () => {
      isHere = false;
      clearInterval(timer);
    };
  }, [accountId]);
  return unsent;
}
