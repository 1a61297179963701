import { Button, Text } from '@mantine/core';
import type { SummerPupil } from '@truong/contracts/summer';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { Consequences } from '../term/Consequences.tsx';
import { ReopenPeriod } from '../term/ReopenPeriod.tsx';
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

export function ReopenSummer({ of, name }: { of: Of; name: string }) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const { isPending, error, reset, mutate } = trpc.gradebook.reopenSummer.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.gradebook.invalidate();
    },
  });
  const run = (reason: string, onDone: () => void) => {
    const content = { ...of, reason };
    mutate({ ...content, requestId: requestId.of(content) }, { onSuccess: onDone });
  };
  return (
    <ReopenPeriod
      words={{
        button: texts.reopen,
        question: texts.reopenQuestion(name),
        consequences: texts.reopenConsequence,
        reason: texts.reason,
        reasonHint: texts.reasonHint,
      }}
      reopening={{ isPending, error, reset, run }}
    />
  );
}
