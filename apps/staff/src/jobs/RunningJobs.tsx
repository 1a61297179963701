import { Button, Popover, Stack, Text } from '@mantine/core';
import { IconProgress } from '@tabler/icons-react';
import { PageLink } from '../address.tsx';
import { JobProgress } from './JobProgress.tsx';
import { endOf, jobTexts, jobTitle } from './messages.ts';
import { isUnfinished, useJobs } from './use-jobs.ts';

/** In the bar while something runs: how many, and on opening how far each is. */
export function RunningJobs() {
  const unfinished = useJobs().data?.filter(isUnfinished) ?? [];
  if (unfinished.length === 0) return null;
  return (
    <Popover position="bottom-end" width={320} trapFocus withRoles>
      <Popover.Target>
        <Button
          variant="subtle"
          size="compact-md"
          flex="none"
          leftSection={<IconProgress size={18} aria-hidden />}
          aria-label={jobTexts.runningCount(unfinished.length)}
        >
          {unfinished.length}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={jobTexts.running}>
        <Stack gap="sm">
          {unfinished.map((job) => (
            <div key={job.id}>
              <Text fw={600}>{jobTitle(endOf(job))}</Text>
              <JobProgress job={job} />
            </div>
          ))}
          <Text size="sm" c="dimmed">
            {jobTexts.leave}
          </Text>
          <PageLink to="/jobs">{jobTexts.all}</PageLink>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
