import { Text, TextInput } from '@mantine/core';
import type { PupilCases } from '@truong/contracts/pupil-cases';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { caseTexts as texts } from './messages.ts';

type Of = { unitId: number; schoolYear: number };

/** An exemption is taken back, with the reason. */
export function RevokeExemption(props: { of: Of; exemption: PupilCases['exemptions'][number]; onEnd: () => void }) {
  const { of, exemption, onEnd } = props;
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const revoke = trpc.gradebook.revokeExemption.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.gradebook.invalidate();
      onEnd();
    },
  });
  return (
    <WithReason
      title={texts.revokeQuestion(exemption.fullName, exemption.subjectName)}
      confirm={texts.revoke}
      isPending={revoke.isPending}
      error={revoke.error}
      onConfirm={(reason) => {
        const content = { ...of, exemptionId: exemption.id, reason };
        revoke.mutate({ ...content, requestId: requestId.of(content) });
      }}
      onCancel={onEnd}
    />
  );
}

/** A plan is ended: the rules decide the pupil's year again. */
export function EndPlan({ of, plan, onEnd }: { of: Of; plan: PupilCases['plans'][number]; onEnd: () => void }) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const end = trpc.gradebook.saveIndividualPlan.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.gradebook.invalidate();
      onEnd();
    },
  });
  return (
    <WithReason
      title={texts.endQuestion(plan.fullName)}
      text={texts.endText}
      confirm={texts.end}
      isPending={end.isPending}
      error={end.error}
      onConfirm={(reason) => {
        const content = { ...of, pupilId: plan.pupilId, learning: null, conduct: null, decision: null, reason };
        end.mutate({ ...content, requestId: requestId.of(content) });
      }}
      onCancel={onEnd}
    />
  );
}

type WithReasonProps = {
  title: string;
  text?: string;
  confirm: string;
  isPending: boolean;
  error: unknown;
  onConfirm: (reason: string) => void;
  onCancel: () => void;
};

function WithReason({ text, onConfirm, ...question }: WithReasonProps) {
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = reason.trim().length < 3;
  return (
    <Question
      {...question}
      isOpen
      onConfirm={() => {
        setTried(true);
        if (!isShort) onConfirm(reason.trim());
      }}
    >
      {text && <Text size="sm">{text}</Text>}
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
  );
}
