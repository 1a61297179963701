import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { errorText } from '../errors.ts';
import { common } from '../messages.ts';
import { shellTexts } from './messages.ts';
import type { useSignOut } from './use-sign-out.ts';

export function SignOutQuestion({ signOut }: { signOut: ReturnType<typeof useSignOut> }) {
  const { title, text, confirm, stay } = shellTexts.signOutQuestion;
  return (
    <Modal
      opened={signOut.unsent !== null || Boolean(signOut.error)}
      onClose={signOut.cancel}
      title={title}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <Stack>
        {signOut.unsent && <Text size="sm">{text(signOut.unsent)}</Text>}
        {signOut.error && (
          <Alert color="red" variant="light" role="alert">
            {errorText(signOut.error)}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={signOut.confirm} loading={signOut.isPending}>
            {confirm}
          </Button>
          <Button onClick={signOut.cancel} data-autofocus>
            {stay}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
