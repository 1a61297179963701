import { Button, Text, TextInput } from '@mantine/core';
import type { SummerPupil } from '@truong/contracts/summer';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import termStyles from '../term/term.module.css';
import { trpc } from '../trpc.ts';
import { summerTexts as texts } from './messages.ts';

type Of = { unitId: number; schoolYear: number };
export type CloseSummerProps = {
  of: Of;
  name: string;
  pupils: readonly SummerPupil[];
  onClosed: (words: string) => void;
};

/** The principal closes the summer: who is promoted after it, who stays. */
export function CloseSummer({ of, name, pupils, onClosed }: CloseSummerProps) {
  const [isAsking, setAsking] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const close = trpc.gradebook.closeSummer.useMutation({
    onSuccess: async (closed) => {
      requestId.done();
      setAsking(false);
      onClosed(texts.closedDone(closed));
      await utils.gradebook.invalidate();
    },
  });
  const promoted = pupils.filter(({ decision }) => decision === 'promoted').length;
  const open = pupils.length - promoted;
  return (
    <div className={termStyles.foot}>
      <Button aria-describedby="close-summer-state" onClick={() => setAsking(true)}>
        {texts.close}
      </Button>
      <Text id="close-summer-state" size="sm" role="status">
        {texts.ready({ pupils: pupils.length, open })}
      </Text>
      <Question
        isOpen={isAsking}
        title={texts.closeQuestion(name)}
        confirm={texts.close}
        isPending={close.isPending}
        error={close.error}
        onConfirm={() => close.mutate({ ...of, requestId: requestId.of(of) })}
        onCancel={() => {
          setAsking(false);
          close.reset();
        }}
      >
        <Consequences of={texts.closeConsequence({ promoted, open })} />
      </Question>
    </div>
  );
}

/** Opening a closed summer again: with a reason that is kept. */
export function ReopenSummer({ of, name }: { of: Of; name: string }) {
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const reopen = trpc.gradebook.reopenSummer.useMutation({
    onSuccess: async () => {
      requestId.done();
      setAsking(false);
      await utils.gradebook.invalidate();
    },
  });
  const isShort = reason.trim().length < 3;
  const send = () => {
    setTried(true);
    const content = { ...of, reason: reason.trim() };
    if (!isShort) reopen.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {texts.reopen}
      </Button>
      <Question
        isOpen={isAsking}
        title={texts.reopenQuestion(name)}
        confirm={texts.reopen}
        isPending={reopen.isPending}
        error={reopen.error}
        onConfirm={send}
        onCancel={() => {
          setAsking(false);
          reopen.reset();
        }}
      >
        <Consequences of={texts.reopenConsequence} />
        <TextInput
          data-autofocus
          required
          label={texts.reason}
          description={texts.reasonHint}
          error={isTried && isShort && texts.reasonHint}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Question>
    </>
  );
}

function Consequences({ of }: { of: readonly string[] }) {
  return (
    <ul className={termStyles.consequences}>
      {of.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
