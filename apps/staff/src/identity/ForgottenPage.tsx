import { Alert, Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { errorText } from '../errors.ts';
import { trpc } from '../trpc.ts';
import { forgottenTexts, signInTexts } from './messages.ts';
import { SignInFrame } from './SignInFrame.tsx';

/** Asks for a link by e-mail. What it says afterwards is the same for every name. */
export function ForgottenPage() {
  const [username, setUsername] = useState('');
  const ask = trpc.identity.askPasswordLink.useMutation();

  function submit(event: FormEvent) {
    event.preventDefault();
    ask.mutate({ username });
  }

  return (
    <SignInFrame title={forgottenTexts.title}>
      {ask.isSuccess ? (
        <Alert color="teal" variant="light" role="status">
          {forgottenTexts.sent}
        </Alert>
      ) : (
        <form onSubmit={submit}>
          <Stack gap="md">
            <Text size="sm">{forgottenTexts.text}</Text>
            <TextInput
              label={signInTexts.username}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              required
              withAsterisk={false}
              maxLength={100}
              autoFocus
              value={username}
              onChange={(event) => setUsername(event.currentTarget.value)}
            />
            {ask.error && (
              <Alert color="red" variant="light" role="alert">
                {errorText(ask.error)}
              </Alert>
            )}
            <Button type="submit" size="md" loading={ask.isPending}>
              {forgottenTexts.ask}
            </Button>
          </Stack>
        </form>
      )}
      <Anchor renderRoot={(props) => <Link to="/sign-in" {...props} />}>{forgottenTexts.back}</Anchor>
    </SignInFrame>
  );
}
