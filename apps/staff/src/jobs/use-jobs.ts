import type { Job } from '@truong/contracts/jobs';
import { useEffect, useRef } from 'react';
import { trpc } from '../trpc.ts';

/** While something runs its progress is asked for every second and a half; otherwise now and then, for what another tab began. */
const asking = { busyMs: 1_500, quietMs: 60_000 };

export function isUnfinished(job: Pick<Job, 'state'>): boolean {
  return job.state === 'waiting' || job.state === 'running';
}

/** One's own jobs of the last days. When one ends, its notice is asked for at once. */
export function useJobs() {
  const utils = trpc.useUtils();
  const jobs = trpc.jobs.list.useQuery(undefined, {
    refetchInterval: ({ state }) => (state.data?.some(isUnfinished) ? asking.busyMs : asking.quietMs),
  });
  const unfinished = jobs.data?.filter(isUnfinished).length ?? 0;
  const before = useRef(unfinished);
  useEffect(() => {
    if (unfinished < before.current) void utils.notices.invalidate();
    before.current = unfinished;
  }, [unfinished, utils]);
  return jobs;
}
