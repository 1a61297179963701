import { Alert, Button, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { errorText } from '../errors.ts';
import { refusalOf, trpc } from '../trpc.ts';
import { passwordTexts } from './account-messages.ts';

export type PasswordFormProps = { username: string; isIssued?: boolean; onChanged: () => void };

/** A new password for the old one; the new one twice, since it is not seen while typing. */
export function PasswordForm({ username, isIssued = false, onChanged }: PasswordFormProps) {
  const [old, setOld] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [differs, setDiffers] = useState(false);
  const change = trpc.identity.changePassword.useMutation({
    onSuccess: () => {
      for (const clear of [setOld, setNext, setAgain]) clear('');
      onChanged();
    },
  });
  const code = refusalOf(change.error)?.appCode;

  function submit(event: FormEvent) {
    event.preventDefault();
    const isSame = next.normalize('NFC') === again.normalize('NFC');
    setDiffers(!isSame);
    if (isSame) change.mutate({ oldPassword: old, newPassword: next });
  }
  const field = (value: string, set: (value: string) => void) => ({
    value,
    onChange: (event: { currentTarget: { value: string } }) => set(event.currentTarget.value),
    required: true,
    withAsterisk: false,
    maxLength: 200,
    visibilityToggleButtonProps: { 'aria-label': passwordTexts.show },
  });

  return (
    <form onSubmit={submit}>
      <Stack gap="sm" maw={380}>
        {/* For the browser's keeper of passwords. */}
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordInput
          label={isIssued ? passwordTexts.issued : passwordTexts.old}
          autoComplete="current-password"
          error={code === 'PASSWORD_WRONG' && errorText(change.error)}
          {...field(old, setOld)}
        />
        <PasswordInput
          label={passwordTexts.next}
          description={passwordTexts.hint}
          autoComplete="new-password"
          error={code === 'PASSWORD_UNFIT' && errorText(change.error)}
          {...field(next, setNext)}
        />
        <PasswordInput
          label={passwordTexts.again}
          autoComplete="new-password"
          error={differs && passwordTexts.differs}
          {...field(again, setAgain)}
        />
        {change.error && code !== 'PASSWORD_WRONG' && code !== 'PASSWORD_UNFIT' && (
          <Alert color="red" variant="light" role="alert">
            {errorText(change.error)}
          </Alert>
        )}
        <Button
          type="submit"
          loading={change.isPending}
          variant={isIssued ? 'filled' : 'default'}
          style={{ alignSelf: 'flex-start' }}
        >
          {passwordTexts.change}
        </Button>
      </Stack>
    </form>
  );
}
