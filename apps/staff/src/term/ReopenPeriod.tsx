import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { Consequences } from './Consequences.tsx';

export type ReopenPeriodProps = {
  words: {
    button: string;
    question: string;
    consequences: readonly string[];
    reason: string;
    reasonHint: string;
  };
  reopening: {
    isPending: boolean;
    error: unknown;
    reset: () => void;
    run: (reason: string, onDone: () => void) => void;
  };
};

/** Opening again what the principal closed, a term, a year or its summer: with a reason that is kept. */
export function ReopenPeriod({ words, reopening }: ReopenPeriodProps) {
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = reason.trim().length < 3;
  const done = () => {
    setAsking(false);
    setReason('');
    setTried(false);
  };
  const send = () => {
    setTried(true);
    if (!isShort) reopening.run(reason.trim(), done);
  };
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {words.button}
      </Button>
      <Question
        isOpen={isAsking}
        title={words.question}
        confirm={words.button}
        isPending={reopening.isPending}
        error={reopening.error}
        onConfirm={send}
        onCancel={() => {
          setAsking(false);
          reopening.reset();
        }}
      >
        <Consequences of={words.consequences} />
        <TextInput
          data-autofocus
          required
          label={words.reason}
          description={words.reasonHint}
          error={isTried && isShort && words.reasonHint}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Question>
    </>
  );
}
