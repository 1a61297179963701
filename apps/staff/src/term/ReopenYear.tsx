import { Button, TextInput } from '@mantine/core';
import type { UnitYear } from '@truong/contracts/common';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { termTexts } from './messages.ts';
import styles from './term.module.css';
import { yearTexts } from './year-messages.ts';

/** Opening a closed year again: with a reason that is kept. */
export function ReopenYear({ of, name }: { of: UnitYear; name: string }) {
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [isShort, setShort] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const reopen = trpc.gradebook.reopenYear.useMutation({
    onSuccess: async () => {
      requestId.done();
      setAsking(false);
      setReason('');
      await utils.gradebook.invalidate();
    },
  });
  const send = () => {
    const content = { ...of, reason: reason.trim() };
    setShort(content.reason.length < 3);
    if (content.reason.length >= 3) reopen.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {yearTexts.reopen}
      </Button>
      <Question
        isOpen={isAsking}
        title={yearTexts.reopenQuestion(name)}
        confirm={yearTexts.reopen}
        isPending={reopen.isPending}
        error={reopen.error}
        onConfirm={send}
        onCancel={() => {
          setAsking(false);
          reopen.reset();
        }}
      >
        <ul className={styles.consequences}>
          {yearTexts.reopenConsequence.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <TextInput
          data-autofocus
          label={termTexts.reopenReason}
          description={termTexts.reopenReasonHint}
          error={isShort && reason.trim().length < 3 ? termTexts.reopenReasonHint : undefined}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Question>
    </>
  );
}
