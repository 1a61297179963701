import { Text, TextInput } from '@mantine/core';
import type { TransferList } from '@truong/contracts/transfers';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { useActing } from '../shell/acting.ts';
import { trpc } from '../trpc.ts';
import { transferTexts } from './pupil-messages.ts';

/** Takes back a transfer that waits for its answer: the pupil stays. */
export function WithdrawTransfer({ of, onEnd }: { of: TransferList['sent'][number]; onEnd: () => void }) {
  const { assignment } = useActing();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const withdraw = trpc.people.withdrawTransfer.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.people.invalidate(), utils.organisation.invalidate(), utils.gradebook.invalidate()]);
      onEnd();
    },
    // The other school was first: the list shows its answer.
    onError: () => utils.people.transfers.invalidate(),
  });
  const content = { unitId: assignment.unitId, transferId: of.transferId, reason: reason.trim() };
  const isShort = content.reason.length < 3;
  function confirm() {
    setTried(true);
    if (!isShort) withdraw.mutate({ ...content, requestId: requestId.of(content) });
  }
  return (
    <Question
      isOpen
      isRefusing
      title={transferTexts.withdrawQuestion(of.fullName, of.toName)}
      confirm={transferTexts.withdraw}
      isPending={withdraw.isPending}
      error={withdraw.error}
      onConfirm={confirm}
      onCancel={onEnd}
    >
      <Text size="sm">{transferTexts.withdrawText}</Text>
      <TextInput
        required
        label={transferTexts.withdrawReason}
        description={transferTexts.withdrawReasonHint}
        error={isTried && isShort && transferTexts.withdrawReasonHint}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Question>
  );
}
