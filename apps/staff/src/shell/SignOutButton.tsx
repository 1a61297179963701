import { Button } from '@mantine/core';
import { trpc } from '../trpc.ts';
import { shellTexts } from './messages.ts';

/** The way out for somebody who is signed in but may act as nobody. */
export function SignOutButton() {
  const signOut = trpc.identity.signOut.useMutation({ onSuccess: () => location.assign('/staff/sign-in') });
  return (
    <Button variant="default" loading={signOut.isPending} onClick={() => signOut.mutate()}>
      {shellTexts.signOut}
    </Button>
  );
}
