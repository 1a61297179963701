import type { UnitTerm } from '@truong/contracts/common';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { termTexts } from './messages.ts';
import { ReopenPeriod } from './ReopenPeriod.tsx';

export function ReopenTerm({ of, name, pupils }: { of: UnitTerm; name: string; pupils: number }) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const { isPending, error, reset, mutate } = trpc.gradebook.reopenTerm.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.gradebook.invalidate(), utils.forms.invalidate(), utils.pivot.invalidate()]);
    },
  });
  const run = (reason: string, onDone: () => void) => {
    const content = { ...of, reason };
    mutate({ ...content, requestId: requestId.of(content) }, { onSuccess: onDone });
  };
  return (
    <ReopenPeriod
      words={{
        button: termTexts.reopen,
        question: termTexts.reopenQuestion(name),
        consequences: termTexts.reopenConsequence(pupils),
        reason: termTexts.reopenReason,
        reasonHint: termTexts.reopenReasonHint,
      }}
      reopening={{ isPending, error, reset, run }}
    />
  );
}
