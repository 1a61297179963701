import { TextInput } from '@mantine/core';
import { parseDate } from '@truong/vietnamese/dates';
import { roleTexts } from './role-messages.ts';

type OptionalDateProps = {
  label: string;
  hint?: string;
  isRequired?: boolean;
  /** As typed: nothing, or a day. */
  value: string;
  onType: (value: string) => void;
};

/** A day inside a dialog, as people write it; whoever shows it asks `dayOf` before sending. */
export function OptionalDate({ label, hint, isRequired = false, value, onType }: OptionalDateProps) {
  const isWrong = value.trim() === '' ? false : parseDate(value) === null;
  return (
    <TextInput
      label={label}
      {...(hint ? { description: hint } : {})}
      required={isRequired}
      inputMode="numeric"
      error={isWrong && roleTexts.dateWrong}
      value={value}
      onChange={(event) => onType(event.currentTarget.value)}
    />
  );
}

/** null: left empty; undefined: no day. */
export function dayOf(typed: string): string | null | undefined {
  return typed.trim() === '' ? null : (parseDate(typed) ?? undefined);
}
