import { Alert, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import type { Me } from '@truong/contracts/identity';
import { type FormEvent, useRef, useState } from 'react';
import { errorText } from '../errors.ts';
import { trpc } from '../trpc.ts';
import { signInTexts } from './messages.ts';

export type SignInFormProps = {
  /** Given when only this person may go on. */
  username?: string;
  onSignedIn: (me: Me) => void;
};

export function SignInForm({ username: known, onSignedIn }: SignInFormProps) {
  const [username, setUsername] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);
  const signIn = trpc.identity.signIn.useMutation({
    onSuccess: onSignedIn,
    onError: () => passwordField.current?.select(),
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    signIn.mutate({ username, password });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          label={signInTexts.username}
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          maxLength={100}
          readOnly={known !== undefined}
          {...(known === undefined && { 'data-autofocus': true, autoFocus: true })}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <PasswordInput
          ref={passwordField}
          label={signInTexts.password}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          maxLength={200}
          {...(known !== undefined && { 'data-autofocus': true })}
          visibilityToggleButtonProps={{ 'aria-label': signInTexts.showPassword }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {signIn.error && (
          <Alert color="red" variant="light" role="alert">
            {errorText(signIn.error)}
          </Alert>
        )}
        <Button type="submit" size="md" loading={signIn.isPending}>
          {signInTexts.signIn}
        </Button>
      </Stack>
    </form>
  );
}
