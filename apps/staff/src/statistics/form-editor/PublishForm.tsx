import { Button, Text } from '@mantine/core';
import type { Form } from '@truong/rules/statistics/form';
import { useState } from 'react';
import { Question } from '../../Question.tsx';
import { useRequestId } from '../../request-id.ts';
import { trpc } from '../../trpc.ts';
import { editorTexts } from './messages.ts';

/** Publishing is for good: asked before, with what it means. */
export function PublishForm({ form, isReady }: { form: Form; isReady: boolean }) {
  const [isAsking, setAsking] = useState(false);
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const publish = trpc.formEditor.publish.useMutation({
    onSuccess: async () => {
      requestId.done();
      setAsking(false);
      await utils.formEditor.invalidate();
    },
  });
  const of = { formCode: form.code, version: form.version };
  return (
    <>
      <Button disabled={!isReady} onClick={() => setAsking(true)}>
        {editorTexts.publish}
      </Button>
      <Question
        isOpen={isAsking}
        title={editorTexts.publishQuestion(form.name)}
        confirm={editorTexts.publish}
        isPending={publish.isPending}
        error={publish.error}
        onConfirm={() => publish.mutate({ ...of, requestId: requestId.of(of) })}
        onCancel={() => setAsking(false)}
      >
        <Text size="sm">{editorTexts.publishText(form.version)}</Text>
      </Question>
    </>
  );
}
