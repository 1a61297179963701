import { Alert, Button, Code, Skeleton, Stack, Text } from '@mantine/core';
import { useEffect } from 'react';
import { errorText } from '../errors.ts';
import { common } from '../messages.ts';
import { trpc } from '../trpc.ts';
import { factorTexts } from './account-messages.ts';
import { CodeForm } from './CodeForm.tsx';
import styles from './identity.module.css';
import { RecoveryCodes } from './RecoveryCodes.tsx';

/** The secret for the device as a picture and as letters, its first code, then the recovery codes. */
export function EnrolFactor({ onDone }: { onDone: () => void }) {
  const begin = trpc.identity.beginFactor.useMutation();
  const enrol = trpc.identity.enrolFactor.useMutation();
  const { mutate } = begin;
  useEffect(() => mutate(), [mutate]);

  if (enrol.data) return <RecoveryCodes codes={enrol.data.codes} onKept={onDone} />;
  if (begin.error) {
    return (
      <Alert color="red" variant="light" role="alert">
        <Stack align="flex-start" gap="xs">
          {errorText(begin.error)}
          <Button variant="default" onClick={() => mutate()}>
            {common.retry}
          </Button>
        </Stack>
      </Alert>
    );
  }
  if (!begin.data) return <Skeleton height={320} />;
  return (
    <Stack maw={380}>
      <Text size="sm">{factorTexts.scan}</Text>
      <img
        className={styles.qr}
        alt={factorTexts.scanLabel}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(begin.data.qrSvg)}`}
      />
      <Text size="sm">
        {factorTexts.byHand} <Code className={styles.secret}>{begin.data.secret.match(/.{1,4}/g)?.join(' ')}</Code>
      </Text>
      <CodeForm
        label={factorTexts.firstCode}
        submit={factorTexts.enrol}
        isPending={enrol.isPending}
        error={enrol.error}
        onCode={(code) => enrol.mutate({ code })}
      />
    </Stack>
  );
}
