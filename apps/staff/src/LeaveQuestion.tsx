import { Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { common } from './messages.ts';
import { Question } from './Question.tsx';

/** Asks before a page with unsaved changes is left; of a closing tab the browser asks in its own words. */
export function LeaveQuestion({ isChanged }: { isChanged: boolean }) {
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: isChanged,
    withResolver: true,
  });
  return (
    <Question
      isOpen={leaving.status === 'blocked'}
      title={common.leave.title}
      confirm={common.leave.confirm}
      isRefusing
      isPending={false}
      error={null}
      onConfirm={() => leaving.proceed?.()}
      onCancel={() => leaving.reset?.()}
    >
      <Text size="sm">{common.leave.text}</Text>
    </Question>
  );
}
