import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { OwnAccount } from '@truong/contracts/identity';
import { StateBadge } from '@truong/ui/StateBadge.tsx';
import { formatDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { errorText } from '../errors.ts';
import { Question } from '../Question.tsx';
import { trpc } from '../trpc.ts';
import { factorTexts } from './account-messages.ts';
import { EnrolFactor } from './EnrolFactor.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';

/** Whether the second factor is on, turning it on or off, and new recovery codes. */
export function FactorSection({ factor, onChanged }: { factor: OwnAccount['factor']; onChanged: () => void }) {
  const [isEnrolling, setEnrolling] = useState(false);
  const [isRemoving, setRemoving] = useState(false);
  const renew = trpc.identity.renewRecoveryCodes.useMutation({ onSuccess: onChanged });
  const remove = trpc.identity.removeFactor.useMutation({
    onSuccess: () => {
      setRemoving(false);
      onChanged();
    },
  });
  return (
    <Stack gap="sm" align="flex-start">
      {factor.enrolledAt ? (
        <Group gap="md">
          <StateBadge state="done">
            {factorTexts.isOn} {factorTexts.since(formatDate(factor.enrolledAt))}
          </StateBadge>
          <Text size="sm">{factorTexts.codesLeft(factor.codesLeft)}</Text>
        </Group>
      ) : (
        <Text size="sm">{factorTexts.isOff}</Text>
      )}
      {factor.enrolledAt && factor.isNeeded && <Text size="sm">{factorTexts.isNeeded}</Text>}
      {renew.error && (
        <Alert color="red" variant="light" role="alert">
          {errorText(renew.error)}
        </Alert>
      )}
      <Group gap="xs">
        {factor.enrolledAt ? (
          <>
            <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate()}>
              {factorTexts.renew}
            </Button>
            {!factor.isNeeded && (
              <Button variant="default" onClick={() => setRemoving(true)}>
                {factorTexts.remove}
              </Button>
            )}
          </>
        ) : (
          <Button variant="default" onClick={() => setEnrolling(true)}>
            {factorTexts.begin}
          </Button>
        )}
      </Group>
      <Shown
        title={factorTexts.enrolTitle}
        isOpen={isEnrolling}
        onClose={() => {
          setEnrolling(false);
          onChanged();
        }}
      />
      <Modal opened={renew.data !== undefined} onClose={renew.reset} withCloseButton={false} centered>
        <Stack>
          <Modal.Title fw={600}>{factorTexts.codesTitle}</Modal.Title>
          {renew.data && <RecoveryCodes codes={renew.data.codes} onKept={renew.reset} />}
        </Stack>
      </Modal>
      <Question
        isOpen={isRemoving}
        title={factorTexts.removeQuestion}
        confirm={factorTexts.remove}
        isRefusing
        isPending={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate()}
        onCancel={() => setRemoving(false)}
      >
        <Text size="sm">{factorTexts.removeText}</Text>
      </Question>
    </Stack>
  );
}

function Shown({ title, isOpen, onClose }: { title: string; isOpen: boolean; onClose: () => void }) {
  return (
    <Modal opened={isOpen} onClose={onClose} withCloseButton={false} centered>
      <Stack>
        <Modal.Title fw={600}>{title}</Modal.Title>
        <EnrolFactor onDone={onClose} />
      </Stack>
    </Modal>
  );
}
