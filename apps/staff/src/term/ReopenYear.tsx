import type { UnitYear } from '@truong/contracts/common';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { termTexts } from './messages.ts';
import { ReopenPeriod } from './ReopenPeriod.tsx';
import { yearTexts } from './year-messages.ts';

export function ReopenYear({ of, name }: { of: UnitYear; name: string }) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const { isPending, error, reset, mutate } = trpc.gradebook.reopenYear.useMutation({
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
        button: yearTexts.reopen,
        question: yearTexts.reopenQuestion(name),
        consequences: yearTexts.reopenConsequence,
        reason: termTexts.reopenReason,
        reasonHint: termTexts.reopenReasonHint,
      }}
      reopening={{ isPending, error, reset, run }}
    />
  );
}
