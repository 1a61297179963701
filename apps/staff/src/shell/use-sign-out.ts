import { useState } from 'react';
import { countUnsentSessions } from '../attendance/outbox/session-outboxes.ts';
import { countUnsent } from '../gradebook/outbox/outboxes.ts';
import { trpc } from '../trpc.ts';
import { storeAssignment } from './tab-assignment.ts';

/** Signing out, with a question first while typed cells or sessions of attendance have not reached the server. */
export function useSignOut(accountId: number) {
  const [unsent, setUnsent] = useState<{ cells: number; sessions: number } | null>(null);
  const mutation = trpc.identity.signOut.useMutation({
    onSuccess: () => {
      storeAssignment(null);
      // A whole new page: nothing that was read stays in memory.
      location.assign('/staff/sign-in');
    },
  });
  return {
    unsent,
    isPending: mutation.isPending,
    error: mutation.error,
    begin: async () => {
      const left = { cells: await countUnsent(accountId), sessions: countUnsentSessions(accountId) };
      if (left.cells + left.sessions > 0) setUnsent(left);
      else mutation.mutate();
    },
    confirm: () => mutation.mutate(),
    cancel: () => setUnsent(null),
  };
}
