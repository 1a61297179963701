import { Text, TextInput } from '@mantine/core';
import type { PaperList } from '@truong/contracts/papers';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { paperKinds, registerTexts } from './messages.ts';

type Props = {
  of: { unitId: number; schoolYear: number };
  paper: PaperList['papers'][number];
  onEnd: () => void;
};

/** Takes a paper back for good, with a reason. */
export function RevokePaper({ of, paper, onEnd }: Props) {
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const revoke = trpc.certificates.revoke.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.certificates.invalidate(), utils.gradebook.paperBoard.invalidate()]);
      onEnd();
    },
  });
  const content = { ...of, paperId: paper.id, reason: reason.trim() };
  const isShort = content.reason.length < 3;
  function confirm() {
    setTried(true);
    if (!isShort) revoke.mutate({ ...content, requestId: requestId.of(content) });
  }
  return (
    <Question
      isOpen
      isRefusing
      title={registerTexts.revokeQuestion(paperKinds[paper.kind], paper.holder)}
      confirm={registerTexts.revoke}
      isPending={revoke.isPending}
      error={revoke.error}
      onConfirm={confirm}
      onCancel={onEnd}
    >
      <Text size="sm">{registerTexts.revokeText}</Text>
      <TextInput
        required
        label={registerTexts.reason}
        description={registerTexts.reasonHint}
        error={isTried && isShort && registerTexts.reasonHint}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Question>
  );
}
