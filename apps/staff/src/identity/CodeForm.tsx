import { Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { errorText } from '../errors.ts';

export type CodeFormProps = {
  label: string;
  submit: string;
  isPending: boolean;
  error: unknown;
  onCode: (code: string) => void;
};

/** One code, from the device or from paper. */
export function CodeForm({ label, submit, isPending, error, onCode }: CodeFormProps) {
  const [code, setCode] = useState('');
  function send(event: FormEvent) {
    event.preventDefault();
    onCode(code.trim());
  }
  return (
    <form onSubmit={send}>
      <Stack gap="sm">
        <TextInput
          data-autofocus
          autoFocus
          label={label}
          name="one-time-code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
          withAsterisk={false}
          minLength={6}
          maxLength={30}
          error={Boolean(error) && errorText(error)}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button type="submit" size="md" loading={isPending}>
          {submit}
        </Button>
      </Stack>
    </form>
  );
}
