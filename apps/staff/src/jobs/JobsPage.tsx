import { Stack, Text } from '@mantine/core';
import type { Job } from '@truong/contracts/jobs';
import { gateOf, mayPass } from '@truong/contracts/permissions';
import { DataTable } from '@truong/ui/DataTable.tsx';
import { EmptyState } from '@truong/ui/EmptyState.tsx';
import { Page } from '@truong/ui/Page.tsx';
import { type BadgeState, StateBadge } from '@truong/ui/StateBadge.tsx';
import { textOfCode } from '../errors.ts';
import { LoadError } from '../LoadError.tsx';
import { useActing } from '../shell/acting.ts';
import { JobActions } from './JobActions.tsx';
import { JobProgress } from './JobProgress.tsx';
import { endOf, jobTexts, jobTitle, resultText } from './messages.ts';
import { NightlySection } from './NightlySection.tsx';
import { StartSchoolCheck } from './StartSchoolCheck.tsx';
import { isUnfinished, useJobs } from './use-jobs.ts';

const badges: Record<Job['state'], BadgeState> = {
  waiting: 'waiting',
  running: 'moving',
  done: 'done',
  failed: 'refused',
};

/** What one asked the machine to do, how far it is, and what came of it. */
export function JobsPage() {
  const { assignment } = useActing();
  const jobs = useJobs();
  const mayCheck = mayPass(gateOf['jobs.startSchoolCheck'], assignment);
  return (
    <Page title={jobTexts.title} actions={mayCheck && <StartSchoolCheck unitId={assignment.unitId} />}>
      <Stack maw={1100}>
        <DataTable
          caption={jobTexts.title}
          isCaptionHidden
          rows={jobs.data ?? []}
          rowKey={(job) => job.id}
          isLoading={jobs.isPending}
          error={jobs.error && <LoadError error={jobs.error} onRetry={() => jobs.refetch()} />}
          empty={<EmptyState title={jobTexts.empty} text={jobTexts.emptyText} />}
          columns={[
            { key: 'job', head: jobTexts.job, width: 210, cell: (job) => jobTitle(endOf(job)) },
            {
              key: 'state',
              head: jobTexts.state,
              width: 180,
              cell: (job) =>
                isUnfinished(job) ? (
                  <JobProgress job={job} />
                ) : (
                  <StateBadge state={badges[job.state]}>{jobTexts.states[job.state]}</StateBadge>
                ),
            },
            {
              key: 'result',
              head: jobTexts.result,
              width: 280,
              cell: (job) =>
                job.error ? textOfCode(job.error.code, job.error.data as never) : resultText(endOf(job)) || '–',
            },
            { key: 'actions', head: jobTexts.actions, width: 150, cell: (job) => <JobActions job={job} /> },
            {
              key: 'at',
              head: jobTexts.askedAt,
              width: 190,
              cell: (job) => (
                <>
                  {jobTexts.at(job.at)}
                  {job.finishedAt && (
                    <Text size="sm" c="dimmed">
                      {jobTexts.finishedAt(job.finishedAt)}
                    </Text>
                  )}
                </>
              ),
            },
          ]}
        />
        {mayPass(gateOf['jobs.nightly'], assignment) && <NightlySection />}
      </Stack>
    </Page>
  );
}
