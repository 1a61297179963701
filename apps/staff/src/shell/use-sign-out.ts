import { useState } from 'react';
import { countUnsent } from '../gradebook/outbox/outboxes.ts';
import { trpc } from '../trpc.ts';
import { storeAssignment } from './tab-assignment.ts';

/** Signing out, with a question first while typed cells have not reached the server. */
export function useSignOut(accountId: number) {
  const [unsent, setUnsent] = useState(0);
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
      const cells = await countUnsent(accountId);
      if (cells > 0) setUnsent(cells);
      else mutation.mutate();
    },
    confirm: () => mutation.mutate(),
    cancel: () => setUnsent(0),
  };
}
