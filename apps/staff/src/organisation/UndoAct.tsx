import { Text } from '@mantine/core';
import type { UnitActList } from '@truong/contracts/unit-acts';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { actTexts } from './act-messages.ts';
import { Waiting } from './Waiting.tsx';

/** The question before an act is taken back. `onEnd` hears what was done, or nothing. */
export function UndoAct({ of, onEnd }: { of: UnitActList[number]; onEnd: (words: string) => void }) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const undo = trpc.organisation.undoUnitAct.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.organisation.invalidate(), utils.forms.invalidate(), utils.pivot.invalidate()]);
      onEnd(actTexts.undoneDone);
    },
  });
  const content = { actId: of.id };
  return (
    <Question
      isOpen
      title={actTexts.undoQuestion}
      confirm={actTexts.undo}
      isPending={undo.isPending}
      error={undo.error}
      onConfirm={() => undo.mutate({ ...content, requestId: requestId.of(content) })}
      onCancel={() => onEnd('')}
    >
      <Text size="sm">{actTexts.undoConsequence(of.changeCount)}</Text>
      {undo.isPending && <Waiting text={actTexts.undoing} />}
    </Question>
  );
}
