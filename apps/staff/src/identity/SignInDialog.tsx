import { Anchor, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Me } from '@truong/contracts/identity';
import { useState } from 'react';
import { sessionEnded } from '../shell/session-ended.ts';
import { trpc } from '../trpc.ts';
import { signInTexts } from './messages.ts';
import { PassFactor } from './PassFactor.tsx';
import { SignInForm } from './SignInForm.tsx';

/** Over the page whose session has ended: the page stays as it is, and everything goes on after signing in. */
export function SignInDialog({ username }: { username: string }) {
  const utils = trpc.useUtils();
  const queryClient = useQueryClient();
  const [isCodeAsked, setCodeAsked] = useState(false);
  function goOn(me: Me) {
    if (me.factor === 'ask') return setCodeAsked(true);
    utils.identity.me.setData(undefined, me);
    sessionEnded.set(false);
    void queryClient.invalidateQueries();
  }
  return (
    <Modal.Root opened onClose={() => undefined} closeOnClickOutside={false} closeOnEscape={false} zIndex={400}>
      <Modal.Overlay />
      {/* No Modal.Header: it would be a second banner of the page. */}
      <Modal.Content>
        <Modal.Body pt="md">
          <Modal.Title fw={600} mb="xs">
            {signInTexts.again}
          </Modal.Title>
          <Stack>
            <Text size="sm">{signInTexts.kept}</Text>
            {isCodeAsked ? <PassFactor onPassed={goOn} /> : <SignInForm username={username} onSignedIn={goOn} />}
            <Anchor size="sm" component="button" type="button" onClick={() => location.assign('/staff/sign-in')}>
              {signInTexts.somebodyElse}
            </Anchor>
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
