import { Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { type FormEvent, useState, useSyncExternalStore } from 'react';
import { errorText } from '../errors.ts';
import { common } from '../messages.ts';
import { trpc } from '../trpc.ts';
import { confirmTexts, passwordTexts } from './account-messages.ts';
import { confirmation } from './confirmation.ts';

/** Over whatever is open, when an act asks for the password again. */
export function ConfirmDialog() {
  const isAsked = useSyncExternalStore(confirmation.subscribe, confirmation.isAsked);
  return (
    <Modal
      opened={isAsked}
      onClose={() => confirmation.settle(false)}
      withCloseButton={false}
      centered
      size="sm"
      zIndex={350}
    >
      <Form />
    </Modal>
  );
}

function Form() {
  const [password, setPassword] = useState('');
  const confirm = trpc.identity.confirm.useMutation({ onSuccess: () => confirmation.settle(true) });
  function submit(event: FormEvent) {
    event.preventDefault();
    confirm.mutate({ password });
  }
  return (
    <form onSubmit={submit}>
      <Stack>
        <Modal.Title fw={600}>{confirmTexts.title}</Modal.Title>
        <Text size="sm">{confirmTexts.text}</Text>
        <PasswordInput
          data-autofocus
          label={confirmTexts.password}
          autoComplete="current-password"
          required
          withAsterisk={false}
          maxLength={200}
          visibilityToggleButtonProps={{ 'aria-label': passwordTexts.show }}
          error={confirm.error && errorText(confirm.error)}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => confirmation.settle(false)}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={confirm.isPending}>
            {confirmTexts.confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
