import type { Job, JobRef } from '@truong/contracts/jobs';
import { useEffect, useRef, useState } from 'react';
import { downloadFile } from '../download.ts';
import { errorText, textOfCode } from '../errors.ts';
import { trpc } from '../trpc.ts';
import { isUnfinished } from './use-jobs.ts';

/** A file is mostly made before the second question. */
const askAgainMs = [150, 250, 400, 800, 1500];

type Asking = { ask: () => Promise<JobRef>; onDone?: () => Promise<unknown> };

/**
 * Asks for a job that makes a file and saves the file when it is made; `key` says which of several was asked for. Who leaves
 * the page before finds it among the jobs, with a notice.
 */
export function useJobFile<Key>() {
  const utils = trpc.useUtils();
  const [busy, setBusy] = useState<{ key: Key; job: Job | null } | null>(null);
  const [done, setDone] = useState<{ key: Key; job: Job } | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const isLeft = useRef(false);
  useEffect(() => {
    isLeft.current = false;
    return () => {
      isLeft.current = true;
    };
  }, []);

  async function save(key: Key, { ask, onDone }: Asking): Promise<void> {
    const ref = await ask();
    void utils.jobs.list.invalidate();
    for (let round = 0; !isLeft.current; round += 1) {
      const job = await jobAfter(ref, askAgainMs[round] ?? 1500);
      if (!isUnfinished(job)) {
        if (job.state === 'done') downloadFile(await utils.client.jobs.file.query(ref));
        else if (job.error) setRefusal(textOfCode(job.error.code, job.error.data as never));
        setDone({ key, job });
        await Promise.all([utils.jobs.invalidate(), utils.notices.invalidate(), onDone?.()]);
        return;
      }
      setBusy({ key, job });
    }
  }

  async function jobAfter(ref: JobRef, ms: number): Promise<Job> {
    await new Promise((resolve) => setTimeout(resolve, ms));
    return utils.client.jobs.get.query(ref);
  }

  return {
    busy,
    done,
    refusal,
    start(key: Key, asking: Asking): void {
      setRefusal(null);
      setDone(null);
      setBusy({ key, job: null });
      void save(key, asking)
        .catch((error: unknown) => setRefusal(errorText(error)))
        .finally(() => setBusy(null));
    },
  };
}
