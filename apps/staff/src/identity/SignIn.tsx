import { Alert, Button, Center, Modal, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { BrandMark } from '@truong/ui/BrandMark.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorText } from '../errors.ts';
import { sessionEnded } from '../shell/session-ended.ts';
import { trpc } from '../trpc.ts';
import { signInTexts } from './messages.ts';

function SignInForm({ username: known = '', onSignedIn }: { username?: string; onSignedIn: () => void }) {
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const signIn = trpc.identity.signIn.useMutation({ onSuccess: onSignedIn });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    signIn.mutate({ username, password });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <TextInput label={signInTexts.username} autoComplete="username" required value={username} readOnly={known !== ''} onChange={(e) => setUsername(e.currentTarget.value)} />
        <PasswordInput
          label={signInTexts.password}
          autoComplete="current-password"
          required
          value={password}
          visibilityToggleButtonProps={{ 'aria-label': signInTexts.showPassword }}
          onChange={(e) => setPassword(e.currentTarget.value)}
        />
        {signIn.error && (
          <Alert color="red" variant="light" role="alert">
            {errorText(signIn.error)}
          </Alert>
        )}
        <Button type="submit" loading={signIn.isPending}>
          {signInTexts.signIn}
        </Button>
      </Stack>
    </form>
  );
}

export function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  const done = () => {
    sessionEnded.set(false);
    onSignedIn();
  };
  return (
    <Center mih="90vh" p="md" component="main">
      <Stack w={340} gap="lg">
        <Stack gap={4}>
          <BrandMark />
          <Title order={1} size="h2">
            Cổng Trường
          </Title>
          <Text c="dimmed">{signInTexts.welcome}</Text>
        </Stack>
        <SignInForm onSignedIn={done} />
      </Stack>
    </Center>
  );
}

/** Over the page whose session has ended: the page stays as it is, and goes on after signing in. */
export function SignInDialog({ username }: { username: string }) {
  const queryClient = useQueryClient();
  const done = () => {
    sessionEnded.set(false);
    queryClient.invalidateQueries();
    window.dispatchEvent(new Event('online'));
  };
  return (
    <Modal opened onClose={() => undefined} withCloseButton={false} title={signInTexts.again}>
      <Stack>
        <Text>{signInTexts.kept}</Text>
        <SignInForm username={username} onSignedIn={done} />
      </Stack>
    </Modal>
  );
}
