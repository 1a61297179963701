import { Button, Group, TextInput } from '@mantine/core';
import { formatDate, parseDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { classTexts } from './class-messages.ts';
import type { ClassRef } from './PlanLineDialog.tsx';

export type EndAssignmentProps = {
  of: ClassRef;
  table: 'teaching' | 'homeroom';
  assignment: { id: number; name: string };
  today: string;
  onEnd: () => void;
};

/** The last day of an assignment; or taking away what was entered by mistake. */
export function EndAssignment({ of, table, assignment, today, onEnd }: EndAssignmentProps) {
  const [text, setText] = useState(formatDate(today));
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const settled = {
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.organisation.invalidate(), utils.people.invalidate(), utils.gradebook.invalidate()]);
      onEnd();
    },
  };
  const teaching = trpc.organisation.saveTeaching.useMutation(settled);
  const homeroom = trpc.organisation.saveHomeroom.useMutation(settled);
  const save = table === 'teaching' ? teaching : homeroom;
  const day = parseDate(text);
  const send = (change: { kind: 'end'; id: number; validTo: string } | { kind: 'remove'; id: number }) => {
    const content = { ...of, change };
    save.mutate({ ...content, requestId: requestId.of(content) });
  };
  return (
    <Question
      isOpen
      title={classTexts.endName(assignment.name)}
      confirm={classTexts.end}
      isPending={save.isPending}
      error={save.error}
      onConfirm={() => day !== null && send({ kind: 'end', id: assignment.id, validTo: day })}
      onCancel={onEnd}
    >
      <TextInput
        data-autofocus
        label={classTexts.endOn}
        inputMode="numeric"
        error={day === null ? classTexts.wrongDay : undefined}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Group>
        <Button variant="default" onClick={() => send({ kind: 'remove', id: assignment.id })}>
          {classTexts.removeAssignment}
        </Button>
      </Group>
    </Question>
  );
}
