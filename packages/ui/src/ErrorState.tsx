import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { StateBadge } from './StateBadge.tsx';

export type ErrorStateProps = {
  /** What happened. */
  title: string;
  /** What is kept, and what to do. */
  text?: ReactNode;
  retry?: { label: string; onRetry: () => void };
};

export function ErrorState({ title, text, retry }: ErrorStateProps) {
  return (
    <Stack gap={8} align="flex-start" maw={480} role="alert">
      <StateBadge state="refused">{title}</StateBadge>
      {text && <Text>{text}</Text>}
      {retry && (
        <Button variant="default" onClick={retry.onRetry}>
          {retry.label}
        </Button>
      )}
    </Stack>
  );
}
