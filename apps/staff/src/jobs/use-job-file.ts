import type { Job, JobRef } from '@truong/contracts/jobs';
import { useEffect, useRef, useState } from 'react';
import { errorText, textOfCode } from '../errors.ts';
import { downloadWorkbook } from '../statistics/download.ts';
import { trpc } from '../trpc.ts';
import { isUnfinished } from './use-jobs.ts';

/** A file is mostly made before the second question. */
const askAgainMs = [150, 250, 400, 800, 1500];

export type JobFile<Kind> = {
  busy: { kind: Kind; job: Job | null } | null;
  refusal: string | null;
  start: (kind: Kind, ask: () => Promise<JobRef>) => void;
};

/** Asks for a job that makes a file and saves it when it is made. Who leaves the page before finds it among the jobs, with a notice. */
export function useJobFile<Kind>(): JobFile<Kind> {
  const utils = trpc.useUtils();
  const [busy, setBusy] = useState<JobFile<Kind>['busy']>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);

  async function save(kind: Kind, ask: () => Promise<JobRef>): Promise<void> {
    const ref = await ask();
    void utils.jobs.list.invalidate();
    for (let round = 0; !isLeft.current; round += 1) {
      const job = await jobAfter(ref, askAgainMs[round] ?? 1500);
      if (!isUnfinished(job)) {
        if (job.state === 'done') downloadWorkbook(await utils.client.jobs.file.query(ref));
        else if (job.error) setRefusal(textOfCode(job.error.code, job.error.data as never));
        await Promise.all([utils.jobs.invalidate(), utils.notices.invalidate()]);
        return;
      }
      setBusy({ kind, job });
    }
  }

  async function jobAfter(ref: JobRef, ms: number): Promise<Job> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return utils.client.jobs.get.query(ref);
  }

  return {
    busy,
    refusal,
    start(kind, ask): void {
      setRefusal(null);
      setBusy({ kind, job: null });
      void save(kind, ask)
        .catch((error: unknown) => setRefusal(errorText(error)))
        .finally(() => setBusy(null));
    },
  };
}
