import { Alert, Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { errorText } from '../errors.ts';
import { refusalOf, trpc } from '../trpc.ts';
import { passwordTexts } from './account-messages.ts';
import { forgottenTexts } from './messages.ts';
import { SignInFrame } from './SignInFrame.tsx';

/** Where the link of a letter leads, whoever is signed in here: a new password for the account of the link. */
export function NewPasswordPage() {
  const [link] = useState(() => window.location.hash.slice(1));
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const set = trpc.identity.usePasswordLink.useMutation();
  const code = refusalOf(set.error)?.appCode;

  function submit(event: FormEvent) {
    event.preventDefault();
    const isSame = next.normalize('NFC') === again.normalize('NFC');
    setDiffers(!isSame);
    if (isSame) set.mutate({ link, newPassword: next });
  }
  const field = (value: string, change: (value: string) => void) => ({
    value,
    onChange: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
    autoComplete: 'new-password',
    required: true,
    withAsterisk: false,
    maxLength: 200,
    visibilityToggleButtonProps: { 'aria-label': passwordTexts.show },
  });

  if (set.isSuccess) {
    return (
      <SignInFrame title={forgottenTexts.newTitle}>
        <Alert color="teal" variant="light" role="status">
          {forgottenTexts.isSet}
        </Alert>
        {/* A whole new page: whoever was signed in here may be no more. */}
        <Anchor href="/staff/sign-in">{forgottenTexts.signIn}</Anchor>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame title={forgottenTexts.newTitle}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text size="sm">{forgottenTexts.newText}</Text>
          <PasswordInput
            label={passwordTexts.next}
            description={passwordTexts.hint}
            autoFocus
            error={code === 'PASSWORD_UNFIT' && errorText(set.error)}
            {...field(next, setNext)}
          />
          <PasswordInput
            label={passwordTexts.again}
            error={differs && passwordTexts.differs}
            {...field(again, setAgain)}
          />
          {set.error && code !== 'PASSWORD_UNFIT' && (
            <Alert color="red" variant="light" role="alert">
              {errorText(set.error)}
            </Alert>
          )}
          <Button type="submit" size="md" loading={set.isPending}>
            {forgottenTexts.set}
          </Button>
        </Stack>
      </form>
      <Anchor renderRoot={(props) => <Link to="/forgotten" {...props} />}>{forgottenTexts.another}</Anchor>
    </SignInFrame>
  );
}
