import { Alert, Button, Checkbox, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { errorText } from '../errors.ts';
import { common } from '../messages.ts';
import { useActing } from '../shell/acting.ts';
import { refusalOf } from '../trpc.ts';
import { type FieldSet, type FieldSpec, readFields, textsOf } from './fields.ts';
import { problemText } from './particulars-messages.ts';
import styles from './people.module.css';

export type FieldFormProps = {
  specs: readonly FieldSpec[];
  kept?: Readonly<Record<string, unknown>>;
  submit: string;
  isPending: boolean;
  error: unknown;
  onSubmit: (set: FieldSet) => void;
  onCancel: () => void;
  children?: ReactNode;
};

/** A form of particulars: what cannot be read, and what the server refuses of a field, stands at the field. */
export function FieldForm({
  specs,
  kept = {},
  submit,
  isPending,
  error,
  onSubmit,
  onCancel,
  children,
}: FieldFormProps) {
  const { calendar } = useActing();
  const [texts, setTexts] = useState(() => textsOf(specs, kept));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const refused = problemsOf(error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const read = readFields(specs, texts, calendar);
    setErrors(read.errors);
    if (Object.keys(read.errors).length === 0) onSubmit(read.set);
  };
  const change = (name: string) => (text: string) => setTexts((old) => ({ ...old, [name]: text }));
  return (
    <form onSubmit={send} noValidate>
      <Stack gap="md">
        {children}
        <div className={styles.fields}>
          {specs.map((spec) => (
            <Field
              key={spec.name}
              spec={spec}
              text={texts[spec.name] ?? ''}
              error={errors[spec.name] ?? refused[spec.name]}
              onChange={change(spec.name)}
            />
          ))}
        </div>
        {Boolean(error) && (
          <Alert color="red" variant="light" role="alert">
            {errorText(error)}
          </Alert>
        )}
        <Group gap="xs">
          <Button type="submit" loading={isPending}>
            {submit}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {common.cancel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function problemsOf(error: unknown): Record<string, string> {
  const refusal = refusalOf(error);
  if (refusal?.appCode !== 'PARTICULARS_INVALID') return {};
  return Object.fromEntries(refusal.appData.problems.map((problem) => [problem.field, problemText(problem)]));
}

type FieldProps = { spec: FieldSpec; text: string; error: string | undefined; onChange: (text: string) => void };

function Field({ spec, text, error, onChange }: FieldProps) {
  const shared = {
    label: spec.label,
    error,
    required: spec.isRequired ?? false,
    ...(spec.hint === undefined ? {} : { description: spec.hint }),
  };
  if (spec.kind === 'choices') {
    return (
      <Checkbox.Group {...shared} value={text ? text.split(',') : []} onChange={(values) => onChange(values.join(','))}>
        <Stack gap={4} mt={4}>
          {spec.options?.map(({ value, label }) => (
            <Checkbox key={value} size="xs" value={value} label={label} />
          ))}
        </Stack>
      </Checkbox.Group>
    );
  }
  const options =
    spec.kind === 'sex'
      ? [
          { value: 'female', label: common.female },
          { value: 'male', label: common.male },
        ]
      : spec.options;
  if (options) {
    return (
      <NativeSelect
        {...shared}
        data={[{ value: '', label: '–' }, ...options]}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      inputMode={spec.kind === 'text' || spec.kind === undefined ? 'text' : 'numeric'}
      maxLength={300}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
