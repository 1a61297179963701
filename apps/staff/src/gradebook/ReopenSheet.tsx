import { Button, Text, Textarea } from '@mantine/core';
import type { Sheet } from '@truong/contracts/gradebook';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { sheetTexts } from './messages.ts';

/** The principal opens a closed sheet again, with a reason for its history. */
export function ReopenSheet({ sheet, name, onMoved }: { sheet: Sheet; name: string; onMoved: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [isTooShort, setIsTooShort] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const reopen = trpc.gradebook.reopenSheet.useMutation({
    onSuccess: () => {
      requestId.done();
      setIsAsking(false);
      setReason('');
      onMoved();
      void utils.gradebook.sheets.invalidate();
      void utils.gradebook.termBoard.invalidate();
    },
  });

  function confirm() {
    if (reason.trim().length < 3) return setIsTooShort(true);
    const content = { unitId: sheet.unitId, schoolYear: sheet.schoolYear, sheetId: sheet.id, reason: reason.trim() };
    reopen.mutate({ ...content, requestId: requestId.of(content) });
  }

  return (
    <>
      <Button size="compact-sm" variant="default" onClick={() => setIsAsking(true)}>
        {sheetTexts.reopen}
      </Button>
      <Question
        isOpen={isAsking}
        title={sheetTexts.reopenQuestion(name)}
        confirm={sheetTexts.reopen}
        isPending={reopen.isPending}
        error={reopen.error}
        onConfirm={confirm}
        onCancel={() => setIsAsking(false)}
      >
        <Text size="sm">{sheetTexts.reopenText}</Text>
        <Textarea
          data-autofocus
          label={sheetTexts.reason}
          description={sheetTexts.reasonHint}
          error={isTooShort && sheetTexts.reasonTooShort}
          maxLength={500}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
            setIsTooShort(false);
          }}
        />
      </Question>
    </>
  );
}
