import { Button, Group, Text } from '@mantine/core';
import { errorText } from '../errors.ts';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { jobTexts } from './messages.ts';

export function StartSchoolCheck({ unitId }: { unitId: number }) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const start = trpc.jobs.startSchoolCheck.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.jobs.invalidate();
    },
  });
  return (
    <Group gap="sm">
      {start.error && (
        <Text c="red" role="alert">
          {errorText(start.error)}
        </Text>
      )}
      <Button loading={start.isPending} onClick={() => start.mutate({ unitId, requestId: requestId.of({ unitId }) })}>
        {jobTexts.startCheck}
      </Button>
    </Group>
  );
}
