import { Text } from '@mantine/core';
import type { Role } from '@truong/contracts/permissions';
import { formatDate } from '@truong/vietnamese/dates';
import { useState } from 'react';
import { Question } from '../Question.tsx';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { dayOf, OptionalDate } from './OptionalDate.tsx';
import { roleTexts } from './role-messages.ts';

export type Ending = { assignmentId: number; role: Role; fullName: string };
export type EndRoleProps = { unitId: number; today: string; of: Ending; onClose: () => void };

/** Ends a role after a last day. */
export function EndRole({ unitId, today, of, onClose }: EndRoleProps) {
  const [lastDay, setLastDay] = useState(formatDate(today));
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const end = trpc.identity.endRole.useMutation({
    onSuccess: async () => {
      requestId.done();
      await Promise.all([utils.identity.roles.invalidate(), utils.identity.delegations.invalidate()]);
      onClose();
    },
  });
  function confirm() {
    const day = dayOf(lastDay);
    if (!day) return;
    const content = { unitId, assignmentId: of.assignmentId, lastDay: day };
    end.mutate({ ...content, requestId: requestId.of(content) });
  }
  return (
    <Question
      isOpen
      isRefusing
      title={roleTexts.endQuestion(of.role, of.fullName)}
      confirm={roleTexts.end}
      isPending={end.isPending}
      error={end.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Text size="sm">{roleTexts.endText}</Text>
      <OptionalDate
        label={roleTexts.lastDay}
        hint={roleTexts.lastDayHint}
        isRequired
        value={lastDay}
        onType={setLastDay}
      />
    </Question>
  );
}
