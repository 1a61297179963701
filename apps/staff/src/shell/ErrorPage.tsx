import { Alert, Button, Stack } from '@mantine/core';
import { errorText } from '../errors.ts';
import { common } from '../messages.ts';

/** What happened in words, and trying again. */
export function ErrorPage({ error, onRetry }: { error: unknown; onRetry?: () => unknown }) {
  return (
    <Alert role="alert" color="red" variant="light" title={errorText(error)} maw={640} my="md">
      {onRetry && (
        <Stack align="flex-start">
          <Button size="xs" variant="default" onClick={() => onRetry()}>
            {common.retry}
          </Button>
        </Stack>
      )}
    </Alert>
  );
}
