import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Job } from '@truong/contracts/jobs';
import { PageLink } from '../address.tsx';
import { downloadFile } from '../download.ts';
import { errorText } from '../errors.ts';
import { useRequestId } from '../request-id.ts';
import { trpc } from '../trpc.ts';
import { placeOfJob } from './job-place.ts';
import { endOf, jobTexts } from './messages.ts';

/** What one can still do with a job that is over: open its report, take its file, start it again. */
export function JobActions({ job }: { job: Job }) {
  const place = placeOfJob(endOf(job));
  return (
    <Group gap="xs">
      {place && <PageLink {...place}>{jobTexts.open}</PageLink>}
      {job.result && 'keptUntil' in job.result && <TakeFile job={job} keptUntil={job.result.keptUntil} />}
      {job.state === 'failed' && <StartAgain job={job} />}
    </Group>
  );
}

function TakeFile({ job: { unitId, id }, keptUntil }: { job: Job; keptUntil: string }) {
  const { client } = trpc.useUtils();
  const file = useMutation({
    mutationFn: async () => downloadFile(await client.jobs.file.query({ unitId, id })),
  });
  if (Date.parse(keptUntil) < Date.now()) return <Text size="sm">{jobTexts.fileGone}</Text>;
  return (
    <>
      <Button size="compact-sm" variant="default" loading={file.isPending} onClick={() => file.mutate()}>
        {jobTexts.download}
      </Button>
      <Refused error={file.error} />
    </>
  );
}

function StartAgain({ job: { unitId, id } }: { job: Job }) {
  const requestId = useRequestId();
  const utils = trpc.useUtils();
  const start = trpc.jobs.startAgain.useMutation({
    onSuccess: async () => {
      requestId.done();
      await utils.jobs.invalidate();
    },
  });
  const of = { unitId, id };
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        loading={start.isPending}
        onClick={() => start.mutate({ ...of, requestId: requestId.of(of) })}
      >
        {jobTexts.again}
      </Button>
      <Refused error={start.error} />
    </>
  );
}

function Refused({ error }: { error: unknown }) {
  if (!error) return null;
  return (
    <Text size="sm" c="red" role="alert">
      {errorText(error)}
    </Text>
  );
}
