import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { errorText } from '../errors.ts';
import { trpc } from '../trpc.ts';
import { emailTexts } from './account-messages.ts';

/** Where letters about one's account go. The password is asked for before it changes. */
export function EmailForm({ email, onChanged }: { email: string | null; onChanged: () => void }) {
  const [typed, setTyped] = useState(email ?? '');
  const set = trpc.identity.setOwnEmail.useMutation({ onSuccess: onChanged });

  function submit(event: FormEvent) {
    event.preventDefault();
    set.mutate({ email: typed.trim() || null });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={380}>
        <Text size="sm">{email ? emailTexts.use : emailTexts.none}</Text>
        <TextInput
          label={emailTexts.title}
          type="email"
          autoComplete="email"
          maxLength={200}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {set.error && (
          <Alert color="red" variant="light" role="alert">
            {errorText(set.error)}
          </Alert>
        )}
        <Group gap="sm">
          <Button type="submit" variant="default" loading={set.isPending} disabled={typed.trim() === (email ?? '')}>
            {emailTexts.save}
          </Button>
          {set.isSuccess && (
            <Text size="sm" role="status">
              {emailTexts.saved}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}
