import { Progress, Stack, Text } from '@mantine/core';
import type { Job, JobKind } from '@truong/contracts/jobs';
import { jobName, jobTexts, progressText } from './messages.ts';

export type JobProgressProps = { job: Pick<Job, 'state' | 'done' | 'total'> & { kind: JobKind } };

/** How far a job is: a bar and a count, or that it waits for its turn. */
export function JobProgress({ job }: JobProgressProps) {
  const share = job.total ? (job.done / job.total) * 100 : 0;
  const count = progressText(job);
  return (
    <Stack gap={4}>
      <Text size="sm" role="status">
        {count ? `${jobTexts.states[job.state]} · ${count}` : jobTexts.states[job.state]}
      </Text>
      <Progress.Root size="sm">
        <Progress.Section value={share} aria-label={`${jobName(job.kind)}: ${count || jobTexts.states[job.state]}`} />
      </Progress.Root>
    </Stack>
  );
}
