import { Anchor, Modal, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { sessionEnded } from '../shell/session-ended.ts';
import { trpc } from '../trpc.ts';
import { signInTexts } from './messages.ts';
import { SignInForm } from './SignInForm.tsx';

/** Over the page whose session has ended: the page stays as it is, and everything goes on after signing in. */
export function SignInDialog({ username }: { username: string }) {
  const titleId = useId();
  const utils = trpc.useUtils();
  const queryClient = useQueryClient();
  return (
    <Modal.Root opened onClose={() => undefined} closeOnClickOutside={false} closeOnEscape={false} zIndex={400}>
      <Modal.Overlay />
      {/* No Modal.Header: it would be a second banner of the page. */}
      <Modal.Content aria-labelledby={titleId}>
        <Modal.Body pt="md">
          <Title order={2} size="h3" id={titleId} mb="xs">
            {signInTexts.again}
          </Title>
      <Stack>
        <Text size="sm">{signInTexts.kept}</Text>
        <SignInForm
          username={username}
          onSignedIn={(me) => {
            utils.identity.me.setData(undefined, me);
            sessionEnded.set(false);
            void queryClient.invalidateQueries();
          }}
        />
        <Anchor size="sm" component="button" type="button" onClick={() => location.assign('/staff/sign-in')}>
          {signInTexts.somebodyElse}
        </Anchor>
      </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
